package io.silkwire.ingest.robots;

import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.PageFetcher;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Robots rules per authority (scheme, host and port), fetched when first asked for and kept as RFC 9309 §2.3 and §2.4 say:
 *
 * <table>
 * <caption>What is in force after a fetch</caption>
 * <tr><th>answer</th><th>rules</th><th>asked again after</th></tr>
 * <tr><td>200, 203 and 304, also over redirects</td><td>those of the file</td><td>24 hours</td></tr>
 * <tr><td>4xx but 429, no content, a redirect too many or without target</td><td>everything allowed: there is none</td><td>24 hours</td></tr>
 * <tr><td>429, 5xx, network, DNS, TLS, time-outs, bot walls</td><td>the last good file; without one everything disallowed</td>
 * <td>5 minutes, doubling to 6 hours, never before Retry-After</td></tr>
 * <tr><td>the same for 30 days on end</td><td>the last good file; without one everything allowed</td><td>6 hours</td></tr>
 * </table>
 *
 * <p>429 counts as unreachable although it is a 4xx: a server that is asked too often does not say that it has no rules. One fetch
 * at a time per authority, while others wait for it; at most 100 000 authorities, the least recently used is forgotten first. Safe
 * for many threads.
 */
public final class RobotsCache implements Robots {
    private static final Duration FRESH = Duration.ofHours(24);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final Duration LAST_RETRY = Duration.ofHours(6);
    private static final Duration GIVEN_UP = Duration.ofDays(30);
    private static final int MAX_DOUBLINGS = 8;
    private static final int MAX_AUTHORITIES = 100_000;

    private final PageFetcher fetcher;
    private final HopGate gate;
    private final Clock clock;
    private final String agent;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, Known> entries;

    /**
     * With room for 100 000 authorities.
     *
     * @param gate of the fetches of robots.txt; must not ask this cache
     * @param agent our product token
     */
    public RobotsCache(PageFetcher fetcher, HopGate gate, Clock clock, String agent) {
        this(fetcher, gate, clock, agent, MAX_AUTHORITIES);
    }

    RobotsCache(PageFetcher fetcher, HopGate gate, Clock clock, String agent, int maxAuthorities) {
        this.fetcher = fetcher;
        this.gate = gate;
        this.clock = clock;
        this.agent = agent;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                return size() > maxAuthorities;
            }
        };
    }

    @Override
    public RobotsRules rulesFor(URI url) {
        String authority = authority(url);
        if (authority == null) {
            return RobotsTxt.DISALLOW_ALL;
        }
        return entry(authority).rules();
    }

    private Known entry(String authority) {
        lock.lock();
        try {
            return entries.computeIfAbsent(authority, Known::new);
        } finally {
            lock.unlock();
        }
    }

    /** Scheme, host and port, the port left out where it is the scheme's own; null where the URL has no host. */
    private static @Nullable String authority(URI url) {
        String scheme = url.getScheme();
        String authority = url.getRawAuthority();
        if (scheme == null || authority == null) {
            return null;
        }
        String lower = scheme.toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        String own = lower.equals("https") ? ":443" : ":80";
        return lower + "://" + (host.endsWith(own) ? host.substring(0, host.length() - own.length()) : host);
    }

    /** What is known of one authority. */
    private final class Known {
        private final URI url;
        private final ReentrantLock turn = new ReentrantLock();
        private RobotsTxt inForce = RobotsTxt.DISALLOW_ALL;
        private @Nullable RobotsTxt lastGood;
        private @Nullable Instant askAgain;
        private @Nullable Instant unreachableSince;
        private int failures;

        Known(String authority) {
            this.url = URI.create(authority + "/robots.txt");
        }

        RobotsTxt rules() {
            turn.lock();
            try {
                Instant due = askAgain;
                if (due == null || !clock.instant().isBefore(due)) {
                    refresh();
                }
                return inForce;
            } finally {
                turn.unlock();
            }
        }

        private void refresh() {
            FetchOutcome outcome = fetcher.fetch(FetchRequest.of(url, FetchRequest.Purpose.ROBOTS), gate);
            Instant now = clock.instant();
            switch (outcome) {
                case FetchOutcome.Fetched fetched ->
                    reached(RobotsTxt.parse(fetched.finalUrl(), fetched.body().bytes(), agent), now);
                case FetchOutcome.NotModified same -> unreachable(null, now);
                case FetchOutcome.Gone gone -> reached(RobotsTxt.ALLOW_ALL, now);
                case FetchOutcome.Missing missing -> reached(RobotsTxt.ALLOW_ALL, now);
                case FetchOutcome.Throttled throttled -> unreachable(throttled.retryAt(), now);
                case FetchOutcome.Walled walled -> unreachable(null, now);
                case FetchOutcome.Denied denied -> denied(denied, now);
                case FetchOutcome.Failed failed -> failed(failed, now);
            }
        }

        private void failed(FetchOutcome.Failed failed, Instant now) {
            if (isUnavailable(failed)) {
                reached(RobotsTxt.ALLOW_ALL, now);
            } else {
                unreachable(null, now);
            }
        }

        /** The server answered, and has no robots.txt that we could read (§2.3.1.2 and §2.3.1.3). */
        private static boolean isUnavailable(FetchOutcome.Failed failed) {
            Integer status = failed.status();
            return switch (failed.reason()) {
                case TOO_MANY_REDIRECTS, REDIRECT_LOOP, INVALID_REDIRECT, EMPTY -> true;
                case HTTP_ERROR -> status != null && status >= 300 && status < 500 && status != 304;
                default -> false;
            };
        }

        /**
         * Our own guard or gate: it will refuse the pages too, and give the right reason, so nothing is kept. But where only a
         * redirect led to a refused place, the rules cannot be known.
         */
        private void denied(FetchOutcome.Denied denied, Instant now) {
            if (denied.exchanges().isEmpty()) {
                inForce = RobotsTxt.ALLOW_ALL;
                askAgain = null;
            } else {
                unreachable(null, now);
            }
        }

        private void reached(RobotsTxt rules, Instant now) {
            inForce = rules;
            lastGood = rules;
            askAgain = now.plus(FRESH);
            unreachableSince = null;
            failures = 0;
        }

        private void unreachable(@Nullable Instant notBefore, Instant now) {
            Instant since = unreachableSince == null ? now : unreachableSince;
            unreachableSince = since;
            RobotsTxt known = lastGood;
            boolean givenUp = Duration.between(since, now).compareTo(GIVEN_UP) >= 0;
            inForce = known != null ? known : givenUp ? RobotsTxt.ALLOW_ALL : RobotsTxt.DISALLOW_ALL;
            Instant retry = now.plus(wait(failures++));
            askAgain = notBefore != null && notBefore.isAfter(retry) ? notBefore : retry;
        }

        private static Duration wait(int failures) {
            Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
            return doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
        }
    }
}

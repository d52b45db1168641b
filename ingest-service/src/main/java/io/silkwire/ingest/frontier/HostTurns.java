package io.silkwire.ingest.frontier;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.robots.Robots;
import io.silkwire.ingest.robots.RobotsRules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request at a time through to a host, with a pause after each: the longer of what the source is given and what
 * robots.txt asks for, of any length. One object serves all workers of an instance; that no other instance asks the host is what
 * {@link Site} and the partitions are for.
 */
public final class HostTurns {
    private static final String SECURE_DEFAULT = ":443";
    /** Who has to wait longer comes again instead, and lets others work meanwhile. */
    private static final Duration MOST_WAITED = Duration.ofSeconds(30);

    private final Robots robots;
    private final Clock clock;
    private final Pause pause;
    private final Map<String, Turns> hosts = new ConcurrentHashMap<>();

    /** Waits. */
    public interface Pause {
        /** Blocks until this time. */
        void until(Instant time) throws InterruptedException;
    }

    /** Turns under these rules. */
    public HostTurns(Robots robots, Clock clock, Pause pause) {
        this.robots = robots;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * The gate of one fetch.
     *
     * @param site hops to another site are refused with {@link Reason#FOREIGN_HOST}, for its owner to make; null lets them through
     * @param delay between two requests, unless robots.txt asks for more
     */
    public HopGate gate(@Nullable Site site, Duration delay) {
        return hop -> enter(hop, site, delay);
    }

    /** When the host may be asked again; a time past where it may be at once. */
    public Instant freeAt(String authority) {
        return turns(authority).freeAt;
    }

    private HopGate.Entry enter(URI hop, @Nullable Site site, Duration delay) {
        String authority = Site.authority(hop);
        if (authority == null) {
            return new HopGate.Refused(Reason.INVALID_URL, "no host in " + hop);
        }
        if (site != null && !site.equals(Site.of(hop))) {
            return new HopGate.Refused(
                    Reason.FOREIGN_HOST,
                    "a hop from the site " + site + " to " + authority + " is left to that site's owner");
        }
        Turns turns = turns(authority);
        try {
            turns.taken.acquire();
        } catch (InterruptedException e) {
            return interrupted(authority);
        }
        return entered(hop, turns, delay);
    }

    private HopGate.Entry entered(URI hop, Turns turns, Duration delay) {
        boolean kept = false;
        try {
            pause.until(turns.freeAt);
            RobotsRules rules = robots.rulesFor(hop);
            Duration between = longest(delay, rules.crawlDelay());
            if (!rules.allows(hop)) {
                return new HopGate.Refused(
                        Reason.DISALLOWED_BY_ROBOTS, "robots.txt of " + turns.authority + " disallows " + hop);
            }
            if (!rules.equals(turns.rules)) {
                // Rules not seen before have just been fetched from this host, which was a request too.
                turns.rules = rules;
                turns.restUntil(clock.instant().plus(between));
                if (between.compareTo(MOST_WAITED) > 0) {
                    return new HopGate.Refused(
                            Reason.THROTTLED,
                            "robots.txt of " + turns.authority + " asks for " + between + " between requests");
                }
                pause.until(turns.freeAt);
            }
            kept = true;
            return new HopGate.Entered(() -> turns.leave(clock.instant().plus(between)));
        } catch (InterruptedException e) {
            return interrupted(turns.authority);
        } finally {
            if (!kept) {
                turns.taken.release();
            }
        }
    }

    private static HopGate.Entry interrupted(String authority) {
        Thread.currentThread().interrupt();
        return new HopGate.Refused(Reason.TIMED_OUT, "interrupted while waiting for a turn on " + authority);
    }

    private static Duration longest(Duration delay, @Nullable Duration crawlDelay) {
        return crawlDelay == null || delay.compareTo(crawlDelay) >= 0 ? delay : crawlDelay;
    }

    private Turns turns(String authority) {
        // The same server behind both schemes: one host, one turn.
        String host = authority.endsWith(SECURE_DEFAULT)
                ? authority.substring(0, authority.length() - SECURE_DEFAULT.length()) + ":80"
                : authority;
        return hosts.computeIfAbsent(host, Turns::new);
    }

    /** The turns of one host. */
    private static final class Turns {
        private final String authority;
        private final Semaphore taken = new Semaphore(1, true);
        private volatile Instant freeAt = Instant.EPOCH;
        private volatile @Nullable RobotsRules rules;

        Turns(String authority) {
            this.authority = authority;
        }

        void leave(Instant next) {
            restUntil(next);
            taken.release();
        }

        synchronized void restUntil(Instant until) {
            if (until.isAfter(freeAt)) {
                freeAt = until;
            }
        }
    }
}

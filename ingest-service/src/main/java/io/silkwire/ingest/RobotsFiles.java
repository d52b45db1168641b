package io.silkwire.ingest;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.FetchRequest.Purpose;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.PageFetcher;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.ingest.robots.Robots;
import io.silkwire.ingest.robots.RobotsRules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The robots.txt of each host, kept for a day; unreachable ones forbid all and are asked again after an hour (RFC 9309 §2.3.1). */
final class RobotsFiles implements Robots {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNREACHABLE = Duration.ofHours(1);

    private final PageFetcher fetcher;
    private final Clock clock;
    private final Map<String, Kept> hosts = new ConcurrentHashMap<>();

    private record Kept(Rules rules, Instant until) {}

    private record Rules(SimpleRobotRules rules) implements RobotsRules {
        @Override
        public boolean allows(URI url) {
            return rules.isAllowed(url.toString());
        }

        @Override
        public @Nullable Duration crawlDelay() {
            long millis = rules.getCrawlDelay();
            return millis <= 0 || millis == Long.MAX_VALUE ? null : Duration.ofMillis(millis);
        }

        @Override
        public List<URI> sitemaps() {
            return rules.getSitemaps().stream().map(URI::create).toList();
        }
    }

    RobotsFiles(PageFetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    @Override
    public RobotsRules rulesFor(URI url) {
        String key = url.getScheme() + "://" + Site.authority(url);
        Instant now = clock.instant();
        Kept kept = hosts.get(key);
        if (kept == null || !now.isBefore(kept.until())) {
            kept = fetched(url.resolve("/robots.txt"), now);
            hosts.put(key, kept);
        }
        return kept.rules();
    }

    private Kept fetched(URI robots, Instant now) {
        FetchOutcome outcome = fetcher.fetch(FetchRequest.of(robots, Purpose.ROBOTS), HopGate.OPEN);
        return switch (outcome) {
            case FetchOutcome.Fetched fetched ->
                new Kept(
                        new Rules(new SimpleRobotRulesParser()
                                .parseContent(
                                        robots.toString(),
                                        fetched.body().bytes(),
                                        fetched.headers().first("Content-Type"),
                                        List.of(FetchSettings.PRODUCT.toLowerCase(Locale.ROOT)))),
                        now.plus(KEPT));
            case FetchOutcome.Missing unused -> all(RobotRulesMode.ALLOW_ALL, now.plus(KEPT));
            case FetchOutcome.Gone unused -> all(RobotRulesMode.ALLOW_ALL, now.plus(KEPT));
            case FetchOutcome.Failed failed
            when failed.status() != null && failed.status() / 100 == 4 -> all(RobotRulesMode.ALLOW_ALL, now.plus(KEPT));
            default -> all(RobotRulesMode.ALLOW_NONE, now.plus(UNREACHABLE));
        };
    }

    private static Kept all(RobotRulesMode mode, Instant until) {
        return new Kept(new Rules(new SimpleRobotRules(mode)), until);
    }
}

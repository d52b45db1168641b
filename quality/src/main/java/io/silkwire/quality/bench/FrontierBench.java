package io.silkwire.quality.bench;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.ingest.frontier.Frontier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the known places of an instance cost: memory, and the rates at which they are remembered and handed out. */
final class FrontierBench {
    private static final int HOSTS = 1_000;
    private static final int MOST_TAKEN = 100_000;

    private final int places;
    private final Instant now;

    FrontierBench(int places, Clock clock) {
        this.places = places;
        this.now = clock.instant();
    }

    /**
     * What it cost.
     *
     * @param bytes of heap that the frontier holds
     */
    record Report(int places, long bytes, long rememberedPerSecond, long handedOutPerSecond) {}

    Report run() {
        long before = used();
        long start = System.nanoTime();
        Frontier frontier = new Frontier(source -> true);
        for (int i = 0; i < places; i++) {
            frontier.put(page(i, now.plusSeconds(i % 86_400)));
        }
        long filled = System.nanoTime();
        long bytes = used() - before;
        long handing = System.nanoTime();
        int taken = 0;
        for (Frontier.Due due = take(frontier); due != null && taken < MOST_TAKEN; due = take(frontier)) {
            taken++;
            frontier.put(due.state());
            frontier.release(due.authority(), now);
        }
        return new Report(
                frontier.size(),
                bytes,
                perSecond(places, filled - start),
                perSecond(taken, System.nanoTime() - handing));
    }

    private Frontier.@Nullable Due take(Frontier frontier) {
        return frontier.take(now.plusSeconds(90_000));
    }

    private static long perSecond(int count, long nanos) {
        return count * 1_000_000_000L / nanos;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static CrawlState page(int i, Instant due) {
        String place = "https://www.host" + i % HOSTS + ".example/en/news/2026/11/24/statement-of-the-ministry-" + i;
        String hex = String.format("%032x", i);
        Visit visit = new Visit(
                due,
                due,
                "fetched",
                "\"" + hex + "\"",
                "Tue, 24 Nov 2026 09:00:00 GMT",
                "sha256:" + hex + hex,
                due,
                due,
                Duration.ofHours(1),
                1,
                0,
                due,
                null);
        Published published =
                new Published(new StatementId(hex), ContentHash.of(hex, List.of()), 1, due, due, false, 1, (long) i);
        return new CrawlState(new SourceId("source-" + i % HOSTS), place, Kind.PAGE, visit, published);
    }
}

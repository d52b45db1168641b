package io.silkwire.ingest.frontier;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Measures what known places cost: a program, not a test. Argument: how many, by default a million on a thousand hosts. */
final class FrontierMemory {
    private FrontierMemory() {}

    /** Prints the figures. */
    public static void main(String[] args) {
        int number = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        long before = used();
        long start = System.nanoTime();
        Frontier frontier = new Frontier(source -> true);
        for (int i = 0; i < number; i++) {
            frontier.put(page(i, now.plusSeconds(i % 86_400)));
        }
        long filled = System.nanoTime();
        long after = used();
        int taken = 0;
        for (Frontier.Due due = frontier.take(now.plusSeconds(90_000));
                due != null && taken < 100_000;
                due = frontier.take(now.plusSeconds(90_000))) {
            taken++;
            frontier.put(due.state());
            frontier.release(due.authority(), now);
        }
        long end = System.nanoTime();
        System.out.printf(
                "%d places: %d MiB, %d bytes each; remembered %d/s, handed out and put back %d/s%n",
                frontier.size(),
                (after - before) >> 20,
                (after - before) / number,
                number * 1_000_000_000L / (filled - start),
                taken * 1_000_000_000L / (end - filled));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static CrawlState page(int i, Instant due) {
        String place = "https://www.host" + i % 1_000 + ".example/en/news/2026/11/24/statement-of-the-ministry-" + i;
        String hex = String.format("%032x", i);
        return new CrawlState(
                new SourceId("source-" + i % 1_000),
                place,
                Kind.PAGE,
                new Visit(
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
                        null),
                new Published(new StatementId(hex), ContentHash.of(hex, List.of()), 1, due, due, false, 1, (long) i));
    }
}

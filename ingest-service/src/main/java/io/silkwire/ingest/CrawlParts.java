package io.silkwire.ingest;

import io.silkwire.ingest.archive.WarcArchive;
import io.silkwire.ingest.crawl.DocumentReader;
import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.HttpPageFetcher;
import io.silkwire.ingest.frontier.HostTurns;
import io.silkwire.ingest.robots.Robots;
import io.silkwire.ingest.robots.RobotsCache;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a crawl is made of, made in one place for the service and for the command. */
final class CrawlParts implements Closeable {
    private final HttpPageFetcher fetcher;
    private final @Nullable WarcArchive archive;
    private final CrawlPipeline pipeline;
    private final HostTurns turns;
    private final Robots robots;
    private final CountDownLatch closed = new CountDownLatch(1);

    private CrawlParts(
            HttpPageFetcher fetcher,
            Robots robots,
            @Nullable WarcArchive archive,
            DocumentReader documents,
            int maxStatementBytes,
            Clock clock,
            @Nullable WebSub hubs) {
        this.fetcher = fetcher;
        this.archive = archive;
        this.robots = robots;
        this.pipeline = new CrawlPipeline(
                fetcher,
                archive,
                documents,
                new PageExtractor(),
                maxStatementBytes,
                clock,
                hubs == null ? null : hubs.through(fetcher));
        this.turns = new HostTurns(robots, clock, until -> pause(Duration.between(clock.instant(), until)));
    }

    /** The parts without hubs. */
    static CrawlParts of(CrawlProperties properties, int maxStatementBytes, Clock clock) throws IOException {
        return of(properties, maxStatementBytes, clock, null);
    }

    /**
     * The parts that these settings ask for.
     *
     * @param hubs what is said to hubs, or null where none is asked
     *
     * @throws IllegalArgumentException where a setting is missing or wrong
     * @throws IOException where the archive cannot be opened
     */
    static CrawlParts of(CrawlProperties properties, int maxStatementBytes, Clock clock, @Nullable WebSub hubs)
            throws IOException {
        FetchSettings settings = settings(properties.contact(), properties.allowLoopback());
        HttpPageFetcher fetcher = HttpPageFetcher.of(settings, clock);
        return new CrawlParts(
                fetcher,
                // Asked while the host's turn is held, so these fetches need no turn of their own.
                new RobotsCache(fetcher, HopGate.OPEN, clock, FetchSettings.PRODUCT),
                archive(properties.archiveDirectory(), clock),
                new FeedDocuments(),
                maxStatementBytes,
                clock,
                hubs);
    }

    /** Each start writes files of its own, so that instances may share a folder. */
    private static @Nullable WarcArchive archive(@Nullable String directory, Clock clock) throws IOException {
        if (directory == null || directory.isBlank()) {
            return null;
        }
        String instance = UUID.randomUUID().toString().substring(0, 8);
        return WarcArchive.open(WarcArchive.Settings.in(Path.of(directory), instance), clock);
    }

    CrawlPipeline pipeline() {
        return pipeline;
    }

    HostTurns turns() {
        return turns;
    }

    HttpPageFetcher fetcher() {
        return fetcher;
    }

    Robots robots() {
        return robots;
    }

    /** Waits that are over at once when all is. */
    private void pause(Duration duration) throws InterruptedException {
        if (duration.isPositive() && closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("closed");
        }
    }

    private static FetchSettings settings(@Nullable String contact, boolean allowLoopback) {
        if (contact == null || contact.isBlank()) {
            throw new IllegalArgumentException(
                    "silkwire.ingest.crawl.contact is not set: name a URL or mail address where"
                            + " the owners of sites reach you; it stands in the User-Agent");
        }
        return FetchSettings.defaults(contact).withAllowLoopback(allowLoopback);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        fetcher.close();
        if (archive != null) {
            archive.close();
        }
    }
}

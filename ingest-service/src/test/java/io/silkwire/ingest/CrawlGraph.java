package io.silkwire.ingest;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.contracts.Source.Limits;
import io.silkwire.contracts.Source.State;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.archive.Archive;
import io.silkwire.ingest.crawl.CrawlListener;
import io.silkwire.ingest.crawl.CrawlSettings;
import io.silkwire.ingest.crawl.Crawler;
import io.silkwire.ingest.crawl.DocumentReader;
import io.silkwire.ingest.crawl.Subscribing;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.fetch.HttpPageFetcher;
import io.silkwire.ingest.fetch.PageFetcher;
import io.silkwire.ingest.frontier.HostTurns;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.robots.RobotsRules;
import io.silkwire.ingest.source.SourceTable;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** One ingest instance as the service wires it, on loopback, with a clock that a test may move. */
final class CrawlGraph implements AutoCloseable {
    private final SourceTable sources;
    private final Crawler crawler;

    private CrawlGraph(SourceTable sources, Crawler crawler) {
        this.sources = sources;
        this.crawler = crawler;
    }

    static CrawlGraph start(
            KafkaConnection kafka, PageFetcher fetcher, DocumentReader documents, Duration delay, Clock clock) {
        return start(kafka, fetcher, documents, delay, clock, CrawlListener.SILENT);
    }

    static CrawlGraph start(
            KafkaConnection kafka,
            PageFetcher fetcher,
            DocumentReader documents,
            Duration delay,
            Clock clock,
            CrawlListener listener) {
        Archive nowhere = exchange -> new ArchiveRecord("test.warc.gz", 0, "urn:uuid:0", "sha256:0");
        return start(kafka, fetcher, documents, nowhere, delay, clock, listener);
    }

    static CrawlGraph start(
            KafkaConnection kafka,
            PageFetcher fetcher,
            DocumentReader documents,
            Archive archive,
            Duration delay,
            Clock clock,
            CrawlListener listener) {
        CrawlPipeline pipeline = new CrawlPipeline(fetcher, archive, documents, new PageExtractor(), 1 << 20, clock);
        return start(kafka, pipeline, delay, clock, listener);
    }

    /** One that asks hubs. */
    static CrawlGraph start(
            KafkaConnection kafka,
            PageFetcher fetcher,
            DocumentReader documents,
            Subscribing hubs,
            Clock clock,
            CrawlListener listener) {
        CrawlPipeline pipeline = new CrawlPipeline(fetcher, null, documents, new PageExtractor(), 1 << 20, clock, hubs);
        return start(kafka, pipeline, Duration.ofMillis(50), clock, listener);
    }

    private static CrawlGraph start(
            KafkaConnection kafka, CrawlPipeline pipeline, Duration delay, Clock clock, CrawlListener listener) {
        SourceTable sources = new SourceTable(kafka);
        sources.start(Duration.ofSeconds(30));
        CountDownLatch never = new CountDownLatch(1);
        HostTurns turns = new HostTurns(url -> Open.RULES, clock, until -> {
            long nanos = Duration.between(clock.instant(), until).toNanos();
            if (nanos > 0 && never.await(nanos, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("never counted down");
            }
        });
        Crawler crawler = new Crawler(
                kafka,
                KafkaTopics.CRAWL_STATE.partitions(),
                sources,
                pipeline,
                turns,
                new RevisitPolicy(() -> 0.5),
                new CrawlSettings(64, delay, Duration.ofSeconds(10), Duration.ofSeconds(5)),
                listener,
                clock);
        crawler.start();
        return new CrawlGraph(sources, crawler);
    }

    Crawler crawler() {
        return crawler;
    }

    /** As a process that is killed: nobody is told. */
    void kill() {
        crawler.kill();
        sources.close();
    }

    @Override
    public void close() {
        crawler.close();
        sources.close();
    }

    /** Puts this source into force. */
    static void put(KafkaConnection kafka, Source source) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer("test-sources"))) {
            var unused = producer.send(WireRecords.of(
                    KafkaTopics.SOURCES,
                    null,
                    source.id().value(),
                    source,
                    source.id().value(),
                    "/test",
                    Instant.EPOCH,
                    Travel.LIVE));
            producer.flush();
        }
    }

    static Source source(String id, String feed, Duration least, Duration most) {
        return new Source(
                new SourceId(id),
                "Office of " + id,
                "KG",
                "ministry",
                List.of("en"),
                List.of(feed),
                List.of(),
                List.of(),
                List.of(),
                null,
                1,
                new Limits(least, most, null, null, null),
                Map.of(),
                Guids.URL,
                State.ACTIVE,
                true);
    }

    static Source listing(String id, String url, String item) {
        return new Source(
                new SourceId(id),
                "Office of " + id,
                "KG",
                "ministry",
                List.of("en"),
                List.of(),
                List.of(new Source.Listing(url, item, null, null, null)),
                List.of(),
                List.of(),
                null,
                1,
                Limits.NONE,
                Map.of(),
                Guids.URL,
                State.ACTIVE,
                true);
    }

    static Source limited(Source source, Limits limits) {
        return new Source(
                source.id(),
                source.name(),
                source.country(),
                source.kind(),
                source.languages(),
                source.feeds(),
                source.listings(),
                source.sitemaps(),
                source.hosts(),
                source.zone(),
                source.tier(),
                limits,
                source.headers(),
                source.guids(),
                source.state(),
                source.verified());
    }

    static Source withHosts(Source source, List<String> hosts) {
        return new Source(
                source.id(),
                source.name(),
                source.country(),
                source.kind(),
                source.languages(),
                source.feeds(),
                source.listings(),
                source.sitemaps(),
                hosts,
                source.zone(),
                source.tier(),
                source.limits(),
                source.headers(),
                source.guids(),
                source.state(),
                source.verified());
    }

    private static final class Open implements RobotsRules {
        private static final RobotsRules RULES = new Open();

        @Override
        public boolean allows(URI url) {
            return true;
        }

        @Override
        public @Nullable Duration crawlDelay() {
            return null;
        }

        @Override
        public List<URI> sitemaps() {
            return List.of();
        }
    }

    /** The real one, let loose on this machine. */
    static PageFetcher fetcher() {
        return fetcher(Clock.systemUTC());
    }

    /** The same by this clock, which the archive shows. */
    static PageFetcher fetcher(Clock clock) {
        return HttpPageFetcher.of(FetchSettings.defaults("crawl@test.example").withAllowLoopback(true), clock);
    }
}

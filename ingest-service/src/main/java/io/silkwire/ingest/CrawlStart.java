package io.silkwire.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.crawl.CrawlListener;
import io.silkwire.ingest.crawl.CrawlSettings;
import io.silkwire.ingest.crawl.Crawler;
import io.silkwire.ingest.crawl.HubNotes;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.health.SourceHealth;
import io.silkwire.ingest.health.SourceReport;
import io.silkwire.ingest.health.SourceWatch;
import io.silkwire.ingest.source.SourceSeeds;
import io.silkwire.ingest.source.SourceTable;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the crawler in the background once the server is up: sources brought into force, then the group joined, as soon as one
 * source is active. An installation without active sources asks nobody for anything.
 */
final class CrawlStart implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlStart.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaConnection connection;
    private final CrawlProperties properties;
    private final WebSubProperties webSub;
    private final int maxStatementBytes;
    private final MeterRegistry meters;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable SourceTable sources;
    private volatile @Nullable SourceWatch watch;
    private volatile @Nullable CrawlParts parts;
    private volatile @Nullable Crawler crawler;
    private volatile @Nullable Hubs hubs;
    private volatile String problem = "";

    /** What it takes to answer hubs. */
    record Hubs(WebSub webSub, HubNotes notes, Clock clock) {}

    CrawlStart(
            KafkaConnection connection,
            CrawlProperties properties,
            WebSubProperties webSub,
            int maxStatementBytes,
            MeterRegistry meters,
            Clock clock) {
        this.connection = connection;
        this.properties = properties;
        this.webSub = webSub;
        this.maxStatementBytes = maxStatementBytes;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        if (properties.enabled()) {
            Thread.ofPlatform().daemon().name("crawl-start").start(this::run);
        }
    }

    /** What keeps it from crawling although it should; empty where nothing does. */
    String problem() {
        Crawler started = crawler;
        return started != null && stopped.getCount() > 0 && !started.isRunning()
                ? "the crawler has stopped, see the log"
                : problem;
    }

    /** What it is doing; null where no source is active yet. */
    Crawler.@Nullable Status status() {
        Crawler started = crawler;
        return started == null ? null : started.status();
    }

    /** What is known of the sources; null until they can be read. */
    @Nullable
    SourceWatch watch() {
        return watch;
    }

    /** What it takes to answer hubs; null where none is asked, or nothing is crawled yet. */
    @Nullable
    Hubs hubs() {
        return hubs;
    }

    /** Whether this source is in force, and active. */
    boolean isCrawled(SourceId source) {
        SourceTable table = sources;
        return table != null && table.isCrawled(source);
    }

    @PreDestroy
    void stop() throws IOException {
        stopped.countDown();
        Crawler started = crawler;
        if (started != null) {
            started.close();
        }
        SourceWatch watching = watch;
        if (watching != null) {
            watching.close();
        }
        SourceTable table = sources;
        if (table != null) {
            table.close();
        }
        CrawlParts made = parts;
        if (made != null) {
            made.close();
        }
        Hubs answering = hubs;
        if (answering != null) {
            answering.notes().close();
        }
    }

    private void run() {
        try {
            SourceTable table = table();
            if (table == null) {
                return;
            }
            seed(table);
            watch(table);
            CountDownLatch active = new CountDownLatch(1);
            table.onChange(() -> countDownIfActive(table, active));
            countDownIfActive(table, active);
            while (!active.await(1, TimeUnit.SECONDS)) {
                if (stopped.getCount() == 0) {
                    return;
                }
            }
            crawl(table);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalArgumentException | IllegalStateException | KafkaException e) {
            problem = String.valueOf(e.getMessage());
            LOG.atError().setCause(e).log("The crawler cannot start");
        }
    }

    private void watch(SourceTable table) {
        SourceWatch watching = new SourceWatch(connection, table, clock);
        watching.start();
        watch = watching;
        for (String word : List.of(SourceHealth.SILENT, SourceReport.LAYOUT, SourceReport.UNREACHABLE)) {
            Gauge.builder("sources.alarmed", watching, of -> alarmed(of, word))
                    .tag("alarm", word)
                    .description("sources with this alarm")
                    .register(meters);
        }
    }

    private static long alarmed(SourceWatch watch, String word) {
        return watch.reports().stream()
                .filter(report ->
                        report.alarms().stream().anyMatch(alarm -> alarm.word().equals(word)))
                .count();
    }

    private static void countDownIfActive(SourceTable table, CountDownLatch active) {
        if (table.all().keySet().stream().anyMatch(table::isCrawled)) {
            active.countDown();
        }
    }

    /** The sources in force; waits for the broker as long as it takes, null where the service stops meanwhile. */
    private @Nullable SourceTable table() throws InterruptedException {
        while (stopped.getCount() > 0) {
            SourceTable table = null;
            try {
                TopicProvisioner.provision(connection, List.of(KafkaTopics.SOURCES, KafkaTopics.CRAWL_STATE));
                table = new SourceTable(connection);
                table.start(PATIENCE);
                sources = table;
                return table;
            } catch (IllegalStateException | KafkaException e) {
                LOG.atDebug().setCause(e).log("Sources cannot be read yet, trying again");
                if (table != null) {
                    table.close();
                }
                if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return null;
                }
            }
        }
        return null;
    }

    private void seed(SourceTable table) {
        if (properties.sources() == null || properties.sources().isBlank()) {
            return;
        }
        SourceSeeds.Report report = SourceSeeds.load(Path.of(properties.sources()), table, connection, clock);
        report.refusals()
                .forEach(refusal -> LOG.atWarn()
                        .addKeyValue("file", refusal.where())
                        .addKeyValue("reason", refusal.reason().label())
                        .addKeyValue("remedy", refusal.remedy())
                        .log(refusal.message()));
        LOG.atInfo()
                .addKeyValue("written", report.written())
                .addKeyValue("refused", report.refusals().size())
                .log("Sources seeded");
    }

    private void crawl(SourceTable table) throws IOException {
        WebSub said = WebSub.of(webSub);
        CrawlParts made = CrawlParts.of(properties, maxStatementBytes, clock, said);
        parts = made;
        int partitions = partitions();
        // A hub may ask back before it has answered.
        hubs = said == null ? null : new Hubs(said, new HubNotes(connection, partitions), clock);
        Crawler started = new Crawler(
                connection,
                partitions,
                table,
                made.pipeline(),
                made.turns(),
                new RevisitPolicy(() -> ThreadLocalRandom.current().nextDouble(), properties.recheck()),
                new CrawlSettings(
                        properties.fetches(),
                        properties.delay(),
                        CrawlSettings.DEFAULT.answer(),
                        CrawlSettings.DEFAULT.grace()),
                listener(),
                clock);
        gauge("crawl.places", started, Crawler.Status::places);
        gauge("crawl.fetches", started, Crawler.Status::inFlight);
        gauge("crawl.partitions", started, Crawler.Status::active);
        crawler = started;
        started.start();
        if (stopped.getCount() == 0) {
            started.close();
        }
    }

    private void gauge(String name, Crawler of, ToIntFunction<Crawler.Status> what) {
        Gauge.builder(name, of, started -> what.applyAsInt(started.status())).register(meters);
    }

    private CrawlListener listener() {
        return new CrawlListener() {
            @Override
            public void onAlarm(SourceId source, String word, boolean raised) {
                meters.counter("source.alarms", "alarm", word, "change", raised ? "raised" : "ended")
                        .increment();
            }

            @Override
            public void onConcluded(String disposition) {
                meters.counter("items", "step", "ingest.crawl", "disposition", disposition)
                        .increment();
            }
        };
    }

    /** An operator may have made the Kafka topic with more. */
    private int partitions() {
        try (Admin admin = Admin.create(connection.admin())) {
            return admin.describeTopics(List.of(KafkaTopics.CRAWL_STATE.name()))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting partitions", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("cannot count the partitions of " + KafkaTopics.CRAWL_STATE.name(), e);
        }
    }
}

package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Source;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.ingest.archive.WarcArchive;
import io.silkwire.ingest.crawl.CrawlListener;
import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.ingest.fakes.SiteFarm;
import io.silkwire.ingest.fakes.SiteFarm.Answer;
import io.silkwire.ingest.fakes.SiteFarm.OneSite;
import io.silkwire.ingest.fakes.SteppedClock;
import io.silkwire.ingest.report.FollowSettings;
import io.silkwire.ingest.report.ReplayListener;
import io.silkwire.ingest.report.ReplayReport;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.tools.ValidateTool;

/** A crawl on one broker, and its archive replayed on another. */
class WarcReplayIT {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    @SuppressWarnings("try") // the broker is there as long as its block
    void anArchiveReplayedOnAnEmptyKafkaGivesTheStatementsOfTheCrawlByteForByte() throws Exception {
        Path warcs = folder.resolve("warcs");
        Map<String, List<String>> crawled;
        Source source;
        try (EmbeddedKafka unused = EmbeddedKafka.start(settings("crawled", Ports.free(2)));
                SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0);
            site.page("/news/1", "On water", "The parties met in Osh.", "They agreed on the shares of the river.");
            site.page("/news/2", "On roads", "A road was opened.");
            site.page("/news/3", "On trade", "Trade between the districts grew.");
            site.page("/news/4", "On schools", "");
            site.answer(
                    "/news/4",
                    Answer.ok(
                            "text/html",
                            "<title>On schools</title><article><h1>On schools</h1><p>Schools were built, see the <a"
                                    + " href='/files/list.rtf'>list</a>.</p></article>"));
            site.answer("/files/list.rtf", rtf("Ten schools."));
            source = CrawlGraph.source("kept", site.url("/feed.xml"), SECOND, SECOND);
            crawl(site, source, warcs);
            crawled = statements();
        }
        assertThat(crawled.values().stream().mapToInt(List::size).sum()).isEqualTo(12);
        assertThat(crawled.toString())
                .contains(
                        "\"text\":\"Ten schools.\"",
                        "\"text\":\"Twelve schools.\"",
                        "\"kind\":\"moved\"",
                        "\"kind\":\"restored\"",
                        "\"borrowed\":[{");
        assertValid(warcs);

        try (EmbeddedKafka unused = EmbeddedKafka.start(settings("replayed", Ports.free(2)))) {
            TopicProvisioner.provision(connection, KafkaTopics.all());
            CrawlGraph.put(connection, source);

            ReplayReport first = replay().run(warcs, false, ReplayListener.SILENT);
            Map<String, List<String>> replayed = statements();
            ReplayReport second = replay().run(warcs, false, ReplayListener.SILENT);

            assertThat(replayed).isEqualTo(crawled);
            assertThat(first.ingested().created()).isEqualTo(4);
            assertThat(first.ingested().edited()).isEqualTo(6);
            assertThat(first.refusals()).isEmpty();
            assertThat(second.ingested().published()).isZero();
            assertThat(second.ingested().unchanged())
                    .isEqualTo(second.ingested().read());
            assertThat(statements()).isEqualTo(crawled);
        }
    }

    private KafkaConnection connection = KafkaConnection.to("127.0.0.1:1");

    private EmbeddedKafka.Settings settings(String name, List<Integer> ports) {
        connection = KafkaConnection.to("127.0.0.1:" + ports.get(0));
        return new EmbeddedKafka.Settings(folder.resolve(name), ports.get(0), ports.get(1));
    }

    /** New pages, an edit, answers that say nothing new, a page that is gone and comes back, one that moves, one that is missing twice. */
    private void crawl(OneSite site, Source source, Path warcs) throws Exception {
        SteppedClock clock = new SteppedClock();
        TopicProvisioner.provision(connection, KafkaTopics.all());
        CrawlGraph.put(connection, source);
        try (WarcArchive archive = WarcArchive.open(WarcArchive.Settings.in(warcs, "one"), clock);
                CrawlGraph graph = CrawlGraph.start(
                        connection,
                        CrawlGraph.fetcher(clock),
                        new FeedDocuments(),
                        archive,
                        Duration.ZERO,
                        clock,
                        CrawlListener.SILENT)) {
            assertThat(graph.crawler().isRunning()).isTrue();
            awaitStatements(5);
            site.page("/news/1", "On water", "The parties met in Batken.", "They agreed on the shares of the river.");
            clock.forward(Duration.ofMinutes(6));
            awaitStatements(6);
            site.answer("/news/1", new Answer(410, Map.of(), ""));
            clock.forward(Duration.ofMinutes(6));
            awaitStatements(7);
            site.answer("/news/2", new Answer(301, Map.of("Location", "/archive/2"), ""))
                    .answer(
                            "/archive/2",
                            Answer.ok(
                                    "text/html",
                                    "<title>On roads</title><article><h1>On roads</h1><p>A road was opened.</p></article>"));
            site.answer("/news/3", new Answer(404, Map.of("Content-Type", "text/plain"), "no such page"));
            clock.forward(Duration.ofHours(2));
            awaitStatements(8);
            assertThat(site.seen("/news/3").size()).isGreaterThan(1);
            clock.forward(Duration.ofHours(2));
            awaitStatements(9);
            site.page("/news/3", "On trade", "Trade between the districts grew.");
            clock.forward(Duration.ofDays(2));
            awaitStatements(10);
            site.page("/news/3", "On trade", "Trade between the districts grew.", "So did the prices.");
            site.answer("/files/list.rtf", rtf("Twelve schools."));
            clock.forward(Duration.ofDays(8));
            awaitStatements(12);
        }
    }

    private static Answer rtf(String words) {
        return Answer.ok("application/rtf", "{\\rtf1\\ansi " + words + "\\par}");
    }

    private void awaitStatements(int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(statements().values().stream()
                                .mapToInt(List::size)
                                .sum())
                        .isEqualTo(number));
    }

    private CorpusReplay replay() {
        return new CorpusReplay(
                connection,
                new CorpusReplay.Settings(
                        CorpusReplay.Settings.DEFAULT_MAX_STATEMENT_BYTES,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        new FollowSettings(SECOND, Duration.ofMillis(1), Duration.ofMinutes(2))),
                null,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private static void assertValid(Path warcs) throws Exception {
        var validate = ValidateTool.class.getDeclaredMethod("validate", Path.class);
        validate.setAccessible(true);
        try (Stream<Path> files = Files.list(warcs)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".warc.gz")).toList()) {
                assertThat((boolean) validate.invoke(new ValidateTool(true), file))
                        .isTrue();
            }
        }
    }

    /** Values by key, in order. */
    private Map<String, List<String>> statements() {
        Map<String, List<String>> found = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(KafkaTopics.STATEMENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(read -> found.computeIfAbsent(
                                        new String(read.key(), StandardCharsets.UTF_8), unused -> new ArrayList<>())
                                .add(new String(read.value(), StandardCharsets.UTF_8)));
            }
        }
        return found;
    }
}

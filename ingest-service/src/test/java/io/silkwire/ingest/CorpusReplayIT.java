package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.TopicId;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.ingest.fakes.FakeStages;
import io.silkwire.ingest.refusal.Refusal;
import io.silkwire.ingest.report.FollowSettings;
import io.silkwire.ingest.report.ReplayListener;
import io.silkwire.ingest.report.ReplayReport;
import io.silkwire.ingest.report.ReplayReport.Ingested;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Replays on a real broker; the stages behind are fakes that keep to the real ones' groups, transactions and headers. */
class CorpusReplayIT {
    private static final Path SEEDS = Path.of("..", "seeds", "corpus");
    private static final FollowSettings PATIENT =
            new FollowSettings(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofMinutes(2));
    private static final FollowSettings HASTY =
            new FollowSettings(Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMinutes(2));

    private static final int NOTES = 450;

    @TempDir
    private static Path data;

    private static EmbeddedKafka.Settings kafkaSettings = new EmbeddedKafka.Settings(Path.of("unset"), 0, 0);
    private static AtomicReference<EmbeddedKafka> kafka = new AtomicReference<>();

    @TempDir
    private Path corpus;

    private int restarts;

    @BeforeAll
    static void startKafka() {
        List<Integer> ports = Ports.free(2);
        kafkaSettings = new EmbeddedKafka.Settings(data.resolve("kafka"), ports.get(0), ports.get(1));
        kafka.set(EmbeddedKafka.start(kafkaSettings));
        TopicProvisioner.provision(connection(), KafkaTopics.all());
    }

    @AfterAll
    static void stopKafka() {
        kafka.get().close();
    }

    @Test
    void followsTheSeedsToTheirAlertsAndChangesNothingTheSecondTime() throws Exception {
        FakeStages stages = new FakeStages(connection());
        try {
            copySeeds("seeds-once");

            ReplayReport first = replay(PATIENT).run(corpus, false, ReplayListener.SILENT);
            ReplayReport second = replay(PATIENT).run(corpus, false, ReplayListener.SILENT);
            ReplayReport delivered = replay(PATIENT).run(corpus, true, ReplayListener.SILENT);
            ReplayReport again = replay(PATIENT).run(corpus, true, ReplayListener.SILENT);

            assertThat(first.openSums()).isEmpty();
            assertThat(first.exitStatus()).isZero();
            assertThat(first.ingested()).isEqualTo(new Ingested(5, 0, 0, 5, 0, 0));
            assertThat(first.downstream().indexed()).isEqualTo(5);
            assertThat(first.downstream().tags()).isEqualTo(Map.of(new TopicId("water"), 5));
            assertThat(first.downstream().shadowed()).isEqualTo(5);
            assertThat(first.downstream().delivered()).isZero();

            assertThat(second.ingested()).isEqualTo(new Ingested(5, 0, 5, 0, 0, 0));
            assertThat(second.exitStatus()).isZero();

            assertThat(delivered.openSums()).isEmpty();
            assertThat(delivered.ingested()).isEqualTo(new Ingested(5, 0, 0, 0, 0, 5));
            assertThat(delivered.downstream().delivered()).isEqualTo(5);

            assertThat(again.openSums()).isEmpty();
            assertThat(again.downstream().delivered()).isZero();
            assertThat(again.downstream().settledBefore()).isEqualTo(5);

            List<ConsumerRecord<byte[], byte[]>> published = statements("seeds-once");
            assertThat(published).hasSize(15).allSatisfy(written -> {
                assertThat(statement(written).revision()).isEqualTo(1);
                assertThat(WireRecords.text(written.headers(), RecordHeaders.LANE))
                        .isEqualTo("replay");
            });
            assertThat(published)
                    .filteredOn(written -> "true".equals(WireRecords.text(written.headers(), RecordHeaders.DELIVER)))
                    .hasSize(10);
        } finally {
            stages.stop();
        }
    }

    @Test
    void publishesAnEditedFileAsItsNextRevision() throws IOException {
        write("note.txt", "A note\n\nThe first wording.");
        write("manifest.yaml", "source: edited-source\n");
        replay(HASTY).run(corpus, false, ReplayListener.SILENT);
        write("note.txt", "A note\n\nThe second wording.");

        ReplayReport report = replay(HASTY).run(corpus, false, ReplayListener.SILENT);

        assertThat(report.ingested()).isEqualTo(new Ingested(1, 0, 0, 0, 1, 0));
        assertThat(statements("edited-source").stream()
                        .map(CorpusReplayIT::statement)
                        .sorted(Comparator.comparingInt(Statement::revision)))
                .extracting(Statement::revision, Statement::body)
                .containsExactly(tuple(1, "The first wording."), tuple(2, "The second wording."));
    }

    @Test
    void countsARefusedFileADeadLetterAndAllTheOthers() throws Exception {
        FakeStages stages = new FakeStages(connection());
        try {
            write("a.txt", "A note\n\nIt is fine.");
            write("b.txt", "");
            write("c.txt", "Poison\n\nNo stage can take this.");
            write("d.pdf", "%PDF");
            write("manifest.yaml", "source: mixed-source\nfiles:\n  - file: gone.txt\n");

            ReplayReport report = replay(PATIENT).run(corpus, false, ReplayListener.SILENT);

            assertThat(report.openSums()).isEmpty();
            assertThat(report.exitStatus()).isEqualTo(1);
            assertThat(report.refusals())
                    .extracting(Refusal::where, Refusal::reason)
                    .containsExactly(
                            tuple("manifest.yaml:3", Reason.FILE_MISSING),
                            tuple("b.txt", Reason.EMPTY),
                            tuple("d.pdf", Reason.UNREADABLE_DOCUMENT));
            assertThat(report.ingested()).isEqualTo(new Ingested(4, 2, 0, 2, 0, 0));
            assertThat(report.downstream().enriched()).isEqualTo(1);
            assertThat(report.downstream().deadLettered()).isEqualTo(Map.of("enrich", 1));
        } finally {
            stages.stop();
        }
    }

    @Test
    void saysWhichStageIsStuck() throws IOException {
        write("a.txt", "A note\n\nNo stage is running.");
        write("manifest.yaml", "source: stuck-source\n");

        ReplayReport report = replay(HASTY).run(corpus, false, ReplayListener.SILENT);

        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.openSums())
                .anySatisfy(sum -> assertThat(sum).contains("nothing moved for 1 s while waiting for enrich"));
    }

    @Test
    void stopsTheFirstOfTwoReplaysWithAClearMessage() throws Exception {
        write("a.txt", "A note\n\nThe first file.");
        write("b.txt", "Another note\n\nThe second file.");
        write("manifest.yaml", "source: contested-source\n");
        CountDownLatch midway = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        CompletableFuture<ReplayReport> first = CompletableFuture.supplyAsync(() -> run(progress -> {
            if (progress.done() == 1 && overtaken.getCount() > 0) {
                midway.countDown();
                await(overtaken);
            }
        }));
        await(midway);

        ReplayReport second = replay(HASTY).run(corpus, false, ReplayListener.SILENT);
        overtaken.countDown();

        assertThat(second.ingested().created()).isEqualTo(2);
        assertThatThrownBy(first::join)
                .hasCauseInstanceOf(ReplayStoppedException.class)
                .hasMessageContaining("another replay took over");
        assertThat(statements("contested-source")).hasSize(2);
    }

    @Test
    void goesOnAfterARestartOfTheBroker() throws IOException {
        writeNotes("restarted-source");

        ReplayReport report = replay(HASTY).run(corpus, true, progress -> {
            if (progress.done() == 300 && restarts == 0) {
                restarts++;
                kafka.get().close();
                kafka.set(EmbeddedKafka.start(kafkaSettings));
            }
        });

        assertThat(restarts).isEqualTo(1);
        assertAllPublishedOnce(report, "restarted-source");
    }

    @Test
    void waitsForABrokerThatIsAwayAndSaysSo() throws IOException {
        writeNotes("absent-source");
        List<String> notices = new ArrayList<>();

        ReplayReport report = replay(HASTY).run(corpus, true, progress -> {
            if (progress.done() == 300 && restarts == 0) {
                restarts++;
                kafka.get().close();
            }
            if (progress.urgent()) {
                notices.add(progress.doing());
                if (restarts == 1) {
                    restarts++;
                    kafka.set(EmbeddedKafka.start(kafkaSettings));
                }
            }
        });

        assertThat(notices).isNotEmpty().first().asString().contains("Kafka does not answer");
        assertAllPublishedOnce(report, "absent-source");
    }

    private void writeNotes(String source) throws IOException {
        for (int i = 0; i < NOTES; i++) {
            write(String.format(Locale.ROOT, "%03d.txt", i), "Note " + i + "\n\nIts text.");
        }
        write("manifest.yaml", "source: " + source + "\n");
    }

    private static void assertAllPublishedOnce(ReplayReport report, String source) {
        assertThat(report.ingested()).isEqualTo(new Ingested(NOTES, 0, 0, NOTES, 0, 0));
        assertThat(report.downstream().seen()).isEqualTo(NOTES);
        assertThat(statements(source)).hasSize(NOTES);
    }

    @Test
    void tellsMisuseOnTheCommandLine() {
        CommandLine commandLine = new CommandLine(new ReplayCommand());

        assertThat(commandLine.execute(corpus.resolve("none").toString())).isEqualTo(2);
        assertThat(commandLine.execute("--max-statement-bytes=0", corpus.toString()))
                .isEqualTo(2);
        assertThat(commandLine.execute(
                        "--elasticsearch=nonsense",
                        "--bootstrap-servers=" + connection().bootstrapServers(),
                        corpus.toString()))
                .isEqualTo(2);
        assertThat(commandLine.execute("--bootstrap-servers=" + connection().bootstrapServers(), corpus.toString()))
                .isZero();
    }

    private ReplayReport run(ReplayListener listener) {
        try {
            return replay(HASTY).run(corpus, false, listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CorpusReplay replay(FollowSettings follow) {
        return new CorpusReplay(
                connection(),
                new CorpusReplay.Settings(
                        CorpusReplay.Settings.DEFAULT_MAX_STATEMENT_BYTES,
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(2),
                        follow),
                null,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private static KafkaConnection connection() {
        return KafkaConnection.to("127.0.0.1:" + kafkaSettings.port());
    }

    /** The statements of this source, as committed. */
    private static List<ConsumerRecord<byte[], byte[]>> statements(String source) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(connection().consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(KafkaTopics.STATEMENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        SourceId sourceId = new SourceId(source);
        return found.stream()
                .filter(written -> statement(written).sourceId().equals(sourceId))
                .toList();
    }

    private static Statement statement(ConsumerRecord<byte[], byte[]> written) {
        return JsonCodec.read(written.value(), Statement.class);
    }

    private void copySeeds(String source) throws IOException {
        try (Stream<Path> seeds = Files.list(SEEDS)) {
            for (Path seed : seeds.toList()) {
                Files.copy(seed, corpus.resolve(seed.getFileName()));
            }
        }
        Path manifest = corpus.resolve("manifest.yaml");
        Files.writeString(manifest, Files.readString(manifest).replace("source: seed-corpus", "source: " + source));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(corpus.resolve(name), text);
    }
}

package io.silkwire.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.enrich.broker.RealBroker;
import io.silkwire.enrich.nearduplicate.StoryGraph;
import io.silkwire.enrich.state.KeptState;
import io.silkwire.wire.Travel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories on a real broker, over the partitions of {@code enriched} and over restarts. */
final class StoryTrackingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");
    private static final int TEXTS = 30;
    private static final int COPIES = 4;

    @TempDir
    Path directory;

    private RealBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = RealBroker.start(directory);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void storiesOverPartitionsAndARestartAreThoseOfTheOfflineGraph(boolean stateIsLost) throws Exception {
        List<EnrichedStatement> statements = statements();
        int half = statements.size() / 2;
        track(statements.subList(0, half), half);
        if (stateIsLost) {
            delete(directory.resolve("state"));
        }
        broker.sendRaw(KafkaTopics.ENRICHED, new byte[] {1}, new byte[] {2});
        track(statements.subList(half, statements.size()), statements.size());
        Map<String, StoryId> told = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : broker.read(KafkaTopics.STORIES)) {
            StoryMembership membership = JsonCodec.read(each.value(), StoryMembership.class);
            told.put(membership.statementId().value(), membership.storyId());
        }
        assertThat(told).isEqualTo(offline(statements));
        assertThat(broker.read(KafkaTopics.ENRICHED).stream()
                        .map(ConsumerRecord::partition)
                        .distinct())
                .hasSizeGreaterThan(1);
        assertThat(broker.read(KafkaTopics.DEAD_LETTERS)).hasSize(1);
    }

    @Test
    void aStartOnTheStateOfAVersionBeforeTellsNothingAgainAndGoesOn() throws Exception {
        writeChangelog(KeptState.read(StoryUpgradeTest.FORMAT_1).entries().stream()
                .collect(Collectors.toMap(KeptState.Entry::key, KeptState.Entry::valueBytes)));
        try (ApplicationContext context = context();
                StoryTracking tracking = context.getBean(StoryTracking.class)) {
            tracking.start(directory.resolve("state"));
            for (EnrichedStatement statement : StoryUpgradeTest.statements()) {
                send(statement);
            }
            EnrichedStatement next = EnrichedTexts.of(
                    "z",
                    1,
                    "2026-11-22",
                    StoryUpgradeTest.statements().getFirst().statement().body());
            send(next);
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(counted(meters, "unchanged")).isEqualTo(3);
                assertThat(counted(meters, "placed")).isEqualTo(1);
            });
            // Counted when it is written, and read when that is committed.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(broker.read(KafkaTopics.STORIES))
                            .singleElement()
                            .satisfies(told -> {
                                StoryMembership membership = JsonCodec.read(told.value(), StoryMembership.class);
                                assertThat(membership.statementId())
                                        .isEqualTo(next.statement().id());
                                assertThat(membership.storyId()).isEqualTo(StoryId.ofOldest(EnrichedTexts.id("a")));
                            }));
            assertThat(tracking.isRunning()).isTrue();
        }
    }

    @Test
    void aStateOfALaterVersionStopsTheStoriesByName() throws Exception {
        writeChangelog(Map.of("of-later", new byte[] {2, 0, 0}));
        try (ApplicationContext context = context();
                StoryTracking tracking = context.getBean(StoryTracking.class)) {
            tracking.start(directory.resolve("state"));
            send(StoryUpgradeTest.statements().getFirst());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tracking.problem())
                            .contains("found format 2")
                            .contains("written by a later version"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tracking.isRunning()).isFalse());
        }
        assertThat(broker.read(KafkaTopics.STORIES)).isEmpty();
        assertThat(broker.read(KafkaTopics.DEAD_LETTERS)).isEmpty();
    }

    private static double counted(MeterRegistry meters, String disposition) {
        return meters.counter("items", "step", "story", "disposition", disposition)
                .count();
    }

    /** What the application finds where its state directory is lost, and what its state directory follows from. */
    private void writeChangelog(Map<String, byte[]> entries) throws Exception {
        String changelog = StoryTopology.APPLICATION_ID + "-" + StoryTopology.STORE + "-changelog";
        try (Admin admin = Admin.create(broker.connection().admin());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(broker.connection().producer("test-changelog"))) {
            admin.createTopics(
                            List.of(new NewTopic(changelog, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                producer.send(new ProducerRecord<>(
                                changelog, entry.getKey().getBytes(StandardCharsets.UTF_8), entry.getValue()))
                        .get();
            }
        }
    }

    private void send(EnrichedStatement statement) throws Exception {
        broker.send(KafkaTopics.ENRICHED, statement.statement().id().value(), statement, TIME, Travel.LIVE);
    }

    /** Runs the application until so many statements have a story, and stops it. */
    private void track(List<EnrichedStatement> statements, int known) throws Exception {
        try (ApplicationContext context = context();
                StoryTracking tracking = context.getBean(StoryTracking.class)) {
            tracking.start(directory.resolve("state"));
            for (EnrichedStatement statement : statements) {
                String id = statement.statement().id().value();
                broker.send(KafkaTopics.ENRICHED, id, statement, TIME, Travel.LIVE);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(broker.read(KafkaTopics.STORIES).stream()
                                    .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                                    .distinct())
                            .hasSize(known));
        }
    }

    /** Copies of each text far from each other, some shorter, the oldest neither first nor last. */
    private static List<EnrichedStatement> statements() {
        List<EnrichedStatement> statements = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            for (int text = 0; text < TEXTS; text++) {
                int number = text;
                List<String> sentences = IntStream.range(0, 6 - copy)
                        .mapToObj(i -> "word" + number + "x" + i + " and" + number + "y" + i + " more" + number + "z"
                                + i + " of" + number + "s" + i + ".")
                        .toList();
                statements.add(EnrichedTexts.of(
                        "s" + text + "-" + copy,
                        1,
                        "2026-11-" + (10 + (copy * 7 + text) % 10),
                        String.join(" ", sentences)));
            }
        }
        return statements;
    }

    private static Map<String, StoryId> offline(List<EnrichedStatement> statements) {
        StoryGraph graph = new StoryGraph(Duration.ofDays(30));
        for (EnrichedStatement each : statements) {
            Placement placement = Placement.of(each, TIME);
            graph.place(placement.seniority(), placement.fingerprint());
        }
        Map<String, StoryId> stories = new HashMap<>();
        for (EnrichedStatement each : statements) {
            String id = each.statement().id().value();
            stories.put(
                    id,
                    StoryId.ofOldest(
                            new StatementId(graph.oldestOf(id).orElseThrow().id())));
        }
        return stories;
    }

    private ApplicationContext context() {
        return ApplicationContext.run(
                Map.of("kafka.bootstrap.servers", broker.bootstrapServers(), "silkwire.enrich.enabled", false));
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

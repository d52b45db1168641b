package io.silkwire.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.enrich.broker.RealBroker;
import io.silkwire.enrich.nearduplicate.StoryGraph;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

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
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.enrich.nearduplicate.StoryGraph;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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

    private EmbeddedKafka kafka;
    private KafkaConnection connection;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        List<Integer> ports = Ports.free(2);
        kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(directory.resolve("kafka"), ports.get(0), ports.get(1)));
        connection = KafkaConnection.to(kafka.bootstrapServers());
        TopicProvisioner.provision(connection, KafkaTopics.all());
        producer = new KafkaProducer<>(connection.producer("test"));
    }

    @AfterEach
    void stop() {
        producer.close();
        kafka.close();
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
        producer.send(new ProducerRecord<>(KafkaTopics.ENRICHED.name(), new byte[] {1}, new byte[] {2}))
                .get();
        track(statements.subList(half, statements.size()), statements.size());
        Map<String, StoryId> told = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : read(KafkaTopics.STORIES)) {
            StoryMembership membership = JsonCodec.read(each.value(), StoryMembership.class);
            told.put(membership.statementId().value(), membership.storyId());
        }
        assertThat(told).isEqualTo(offline(statements));
        assertThat(read(KafkaTopics.ENRICHED).stream()
                        .map(ConsumerRecord::partition)
                        .distinct())
                .hasSizeGreaterThan(1);
        assertThat(read(KafkaTopics.DEAD_LETTERS)).hasSize(1);
    }

    /** Runs the application until so many statements have a story, and stops it. */
    private void track(List<EnrichedStatement> statements, int known) throws Exception {
        try (ApplicationContext context = context();
                StoryTracking tracking = context.getBean(StoryTracking.class)) {
            tracking.start(directory.resolve("state"));
            for (EnrichedStatement statement : statements) {
                String id = statement.statement().id().value();
                producer.send(WireRecords.of(
                                KafkaTopics.ENRICHED, null, id, statement, "e", "/test", TIME, Travel.LIVE))
                        .get();
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(read(KafkaTopics.STORIES).stream()
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
                Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(), "silkwire.enrich.enabled", false));
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** All committed records of a Kafka topic. */
    private List<ConsumerRecord<byte[], byte[]>> read(KafkaTopics topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}

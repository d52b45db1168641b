package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.broker.RealBroker;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The enricher on a real broker, exactly once. */
final class EnrichingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MIB = 1024 * 1024;
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path directory;

    private RealBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = RealBroker.start(directory);
        Files.createDirectories(topics());
        for (Path file : SeedTopics.files()) {
            Files.copy(file, topics().resolve(file.getFileName()));
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void everyStatementIsEnrichedOnceOverAPoisonRecordAndARestart() throws Exception {
        try (ApplicationContext context = context();
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            for (int i = 0; i < 30; i++) {
                send(Statements.of("s" + i, "", "The parties discussed water resources of the Amu Darya, part " + i));
            }
            poison("poison record");
            for (int i = 30; i < 60; i++) {
                send(Statements.of("s" + i, "", "The parties discussed water resources of the Amu Darya, part " + i));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(broker.read(KafkaTopics.ENRICHED)).hasSize(60));
        }
        send(Statements.of("after", "", "Боевики совершили теракт"));
        try (ApplicationContext context = context();
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(broker.read(KafkaTopics.ENRICHED)).hasSizeGreaterThan(60));
            send(Statements.of("last", "", "text"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(broker.read(KafkaTopics.ENRICHED)).hasSizeGreaterThan(61));
        }
        List<ConsumerRecord<byte[], byte[]>> enriched = broker.read(KafkaTopics.ENRICHED);
        assertThat(enriched).hasSize(62);
        assertThat(enriched.stream().map(each -> RealBroker.text(each.key())).collect(Collectors.toSet()))
                .hasSize(62);
        assertThat(enriched)
                .allSatisfy(each -> assertThat(JsonCodec.read(each.value(), EnrichedStatement.class)
                                .statement()
                                .id()
                                .value())
                        .isEqualTo(RealBroker.text(each.key())));
        assertThat(broker.read(KafkaTopics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(RealBroker.text(letter.value())).isEqualTo("poison record");
            assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                    .isEqualTo(KafkaTopics.STATEMENTS.name());
        });
        assertThat(broker.read(KafkaTopics.TOPICS).stream().map(each -> RealBroker.text(each.key())))
                .as("seeds are written once, with the end of the change and a copy of each")
                .hasSize(2 * SeedTopics.files().size() + 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void aChangedDefinitionComesIntoForceAndARefusedOneDoesNot() throws Exception {
        Files.writeString(topics().resolve("broken.yaml"), "topic: broken\ngroups: 1\n");
        try (ApplicationContext context = context();
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            int seeds = SeedTopics.files().size();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(enriching.topics()).isEqualTo(seeds));
            assertThat(enriching.generation()).isEqualTo(seeds + 1);

            define("lakes", """
                    topic: lakes
                    groups:
                      g: { weight: 20, en: ["lake"] }
                    tests:
                      - { lang: en, text: "lake", expect: true }
                      - { lang: en, text: "sea", expect: false }
                    """);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(enriching.topics()).isEqualTo(seeds + 1));
            long good = enriching.generation();
            define("lakes", "topic: lakes\nbroken");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(enriching.generation()).isGreaterThan(good));
            assertThat(enriching.topics()).as("the last good version stays").isEqualTo(seeds + 1);

            send(Statements.of("lake", "", "the lake"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(broker.read(KafkaTopics.ENRICHED)).hasSize(1));
            EnrichedStatement enriched =
                    JsonCodec.read(broker.read(KafkaTopics.ENRICHED).get(0).value(), EnrichedStatement.class);
            assertThat(enriched.tags()).singleElement().satisfies(tag -> {
                assertThat(tag.topicId()).isEqualTo(new TopicId("lakes"));
                assertThat(tag.generation()).isEqualTo(enriching.generation());
            });
        }
    }

    @Test
    void theWorstRecordsBecomeDeadLettersAndOneThreadLivesThroughThemAll() throws Exception {
        AtomicReference<TopicSet> inForce =
                new AtomicReference<>(TopicSet.compile(List.of(HostileStatementsTest.nested(200_000)), 1));
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Properties settings = new Properties();
        settings.putAll(broker.connection().streams(EnrichTopology.APPLICATION_ID, directory.resolve("state")));
        try (KafkaStreams streams = new KafkaStreams(
                new EnrichTopology(inForce::get, new EnrichCounters(new SimpleMeterRegistry()), 12 * MIB)
                        .build(new StreamsBuilder()),
                settings)) {
            streams.setUncaughtExceptionHandler(failure -> {
                failures.add(failure);
                return StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
            });
            streams.start();
            send(Statements.of("deep", "", "the lake"));
            awaitLetters(1);
            inForce.set(SeedTopics.compiled());

            Statement large = Statements.of("large", "", "word ".repeat(20 * MIB / 5));
            send(large);
            broker.sendRaw(KafkaTopics.STATEMENTS, new byte[18 * MIB], new byte[18 * MIB]);
            broker.sendRaw(
                    KafkaTopics.STATEMENTS,
                    large.id().value().getBytes(StandardCharsets.UTF_8),
                    new byte[9 * MIB],
                    Map.of("bomb", new byte[9 * MIB]));
            awaitLetters(4);
            send(Statements.of("next", "", "The parties discussed water resources of the Amu Darya"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(broker.read(KafkaTopics.ENRICHED)).hasSize(1));
            assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
        assertThat(failures).isEmpty();
        assertThat(broker.read(KafkaTopics.DEAD_LETTERS))
                .extracting(letter -> WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_REASON))
                .containsExactlyInAnyOrder(
                        Reason.STEP_FAILED.label(),
                        Reason.TOO_LARGE.label(),
                        Reason.TOO_LARGE.label(),
                        Reason.UNREADABLE_RECORD.label());
        assertThat(broker.read(KafkaTopics.DEAD_LETTERS)).allSatisfy(letter -> {
            assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                    .isEqualTo(KafkaTopics.STATEMENTS.name());
            assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_OFFSET))
                    .matches("\\d+");
            assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_MESSAGE))
                    .isNotBlank();
        });
    }

    private void awaitLetters(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(broker.read(KafkaTopics.DEAD_LETTERS)).hasSize(count));
    }

    /** Beans of the service, with nothing started. */
    private ApplicationContext context() {
        return ApplicationContext.run(Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "silkwire.enrich.enabled",
                false,
                "silkwire.enrich.topics-directory",
                topics().toString(),
                "silkwire.enrich.state-directory",
                directory.resolve("state").toString()));
    }

    private Path topics() {
        return directory.resolve("topics");
    }

    private void define(String id, String yaml) throws Exception {
        TopicDefinition definition = new TopicDefinition(new TopicId(id), id + ".yaml", yaml);
        broker.send(KafkaTopics.TOPICS, id, definition, TIME, Travel.LIVE);
    }

    private void send(Statement statement) throws Exception {
        broker.send(KafkaTopics.STATEMENTS, statement.id().value(), statement, TIME, Travel.LIVE);
    }

    private void poison(String value) throws Exception {
        broker.sendRaw(
                KafkaTopics.STATEMENTS, "k".getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}

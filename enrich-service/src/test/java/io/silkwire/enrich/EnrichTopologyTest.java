package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.text.Stems;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnrichTopologyTest {
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");
    private static final int MAX_BYTES = 100_000;

    private final AtomicReference<TopicSet> topics = new AtomicReference<>(SeedTopics.compiled());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> statements;
    private TestOutputTopic<byte[], byte[]> enriched;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start(@TempDir Path state) {
        Properties settings = new Properties();
        settings.putAll(KafkaConnection.to("localhost:9092").streams(EnrichTopology.APPLICATION_ID, state));
        driver = new TopologyTestDriver(topology().build(new StreamsBuilder()), settings);
        statements = driver.createInputTopic(
                KafkaTopics.STATEMENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        enriched = driver.createOutputTopic(
                KafkaTopics.ENRICHED.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(
                KafkaTopics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aStatementIsEnrichedUnderItsKeyAndTravelsOnAsItCame() {
        Statement statement =
                Statements.of("a", "Борьба с терроризмом", "Стороны обсудили охрану границы с Афганистаном.");
        send(statement, new Travel(Lane.REPLAY, true, "run-1"));
        TestRecord<byte[], byte[]> out = enriched.readRecord();
        EnrichedStatement read = JsonCodec.read(out.value(), EnrichedStatement.class);
        assertThat(text(out.key())).isEqualTo(statement.id().value());
        assertThat(read.statement()).isEqualTo(statement);
        assertThat(read.language()).isEqualTo("ru");
        assertThat(read.tags().stream().map(tag -> tag.topicId().value()))
                .contains("counter-terrorism", "afghanistan", "border");
        assertThat(read.stems().title()).isEqualTo(Stems.of(statement.title()));
        assertThat(Travel.of(out.headers())).isEqualTo(new Travel(Lane.REPLAY, true, "run-1"));
        assertThat(header(out.headers(), RecordHeaders.CE_TYPE)).isEqualTo(KafkaTopics.ENRICHED.eventType());
        assertThat(deadLetters.isEmpty()).isTrue();
        assertThat(counted("enriched")).isEqualTo(1);
    }

    @Test
    void theSameStatementGivesTheSameBytesAgain() {
        Statement statement = Statements.of("a", "", "Water resources of the Amu Darya");
        send(statement, Travel.LIVE);
        send(statement, Travel.LIVE);
        TestRecord<byte[], byte[]> first = enriched.readRecord();
        TestRecord<byte[], byte[]> second = enriched.readRecord();
        assertThat(first.value()).isEqualTo(second.value());
        assertThat(header(first.headers(), RecordHeaders.CE_ID))
                .isEqualTo(header(second.headers(), RecordHeaders.CE_ID));
    }

    @Test
    void newDefinitionsHoldFromTheNextStatementOn() {
        Statement statement = Statements.of("a", "", "Water resources of the Amu Darya");
        send(statement, Travel.LIVE);
        topics.set(TopicSet.empty());
        send(statement, Travel.LIVE);
        assertThat(JsonCodec.read(enriched.readValue(), EnrichedStatement.class).tags())
                .isNotEmpty();
        assertThat(JsonCodec.read(enriched.readValue(), EnrichedStatement.class).tags())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not json", "", "null", "[]", "{\"id\":\"x\"}", "{\"revision\":\"many\"}", "{\"id\":1,\"id\":2}"
            })
    void bytesThatAreNoStatementBecomeADeadLetterWithTheirOrigin(String value) {
        statements.pipeInput(new TestRecord<>(bytes("k"), bytes(value), TIME));
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(text(letter.key())).isEqualTo("k");
        assertThat(text(letter.value())).isEqualTo(value);
        assertThat(header(letter.headers(), RecordHeaders.DEAD_LETTER_REASON))
                .isEqualTo(Reason.UNREADABLE_RECORD.label());
        assertThat(header(letter.headers(), RecordHeaders.DEAD_LETTER_STEP)).isEqualTo("enrich.read");
        assertThat(header(letter.headers(), RecordHeaders.ERROR_TOPIC)).isEqualTo(KafkaTopics.STATEMENTS.name());
        assertThat(header(letter.headers(), RecordHeaders.ERROR_OFFSET)).isEqualTo("0");
        assertThat(enriched.isEmpty()).isTrue();
        assertThat(counted(Reason.UNREADABLE_RECORD.label())).isEqualTo(1);
    }

    @Test
    void invalidUtf8KeepsItsBytes() {
        byte[] broken = {'{', (byte) 0xC3, '(', '}'};
        statements.pipeInput(new TestRecord<>(bytes("k"), broken, TIME));
        assertThat(deadLetters.readValue()).isEqualTo(broken);
    }

    @Test
    void nestingThatWouldExhaustTheStackIsRefused() {
        statements.pipeInput(new TestRecord<>(bytes("k"), bytes("{\"body\":" + "[".repeat(40_000)), TIME));
        assertThat(deadLetters.isEmpty()).isFalse();
    }

    @Test
    void recordsWithoutKeyOrValueOrWithAnotherKeyAreRefused() {
        byte[] value = JsonCodec.write(Statements.of("a", "", "text"));
        statements.pipeInput(new TestRecord<>(null, value, TIME));
        statements.pipeInput(new TestRecord<>(bytes("k"), null, TIME));
        statements.pipeInput(new TestRecord<>(bytes("another"), value, TIME));
        assertThat(deadLetters.readValue()).isEqualTo(value);
        assertThat(deadLetters.readValue()).isNull();
        assertThat(deadLetters.readValue()).isEqualTo(value);
        assertThat(enriched.isEmpty()).isTrue();
    }

    @Test
    void aRecordOverTheLimitIsRefusedAndNamesTheKeyOfTheLimit() {
        Statement large = Statements.of("a", "", "word ".repeat(MAX_BYTES / 5));
        send(large, Travel.LIVE);
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(header(letter.headers(), RecordHeaders.DEAD_LETTER_REASON)).isEqualTo(Reason.TOO_LARGE.label());
        assertThat(header(letter.headers(), RecordHeaders.ERROR_MESSAGE)).contains("silkwire.enrich.max-record-bytes");
    }

    @Test
    void aStatementThatOutgrowsAKafkaRecordWhenEnrichedIsRefusedInsteadOfEndingTheThread() {
        Statement large = Statements.of("a", "", "word ".repeat(2_000_000));
        EnrichOutcome outcome =
                EnrichOutcome.enrich(new EnrichOutcome.Legible(large), JsonCodec.write(large), topics.get());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        EnrichOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void anotherVersionOfTheTypeIsRefusedAndNoVersionIsTakenAsThisOne() {
        Statement statement = Statements.of("a", "", "text");
        ProducerRecord<byte[], byte[]> later = kafkaRecord(statement, Travel.LIVE);
        later.headers().remove(RecordHeaders.CE_TYPE);
        later.headers().add(RecordHeaders.CE_TYPE, bytes("io.silkwire.statement.v2"));
        statements.pipeInput(new TestRecord<>(later.key(), later.value(), later.headers(), TIME));
        assertThat(header(deadLetters.readRecord().headers(), RecordHeaders.DEAD_LETTER_REASON))
                .isEqualTo(Reason.UNKNOWN_TYPE.label());
        statements.pipeInput(new TestRecord<>(later.key(), later.value(), TIME));
        assertThat(enriched.isEmpty()).isFalse();
    }

    @Test
    void aPoisonRecordDoesNotStopTheNextOne() {
        statements.pipeInput(new TestRecord<>(bytes("k"), bytes("poison"), TIME));
        send(Statements.of("a", "", "text"), Travel.LIVE);
        assertThat(deadLetters.getQueueSize()).isEqualTo(1);
        assertThat(enriched.getQueueSize()).isEqualTo(1);
    }

    @Test
    void theTopologyIsTheOneThatWasReviewed() throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(EnrichTopologyTest.class.getResourceAsStream("/enrich/topology.txt"))) {
            assertThat(topology()
                            .build(new StreamsBuilder())
                            .describe()
                            .toString()
                            .strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    private EnrichTopology topology() {
        return new EnrichTopology(topics::get, new EnrichCounters(meters), MAX_BYTES);
    }

    private void send(Statement statement, Travel travel) {
        ProducerRecord<byte[], byte[]> sent = kafkaRecord(statement, travel);
        statements.pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), TIME));
    }

    private static ProducerRecord<byte[], byte[]> kafkaRecord(Statement statement, Travel travel) {
        return WireRecords.of(
                KafkaTopics.STATEMENTS, null, statement.id().value(), statement, "e-1", "/test", TIME, travel);
    }

    private double counted(String disposition) {
        return meters.counter("items", "step", "enrich", "disposition", disposition)
                .count();
    }

    private static @Nullable String header(Headers headers, String name) {
        return WireRecords.text(headers, name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

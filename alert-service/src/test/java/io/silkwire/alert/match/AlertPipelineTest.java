package io.silkwire.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.match.engine.MatchSets;
import io.silkwire.alert.match.engine.Statements;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.Severity;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // poison has null keys and values
class AlertPipelineTest {
    private static final Travel LIVE = Travel.LIVE;
    private static final Travel SHADOW = new Travel(Lane.REPLAY, false, "run-1");
    private static final Travel ASKED_FOR = new Travel(Lane.REPLAY, true, "run-2");
    private static final EnrichedStatement WATER = Statements.of("a", 1, "On water", "The waters rise.", "en", "water");

    private final MatchSets matchSets = new MatchSets();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> enriched;
    private TestOutputTopic<String, byte[]> alerts;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        Properties properties = new Properties();
        properties.putAll(KafkaConnection.to("localhost:1").streams(AlertPipeline.APPLICATION_ID, stateDir));
        AlertPipeline pipeline = new AlertPipeline(matchSets, Set::of, new Dispositions(registry));
        driver = new TopologyTestDriver(pipeline.build(), properties, Statements.NOON);
        enriched = driver.createInputTopic(
                KafkaTopics.ENRICHED.name(), new ByteArraySerializer(), new ByteArraySerializer());
        alerts = driver.createOutputTopic(
                KafkaTopics.ALERTS.name(), new StringDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(
                KafkaTopics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        matchSets.onSubscriptions(
                List.of(
                        Statements.asking("words", "water"),
                        Statements.subscription("topic", null, List.of("water")),
                        Statements.asking("other", "снег")),
                Set.of());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void theTopologyIsTheOneReviewed() throws IOException {
        String described = new AlertPipeline(matchSets, Set::of, new Dispositions(registry))
                .build()
                .describe()
                .toString();
        Path golden = Path.of("src/test/resources/match/topology.txt");
        assertThat(described.strip())
                .isEqualTo(Files.readString(golden, StandardCharsets.UTF_8).strip());
    }

    @Test
    void eachMatchingSubscriptionGetsOneAlertUnderItsId() {
        pipe(WATER, LIVE);

        List<TestRecord<String, byte[]>> sent = alerts.readRecordsToList();
        assertThat(sent).extracting(TestRecord::key).containsExactlyInAnyOrder("words", "topic");
        for (TestRecord<String, byte[]> one : sent) {
            Alert alert = JsonCodec.read(one.value(), Alert.class);
            assertThat(alert.subscriptionId().value()).isEqualTo(one.key());
            assertThat(alert.lane()).isEqualTo(Lane.LIVE);
            assertThat(alert.deliver()).isTrue();
            assertThat(alert.severity()).isEqualTo(Severity.ROUTINE);
            assertThat(alert.because()).isNotEmpty();
            assertThat(WireRecords.text(one.headers(), RecordHeaders.CE_ID))
                    .isEqualTo(alert.id().value());
            assertThat(WireRecords.text(one.headers(), RecordHeaders.CE_TYPE)).isEqualTo("io.silkwire.alert.v1");
        }
        assertThat(count("match", "matched")).isEqualTo(1);
    }

    @Test
    void whatComesAgainTellsNothingNew() {
        pipe(WATER, LIVE);
        alerts.readValuesToList();

        pipe(WATER, LIVE);
        pipe(WATER, SHADOW);
        pipe(WATER, ASKED_FOR);

        assertThat(alerts.isEmpty()).isTrue();
        assertThat(count("match", "told-before")).isEqualTo(3);
    }

    @Test
    void aShadowedAlertComesAgainUnderTheSameIdWhenDeliveryIsAskedFor() {
        pipe(WATER, SHADOW);
        List<Alert> shadowed = read();
        assertThat(shadowed).hasSize(2).noneMatch(Alert::deliver);

        pipe(WATER, ASKED_FOR);
        List<TestRecord<String, byte[]>> asked = alerts.readRecordsToList();
        assertThat(asked)
                .extracting(one -> JsonCodec.read(one.value(), Alert.class).id())
                .containsExactlyInAnyOrderElementsOf(
                        shadowed.stream().map(Alert::id).toList());
        assertThat(asked).allSatisfy(one -> {
            assertThat(Travel.of(one.headers())).isEqualTo(ASKED_FOR);
            assertThat(JsonCodec.read(one.value(), Alert.class).deliver()).isTrue();
        });

        pipe(WATER, ASKED_FOR);
        assertThat(alerts.isEmpty()).isTrue();
    }

    @Test
    void aNewRevisionIsToldAndAnOldOneIsNot() {
        pipe(WATER, LIVE);
        alerts.readValuesToList();

        pipe(Statements.of("a", 2, "On water", "The waters fall.", "en", "water"), LIVE);
        assertThat(read()).hasSize(2).allMatch(alert -> alert.revision() == 2);

        pipe(WATER, LIVE);
        assertThat(alerts.isEmpty()).isTrue();
        assertThat(count("match", "outdated")).isEqualTo(1);
    }

    @Test
    void aCorrectedTypingErrorCallsNobodyAndTheNextRevisionIsToldAgain() {
        pipe(WATER, LIVE);
        alerts.readValuesToList();

        Change minor = new Change(Change.Kind.EDITED, false, List.of("body"), List.of(), null);
        pipe(Statements.changed(WATER, 2, minor), LIVE);
        pipe(Statements.changed(WATER, 3, Change.of(Change.Kind.MOVED)), LIVE);

        assertThat(alerts.isEmpty()).isTrue();
        assertThat(count("match", "minor-change")).isEqualTo(2);

        pipe(Statements.changed(WATER, 4, Change.of(Change.Kind.WITHDRAWN)), LIVE);
        assertThat(read())
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.change()).isEqualTo(Change.of(Change.Kind.WITHDRAWN)));
    }

    @Test
    void aRecordThatCannotBeReadBecomesADeadLetterWithItsBytesAndTheNextOneIsMatched() {
        byte[] poison = {'{', (byte) 0xff, '}'};
        enriched.pipeInput(new TestRecord<>(key("x"), poison));
        enriched.pipeInput(new TestRecord<>(null, JsonCodec.write(WATER)));
        enriched.pipeInput(new TestRecord<>(key("y"), JsonCodec.write(WATER)));
        pipe(WATER, LIVE);

        List<TestRecord<byte[], byte[]>> letters = deadLetters.readRecordsToList();
        assertThat(letters).hasSize(3);
        assertThat(letters.getFirst().value()).isEqualTo(poison);
        assertThat(letters.getFirst().key()).isEqualTo(key("x"));
        Headers headers = letters.getFirst().headers();
        assertThat(WireRecords.text(headers, RecordHeaders.DEAD_LETTER_REASON)).isEqualTo("unreadable-record");
        assertThat(WireRecords.text(headers, RecordHeaders.DEAD_LETTER_STEP)).isEqualTo("match.read");
        assertThat(WireRecords.text(headers, RecordHeaders.ERROR_TOPIC)).isEqualTo(KafkaTopics.ENRICHED.name());
        assertThat(read()).hasSize(2);
        assertThat(count("match.read", "unreadable-record")).isEqualTo(3);
    }

    @Test
    void aRemovedStatementIsNoAlertAndNoDeadLetter() {
        enriched.pipeInput(new TestRecord<>(key("x"), null));

        assertThat(alerts.isEmpty()).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
        assertThat(count("match.read", "removed")).isEqualTo(1);
    }

    private void pipe(EnrichedStatement statement, Travel travel) {
        TestRecord<byte[], byte[]> input =
                new TestRecord<>(key(statement.statement().id().value()), JsonCodec.write(statement));
        travel.writeTo(input.headers());
        enriched.pipeInput(input);
    }

    private List<Alert> read() {
        return alerts.readValuesToList().stream()
                .map(value -> JsonCodec.read(value, Alert.class))
                .toList();
    }

    private double count(String step, String disposition) {
        return registry.counter("items", "step", step, "disposition", disposition)
                .count();
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

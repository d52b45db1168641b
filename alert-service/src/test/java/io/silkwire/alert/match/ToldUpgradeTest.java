package io.silkwire.alert.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.match.engine.MatchSets;
import io.silkwire.alert.match.engine.Statements;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matching goes on where a version before left it, and stops where a later one did. */
@NullUnmarked // fields are set before each test
class ToldUpgradeTest {
    /** What {@link #history} leaves, as the version of 2026-11-27 stored it: a statement and its bytes a line. */
    private static final Path FORMAT_1 = Path.of("src/test/resources/state/told-1.txt");

    private static final Travel SHADOW = new Travel(Lane.REPLAY, false, "run-1");
    private static final Travel ASKED_FOR = new Travel(Lane.REPLAY, true, "run-2");

    private final MatchSets matchSets = new MatchSets();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> enriched;
    private TestOutputTopic<byte[], byte[]> alerts;
    private KeyValueStore<String, byte[]> store;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        Properties properties = new Properties();
        properties.putAll(KafkaConnection.to("localhost:1").streams(AlertPipeline.APPLICATION_ID, stateDir));
        driver = new TopologyTestDriver(
                new AlertPipeline(matchSets, Set::of, new Dispositions(new SimpleMeterRegistry())).build(),
                properties,
                Statements.NOON);
        enriched = driver.createInputTopic(
                KafkaTopics.ENRICHED.name(), new ByteArraySerializer(), new ByteArraySerializer());
        alerts = driver.createOutputTopic(
                KafkaTopics.ALERTS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        store = driver.getKeyValueStore(AlertPipeline.TOLD);
        matchSets.onSubscriptions(
                List.of(Statements.asking("words", "water"), Statements.subscription("topic", null, List.of("water"))),
                Set.of());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void whatThisVersionStoresIsWhatIsKeptOfIt() throws IOException {
        history();
        Map<String, String> stored = new TreeMap<>();
        try (var all = store.all()) {
            all.forEachRemaining(one -> stored.put(one.key, new String(one.value, StandardCharsets.UTF_8)));
        }
        assertThat(stored).isEqualTo(kept());
    }

    @Test
    void nothingIsToldAgainWhatWasShadowedCanBeAskedForAndRevisionsTellAnew() throws IOException {
        kept().forEach((key, value) -> store.put(key, value.getBytes(StandardCharsets.UTF_8)));

        history();
        assertThat(alerts.isEmpty()).isTrue();
        pipe(statement("shadowed", 1), ASKED_FOR);
        assertThat(alerts.readValuesToList()).hasSize(2);
        pipe(statement("told", 2), Travel.LIVE);
        assertThat(alerts.readValuesToList()).as("older than what is known").isEmpty();
        pipe(statement("told", 4), Travel.LIVE);
        assertThat(alerts.readValuesToList()).hasSize(2);
    }

    @Test
    void aStateOfALaterVersionStopsMatchingByNameAndIsLeftAsItIs() {
        store.put(ToldStore.MARK, ByteBuffer.allocate(4).putInt(2).array());
        assertThatThrownBy(() -> ToldStore.open(store))
                .isInstanceOf(LaterFormatException.class)
                .hasMessageContaining("format 1, found format 2")
                .hasMessageContaining("start that");
        store.put(ToldStore.MARK, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> ToldStore.open(store)).isInstanceOf(LaterFormatException.class);

        ThreadFailures failures = new ThreadFailures();
        assertThat(failures.handle(new StreamsException("of a task", new IllegalStateException("else"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(failures.problem()).isEmpty();
        assertThat(failures.handle(new StreamsException("of a task", new LaterFormatException(2, 1))))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.problem().orElseThrow()).contains("written by a later version");
    }

    private void history() {
        pipe(statement("told", 3), Travel.LIVE);
        pipe(statement("shadowed", 1), SHADOW);
        pipe(Statements.of("fits-nothing", 1, "On roads", "They are long.", "en"), Travel.LIVE);
    }

    private static EnrichedStatement statement(String name, int revision) {
        return Statements.of(name, revision, "On water", "The waters rise.", "en", "water");
    }

    private void pipe(EnrichedStatement statement, Travel travel) {
        ProducerRecord<byte[], byte[]> sent = WireRecords.of(
                KafkaTopics.ENRICHED,
                null,
                statement.statement().id().value(),
                statement,
                "test",
                "/test",
                Statements.NOON,
                travel);
        enriched.pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), Statements.NOON));
    }

    private static Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        for (String line : Files.readAllLines(FORMAT_1, StandardCharsets.UTF_8)) {
            int tab = line.indexOf('\t');
            kept.put(line.substring(0, tab), line.substring(tab + 1));
        }
        return kept;
    }
}

package io.silkwire.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.TrendBurst;
import io.silkwire.contracts.TrendCount;
import io.silkwire.enrich.state.KeptState;
import io.silkwire.enrich.state.LaterFormatException;
import io.silkwire.enrich.state.StateFormat;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts and bursts go on where a version before left them. */
final class TrendUpgradeTest {
    /** What {@link #history} leaves, as the version of 2026-11-27 stored it. */
    private static final String FORMAT_1 = "/state/trends-1.gz";

    private static final Instant NOW = Instant.parse("2026-11-25T12:20:00Z");
    private static final Instant HOUR = NOW.truncatedTo(ChronoUnit.HOURS);
    private static final Duration SETTLE = Duration.ofMinutes(1);
    private static final List<String> TABLES =
            List.of(CountStep.STORE, TrendStores.SERIES, TrendStores.PENDING, TrendStores.BURSTS);
    private static final List<String> WINDOWS = List.of(TrendStores.TALLIES, TrendStores.TOPS);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, TrendCount> counts = new LinkedHashMap<>();
    private final List<TrendBurst> bursts = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestOutputTopic<byte[], byte[]> trends;

    @BeforeEach
    void start(@TempDir Path state) {
        Properties settings = new Properties();
        settings.putAll(KafkaConnection.to("localhost:9092").streams(TrendTopology.APPLICATION_ID, state));
        driver = new TopologyTestDriver(
                new TrendTopology(Duration.ofDays(400), SETTLE, new TrendCounters(meters)).build(new StreamsBuilder()),
                settings,
                NOW);
        trends = driver.createOutputTopic(
                KafkaTopics.TRENDS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void whatThisVersionStoresIsWhatIsKeptOfIt() throws IOException {
        history();
        assertThat(bursts).isNotEmpty();
        new KeptState(stored()).assertIs(FORMAT_1);
    }

    @Test
    void nothingIsToldAgainRevisionsMoveAndTheBurstUnderWayIsEnded() throws IOException {
        takeOver();
        settle();
        assertThat(bursts).as("told before").isEmpty();
        assertThat(count("water|all|2026-11-25T11")).as("what had not settled").isEqualTo("1+0");

        counts.clear();
        for (int i = 0; i < 12; i++) {
            send(Trends.water("burst" + i, HOUR.plusSeconds(i)), Travel.LIVE);
        }
        settle();
        assertThat(counts).as("the same statements again").isEmpty();
        assertThat(bursts).isEmpty();

        send(Trends.revised("burst0", HOUR), Travel.LIVE);
        settle();
        assertThat(count("water|all|2026-11-25T12")).as("a revision").isEqualTo("12+0");
        send(Trends.tagged("burst1", HOUR.plusSeconds(1), "energy"), Travel.LIVE);
        settle();
        assertThat(count("water|all|2026-11-25T12")).as("other tags").isEqualTo("11+0");
        send(Trends.water("copy", HOUR), Travel.LIVE);
        settle();
        assertThat(count("water|all|2026-11-25T12"))
                .as("known as a copy before it came")
                .isEqualTo("11+1");

        driver.advanceWallClockTime(Duration.ofHours(5));
        settle();
        assertThat(bursts)
                .filteredOn(burst -> burst.part().equals(Counted.WHOLE))
                .singleElement()
                .satisfies(burst -> {
                    assertThat(burst.state()).isEqualTo(TrendBurst.State.ENDED);
                    assertThat(burst.stories()).isEqualTo(12);
                });
    }

    @Test
    void aStateOfALaterVersionIsRefusedByNameAndOneWithoutAMarkIsTheFirst() {
        KeyValueStore<byte[], byte[]> store = driver.getKeyValueStore(TrendStores.SERIES);
        assertThat(store.get(bytes("format")))
                .as("the version before knows no mark, and may take over again")
                .isNull();
        StateFormat.require(store, "counts", 2);
        assertThat(store.get(bytes("format")))
                .isEqualTo(ByteBuffer.allocate(4).putInt(2).array());
        assertThatThrownBy(() -> StateFormat.require(store, "counts", 1))
                .isInstanceOf(LaterFormatException.class)
                .hasMessageContaining("counts of format 1, found format 2")
                .hasMessageContaining("start that");
    }

    /** Nine weeks, a burst that is told, a copy whose story is known before it, and a count that has not settled. */
    private void history() {
        Travel replay = new Travel(Lane.REPLAY, false, "run-1");
        for (int week = 1; week <= Baseline.WEEKS + 1; week++) {
            for (int shift = -3; shift <= 3; shift++) {
                Instant hour = HOUR.minus(7L * week, ChronoUnit.DAYS).plus(shift, ChronoUnit.HOURS);
                send(Trends.water("w" + week + "/" + shift, hour), replay);
                send(Trends.tagged("e" + week + "/" + shift, hour, "energy"), replay);
            }
        }
        settle();
        for (int i = 0; i < 12; i++) {
            send(Trends.water("burst" + i, HOUR.plusSeconds(i)), Travel.LIVE);
        }
        settle();
        pipe(
                WireRecords.of(
                        KafkaTopics.STORIES,
                        null,
                        Trends.id("copy").value(),
                        Trends.placed("copy", "wire", HOUR),
                        "s",
                        "/test",
                        NOW,
                        Travel.LIVE),
                KafkaTopics.STORIES);
        send(Trends.water("unsettled", HOUR.minus(1, ChronoUnit.HOURS)), Travel.LIVE);
    }

    private List<KeptState.Entry> stored() {
        List<KeptState.Entry> entries = new ArrayList<>();
        for (String name : TABLES) {
            try (var all = driver.<byte[], byte[]>getKeyValueStore(name).all()) {
                all.forEachRemaining(entry -> entries.add(KeptState.Entry.of(name, entry.key, 0, entry.value)));
            }
        }
        for (String name : WINDOWS) {
            try (var all = driver.<byte[], byte[]>getWindowStore(name).all()) {
                all.forEachRemaining(entry -> entries.add(KeptState.Entry.of(
                        name, entry.key.key(), entry.key.window().start(), entry.value)));
            }
        }
        return entries;
    }

    /** The stores hold nothing that a start reads, so that they may be filled after it. */
    private void takeOver() throws IOException {
        for (KeptState.Entry entry : KeptState.read(FORMAT_1).entries()) {
            if (WINDOWS.contains(entry.store())) {
                WindowStore<byte[], byte[]> store = driver.getWindowStore(entry.store());
                store.put(entry.keyBytes(), entry.valueBytes(), entry.time());
            } else {
                KeyValueStore<byte[], byte[]> store = driver.getKeyValueStore(entry.store());
                store.put(entry.keyBytes(), entry.valueBytes());
            }
        }
        driver.advanceWallClockTime(SETTLE.multipliedBy(4));
        trends.readRecordsToList().forEach(this::take);
    }

    private void send(EnrichedStatement statement, Travel travel) {
        String id = statement.statement().id().value();
        pipe(
                WireRecords.of(KafkaTopics.ENRICHED, null, id, statement, "e", "/test", NOW, travel),
                KafkaTopics.ENRICHED);
    }

    private void pipe(ProducerRecord<byte[], byte[]> sent, KafkaTopics topic) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), NOW));
    }

    /** Lets what changed be told, and reads it. */
    private void settle() {
        driver.advanceWallClockTime(SETTLE);
        driver.advanceWallClockTime(SETTLE);
        trends.readRecordsToList().forEach(this::take);
    }

    private void take(TestRecord<byte[], byte[]> told) {
        if (TrendBurst.EVENT_TYPE.equals(WireRecords.text(told.headers(), RecordHeaders.CE_TYPE))) {
            bursts.add(JsonCodec.read(told.value(), TrendBurst.class));
        } else {
            TrendCount count = JsonCodec.read(told.value(), TrendCount.class);
            counts.put(count.key(), count);
        }
    }

    private String count(String key) {
        TrendCount count = counts.get(key);
        assertThat(count).as(key + " among " + counts.keySet()).isNotNull();
        return count == null ? "" : count.stories() + "+" + count.copies();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

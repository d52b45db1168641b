package io.silkwire.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.TrendBurst;
import io.silkwire.contracts.TrendCount;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrendTopologyTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:20:00Z");
    private static final Instant HOUR = NOW.truncatedTo(ChronoUnit.HOURS);
    private static final Duration SETTLE = Duration.ofMinutes(1);
    private static final Duration HISTORY = Duration.ofDays(400);
    private static final Travel REPLAY = new Travel(Lane.REPLAY, false, "run-1");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, TrendCount> counts = new LinkedHashMap<>();
    private final List<TrendBurst> bursts = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestOutputTopic<byte[], byte[]> trends;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start(@TempDir Path state) {
        Properties settings = new Properties();
        settings.putAll(KafkaConnection.to("localhost:9092").streams(TrendTopology.APPLICATION_ID, state));
        driver = new TopologyTestDriver(topology().build(new StreamsBuilder()), settings, NOW);
        trends = driver.createOutputTopic(
                KafkaTopics.TRENDS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(
                KafkaTopics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aStatementCountsInItsHourAndDayByTopicAndVolumeInEachPart() {
        live(Trends.water("a", HOUR));
        settle();
        for (String part : List.of("all", "country=KZ", "language=ru", "source=kz-mfa")) {
            for (String topic : List.of("water", "*")) {
                assertThat(count(topic + "|" + part + "|2026-11-25T12")).isEqualTo("1+0");
                assertThat(count(topic + "|" + part + "|2026-11-25")).isEqualTo("1+0");
            }
        }
        assertThat(counts).hasSize(16);
    }

    @Test
    void aRevisionAndAStatementReadAgainCountOnce() {
        live(Trends.water("a", HOUR));
        live(Trends.water("a", HOUR));
        live(Trends.revised("a", HOUR));
        settle();
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("1+0");
    }

    @Test
    void aStatementWhoseTagsChangeMovesToItsNewTopics() {
        live(Trends.tagged("a", HOUR, "water"));
        settle();
        live(Trends.tagged("a", HOUR, "energy"));
        settle();
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("0+0");
        assertThat(count("energy|all|2026-11-25T12")).isEqualTo("1+0");
        assertThat(count("*|all|2026-11-25T12")).isEqualTo("1+0");
    }

    @Test
    void whatComesADayOrAWeekLateCountsInTheHourItWasPublished() {
        live(Trends.water("a", HOUR));
        settle();
        live(Trends.water("b", HOUR.minus(1, ChronoUnit.DAYS)));
        live(Trends.water("c", HOUR.minus(7, ChronoUnit.DAYS)));
        settle();
        assertThat(count("water|all|2026-11-24T12")).isEqualTo("1+0");
        assertThat(count("water|all|2026-11-18T12")).isEqualTo("1+0");
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("1+0");
    }

    @Test
    void aStatementDatedByTheDayCountsInItsDayOnlyAndOneDatedByTheMonthNowhere() {
        live(Trends.dated("a", new PublicationDate("2026-11-20"), HOUR));
        live(Trends.dated("b", new PublicationDate("2026-11"), HOUR));
        settle();
        assertThat(count("water|all|2026-11-20")).isEqualTo("1+0");
        assertThat(counts.keySet()).noneMatch(key -> key.contains("T"));
        assertThat(counted("undated")).isEqualTo(1);
    }

    @Test
    void aStatementWithoutADateCountsWhenItWasFirstReadAndStaysThere() {
        live(Trends.dated("a", null, HOUR.minus(2, ChronoUnit.HOURS)));
        live(Trends.dated("a", null, HOUR));
        settle();
        assertThat(count("water|all|2026-11-25T10")).isEqualTo("1+0");
        assertThat(counts).doesNotContainKey("water|all|2026-11-25T12");
    }

    @Test
    void aDateInTheFutureIsTheTimeItWasRead() {
        live(Trends.dated("a", new PublicationDate("2099-01-01T00:00:00Z"), HOUR));
        live(Trends.dated("b", null, Instant.parse("2099-01-01T00:00:00Z")));
        settle();
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("2+0");
    }

    @Test
    void whatIsOlderThanTheHistoryIsNotCounted() {
        live(Trends.dated("a", new PublicationDate("2019-01-01T00:00:00Z"), HOUR));
        settle();
        assertThat(counts).isEmpty();
        assertThat(counted("too-old")).isEqualTo(1);
    }

    @Test
    void aStatementThatTurnsOutToBeACopyMovesFromStoriesToCopiesWhicheverIsKnownFirst() {
        live(Trends.water("a", HOUR));
        live(Trends.water("b", HOUR));
        settle();
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("2+0");
        place("b", "a");
        place("c", "a");
        live(Trends.water("c", HOUR));
        settle();
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("1+2");
        place("b", "b");
        settle();
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("2+1");
    }

    @Test
    void aBurstIsToldOnceWithItsTopStatementsAndOnceWhenItIsOver() {
        quietWeeks();
        for (int i = 0; i < 12; i++) {
            live(Trends.water("burst" + i, HOUR.plusSeconds(i), 10 + i));
        }
        settle();
        live(Trends.water("burst-more", HOUR.plusSeconds(60), 1));
        settle();
        assertThat(ofTopic()).singleElement().satisfies(burst -> {
            assertThat(burst.topicId().value()).isEqualTo("water");
            assertThat(burst.state()).isEqualTo(TrendBurst.State.STARTED);
            assertThat(burst.stories()).isEqualTo(12);
            assertThat(burst.expected()).isBetween(0.5, 2.5);
            assertThat(burst.score()).isGreaterThan(3.7);
            assertThat(burst.top())
                    .extracting(TrendBurst.TopStatement::score)
                    .containsExactly(21.0, 20.0, 19.0, 18.0, 17.0);
            assertThat(burst.top().get(0).title()).isEqualTo("burst11");
        });
        driver.advanceWallClockTime(Duration.ofHours(5));
        settle();
        assertThat(ofTopic()).hasSize(2).last().satisfies(burst -> {
            assertThat(burst.state()).isEqualTo(TrendBurst.State.ENDED);
            assertThat(burst.until()).isEqualTo(HOUR.plus(1, ChronoUnit.HOURS));
            assertThat(burst.key()).isEqualTo(ofTopic().get(0).key());
        });
    }

    @Test
    void copiesOfOneStoryAreNoBurst() {
        quietWeeks();
        for (int i = 0; i < 40; i++) {
            live(Trends.water("copy" + i, HOUR));
            place("copy" + i, "wire");
        }
        settle();
        assertThat(bursts).isEmpty();
        assertThat(count("water|all|2026-11-25T12")).endsWith("+40");
    }

    @Test
    void aReplayOfTheSameStatementsOrOfOthersRaisesNoAlarm() {
        quietWeeks();
        for (int i = 0; i < 30; i++) {
            send(Trends.water("burst" + i, HOUR), REPLAY);
        }
        settle();
        live(Trends.water("one", HOUR));
        settle();
        assertThat(bursts).isEmpty();
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("31+0");
    }

    @Test
    void aLiveStatementReplayedAfterItsBurstRaisesNoSecondAlarm() {
        quietWeeks();
        List<EnrichedStatement> burst = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            burst.add(Trends.water("burst" + i, HOUR));
        }
        burst.forEach(this::live);
        settle();
        int told = bursts.size();
        burst.forEach(statement -> send(statement, REPLAY));
        settle();
        assertThat(told).isPositive();
        assertThat(bursts).hasSize(told);
    }

    @Test
    void liveStatementsOfHoursLongPastRaiseNoAlarm() {
        quietWeeks();
        for (int i = 0; i < 30; i++) {
            live(Trends.water("late" + i, HOUR.minus(5, ChronoUnit.HOURS)));
        }
        settle();
        assertThat(bursts).isEmpty();
    }

    @Test
    void aTopicWithoutWeeksBehindItRaisesNoAlarm() {
        for (int i = 0; i < 30; i++) {
            live(Trends.water("first" + i, HOUR));
        }
        settle();
        assertThat(bursts).isEmpty();
    }

    @Test
    void aPoisonRecordBecomesADeadLetterAndTheNextOneIsCounted() {
        input(KafkaTopics.ENRICHED).pipeInput(new TestRecord<>(bytes("k"), bytes("poison"), NOW));
        input(KafkaTopics.STORIES).pipeInput(new TestRecord<>(bytes("k"), bytes("{}"), NOW));
        input(KafkaTopics.STORIES).pipeInput(new TestRecord<>(bytes("k"), (byte[]) null, NOW));
        live(Trends.water("a", HOUR));
        settle();
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.value()).isEqualTo(bytes("poison"));
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_REASON))
                .isEqualTo(Reason.UNREADABLE_RECORD.label());
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                .isEqualTo(KafkaTopics.ENRICHED.name());
        assertThat(deadLetters.getQueueSize()).isEqualTo(2);
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("1+0");
    }

    @Test
    void whatIsNoCountryCodeIsNoPart() {
        live(Trends.ofCountry("a", HOUR, "Kazakhstan|x"));
        settle();
        assertThat(counts.keySet()).noneMatch(key -> key.contains("country"));
        assertThat(count("water|all|2026-11-25T12")).isEqualTo("1+0");
    }

    @Test
    void theTopologyIsTheOneThatWasReviewed() throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(TrendTopologyTest.class.getResourceAsStream("/enrich/trend-topology.txt"))) {
            assertThat(topology()
                            .build(new StreamsBuilder())
                            .describe()
                            .toString()
                            .strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    /** Eight weeks of one story an hour or so about water among nine others, replayed. */
    private void quietWeeks() {
        for (int week = 1; week <= Baseline.WEEKS + 1; week++) {
            for (int shift = -3; shift <= 3; shift++) {
                Instant hour = HOUR.minus(7L * week, ChronoUnit.DAYS).plus(shift, ChronoUnit.HOURS);
                send(Trends.water("w" + week + "/" + shift, hour), REPLAY);
                send(Trends.tagged("e" + week + "/" + shift, hour, "energy"), REPLAY);
            }
        }
        settle();
    }

    private List<TrendBurst> ofTopic() {
        return bursts.stream().filter(burst -> burst.part().equals("all")).toList();
    }

    private void live(EnrichedStatement statement) {
        send(statement, Travel.LIVE);
    }

    private void send(EnrichedStatement statement, Travel travel) {
        String id = statement.statement().id().value();
        pipe(
                WireRecords.of(KafkaTopics.ENRICHED, null, id, statement, "e", "/test", NOW, travel),
                KafkaTopics.ENRICHED);
    }

    private void place(String name, String oldest) {
        String id = Trends.id(name).value();
        pipe(
                WireRecords.of(
                        KafkaTopics.STORIES,
                        null,
                        id,
                        Trends.placed(name, oldest, HOUR),
                        "s",
                        "/test",
                        NOW,
                        Travel.LIVE),
                KafkaTopics.STORIES);
    }

    private void pipe(ProducerRecord<byte[], byte[]> sent, KafkaTopics topic) {
        input(topic).pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), NOW));
    }

    private TestInputTopic<byte[], byte[]> input(KafkaTopics topic) {
        return driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Lets what changed be told, and reads it. */
    private void settle() {
        driver.advanceWallClockTime(SETTLE);
        driver.advanceWallClockTime(SETTLE);
        while (!trends.isEmpty()) {
            TestRecord<byte[], byte[]> told = trends.readRecord();
            String key = new String(told.key(), StandardCharsets.UTF_8);
            if (TrendBurst.EVENT_TYPE.equals(WireRecords.text(told.headers(), RecordHeaders.CE_TYPE))) {
                TrendBurst burst = JsonCodec.read(told.value(), TrendBurst.class);
                assertThat(burst.key()).isEqualTo(key);
                bursts.add(burst);
            } else {
                TrendCount count = JsonCodec.read(told.value(), TrendCount.class);
                assertThat(count.key()).isEqualTo(key);
                counts.put(key, count);
            }
        }
    }

    private String count(String key) {
        TrendCount count = Objects.requireNonNull(counts.get(key), () -> key + " is not among " + counts.keySet());
        return count.stories() + "+" + count.copies();
    }

    private double counted(String disposition) {
        return meters.counter("items", "step", "trend", "disposition", disposition)
                .count();
    }

    private TrendTopology topology() {
        return new TrendTopology(HISTORY, SETTLE, new TrendCounters(meters));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

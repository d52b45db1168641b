package io.silkwire.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.TrendBurst;
import io.silkwire.contracts.TrendCount;
import io.silkwire.enrich.broker.RealBroker;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trends on a real broker: weeks replayed, then a live burst, a restart, and everything once more. */
final class TrendingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Travel REPLAY = new Travel(Lane.REPLAY, false, "run-1");

    private final Instant now = Clock.systemUTC().instant();

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

    @Test
    void aLiveBurstAfterReplayedWeeksIsToldOnceAndNotAgainByAReplayOverARestart() throws Exception {
        List<EnrichedStatement> weeks = weeks();
        List<EnrichedStatement> burst = IntStream.range(0, 20)
                .mapToObj(i -> Trends.water("burst " + i, now, 1 + i))
                .toList();
        try (ApplicationContext context = context();
                Trending trending = context.getBean(Trending.class)) {
            trending.start();
            send(weeks, REPLAY);
            awaitVolume(weeks.size());
            assertThat(bursts()).isEmpty();
            send(burst, Travel.LIVE);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(bursts()).hasSize(1));
            assertThat(bursts()).singleElement().satisfies(told -> {
                assertThat(told.topicId().value()).isEqualTo("water");
                assertThat(told.state()).isEqualTo(TrendBurst.State.STARTED);
                assertThat(told.top())
                        .extracting(TrendBurst.TopStatement::title)
                        .containsExactly("burst 19", "burst 18", "burst 17", "burst 16", "burst 15");
            });
        }
        try (ApplicationContext context = context();
                Trending trending = context.getBean(Trending.class)) {
            trending.start();
            send(weeks, REPLAY);
            send(burst, REPLAY);
            send(List.of(Trends.tagged("marker", now, "energy")), REPLAY);
            awaitVolume(weeks.size() + burst.size() + 1);
        }
        assertThat(bursts()).hasSize(1);
    }

    /** A story an hour or so about water and one about energy, in the hours around this one of nine weeks. */
    private List<EnrichedStatement> weeks() {
        List<EnrichedStatement> weeks = new ArrayList<>();
        for (int week = 1; week <= Baseline.WEEKS + 1; week++) {
            for (int shift = -3; shift <= 3; shift++) {
                Instant hour = now.minus(7L * week, ChronoUnit.DAYS).plus(shift, ChronoUnit.HOURS);
                weeks.add(Trends.water("water " + week + " " + shift, hour));
                weeks.add(Trends.tagged("energy " + week + " " + shift, hour, "energy"));
            }
        }
        return weeks;
    }

    /** Waits until the days of all topics together hold as many statements: nothing is lost and nothing counted twice. */
    private void awaitVolume(int statements) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(volume()).isEqualTo(statements));
    }

    private int volume() {
        Map<String, Integer> days = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> told : broker.read(KafkaTopics.TRENDS)) {
            if (!isBurst(told)) {
                TrendCount count = JsonCodec.read(told.value(), TrendCount.class);
                if (count.topic().equals(TrendCount.VOLUME)
                        && count.part().equals("all")
                        && count.unit() == TrendCount.Unit.DAY) {
                    days.put(count.key(), count.stories());
                }
            }
        }
        return days.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Bursts of a topic as a whole. */
    private List<TrendBurst> bursts() {
        return broker.read(KafkaTopics.TRENDS).stream()
                .filter(TrendingIT::isBurst)
                .map(told -> JsonCodec.read(told.value(), TrendBurst.class))
                .filter(burst -> burst.part().equals("all"))
                .toList();
    }

    private static boolean isBurst(ConsumerRecord<byte[], byte[]> told) {
        return TrendBurst.EVENT_TYPE.equals(WireRecords.text(told.headers(), RecordHeaders.CE_TYPE));
    }

    private ApplicationContext context() {
        return ApplicationContext.run(Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "silkwire.enrich.enabled",
                false,
                "silkwire.enrich.trend.settle",
                "500ms",
                "silkwire.enrich.state-directory",
                directory.resolve("state").toString()));
    }

    private void send(List<EnrichedStatement> statements, Travel travel) throws Exception {
        for (EnrichedStatement statement : statements) {
            String id = statement.statement().id().value();
            broker.send(KafkaTopics.ENRICHED, id, statement, now, travel);
        }
    }
}

package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Stories are read to their end, whatever the broker does meanwhile. */
class StoryReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition(KafkaTopics.STORIES.name(), 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stories stories = new Stories();
    private final Queue<Supplier<Consumer<byte[], byte[]>>> connections = new ConcurrentLinkedQueue<>();

    /** Kafka's own consumer in memory, with what it lacks: positions by time, which start at the beginning here. */
    private static class Log extends MockConsumer<byte[], byte[]> {
        private Log(boolean exists) {
            super("none");
            Node node = new Node(0, "broker", 9092);
            Node[] nodes = {node};
            if (exists) {
                updatePartitions(
                        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, node, nodes, nodes)));
            } else {
                updatePartitions(PARTITION.topic(), List.of());
            }
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            updateEndOffsets(Map.of(PARTITION, 0L));
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            times.keySet().forEach(partition -> found.put(partition, new OffsetAndTimestamp(0, 0)));
            return found;
        }
    }

    @Test
    void isAtTheEndOnlyWhenAllThatStoodThereWasRead() {
        List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            log.add(membership(i, "s" + i, "s0"));
        }
        connections.add(() -> log(log, 0));

        try (StoryReader reader = reader()) {
            reader.start();
            assertThat(reader.awaitEnd(PATIENCE, () -> false)).isTrue();
            assertThat(stories.find(statement("s999")))
                    .isEqualTo(new Stories.Look.Known(StoryId.ofOldest(statement("s0"))));
            assertThat(reader.state()).isEqualTo("followed");
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsAskedAgainAndHealthSaysSoMeanwhile() {
        Supplier<Consumer<byte[], byte[]>> down = () -> {
            throw new TimeoutException("no metadata");
        };
        Supplier<Consumer<byte[], byte[]>> silent = () -> new Log(true) {
            @Override
            public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                    Map<TopicPartition, Long> times) {
                throw new TimeoutException("no offsets");
            }
        };
        connections.addAll(List.of(down, silent, down));

        try (StoryReader reader = reader()) {
            reader.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(reader.state()).startsWith("cannot be read, trying again: TimeoutException"));
            assertThat(reader.awaitEnd(Duration.ofMillis(10), () -> false)).isFalse();
            connections.add(() -> log(List.of(membership(0, "a", "b")), 0));

            assertThat(reader.awaitEnd(PATIENCE, () -> false)).isTrue();
            assertThat(reader.state()).isEqualTo("followed");
        }
    }

    @Test
    void whatIsWrittenWhileItLooksForItsPlaceIsNotPassedOver() {
        connections.add(() -> {
            Log log = new Log(true) {
                @Override
                public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                        Map<TopicPartition, Long> times) {
                    // Nothing of that time, and then there is.
                    updateEndOffsets(Map.of(PARTITION, 1L));
                    return Map.of();
                }
            };
            log.updateEndOffsets(Map.of(PARTITION, 0L));
            log.schedulePollTask(() -> log.addRecord(membership(0, "a", "b")));
            return log;
        });

        try (StoryReader reader = reader()) {
            reader.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stories.find(statement("a")))
                            .isEqualTo(new Stories.Look.Known(StoryId.ofOldest(statement("b")))));
        }
    }

    @Test
    void afterAFailureItGoesOnWhereItStood() {
        List<ConsumerRecord<byte[], byte[]>> log =
                List.of(membership(0, "a", "old"), membership(1, "a", "new"), membership(2, "b", "new"));
        connections.add(() -> {
            Log first = log(log.subList(0, 2), 0);
            first.schedulePollTask(() -> {});
            first.schedulePollTask(() -> first.setPollException(new TimeoutException("gone")));
            return first;
        });
        connections.add(() -> log(log, 2));

        try (StoryReader reader = reader()) {
            reader.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stories.find(statement("b")))
                            .isEqualTo(new Stories.Look.Known(StoryId.ofOldest(statement("new")))));
            assertThat(stories.version()).isEqualTo(3);
        }
    }

    @Test
    void whereThereIsNoTopicYetNothingIsWaitedFor() {
        connections.add(() -> new Log(false));

        try (StoryReader reader = reader()) {
            reader.start();
            assertThat(reader.awaitEnd(PATIENCE, () -> false)).isTrue();
        }
        assertThat(reader().awaitEnd(PATIENCE, () -> true)).isFalse();
    }

    private StoryReader reader() {
        return new StoryReader(
                () -> Optional.ofNullable(connections.poll())
                        .orElse(() -> {
                            throw new TimeoutException("nobody there");
                        })
                        .get(),
                stories,
                () -> Duration.ofDays(1),
                new SimulatedClock(Alerts.NOON));
    }

    /** One that has these records and hands them out ten at a time, from an offset on. */
    private static Log log(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        Log log = new Log(true);
        log.updateEndOffsets(Map.of(PARTITION, (long) records.size()));
        for (int i = from; i < records.size(); i += 10) {
            List<ConsumerRecord<byte[], byte[]>> part = records.subList(i, Math.min(records.size(), i + 10));
            log.schedulePollTask(() -> part.forEach(log::addRecord));
        }
        return log;
    }

    private static ConsumerRecord<byte[], byte[]> membership(long offset, String statement, String oldest) {
        byte[] value = JsonCodec.write(new StoryMembership(
                statement(statement),
                1,
                new SourceId("test"),
                StoryId.ofOldest(statement(oldest)),
                statement(oldest),
                Alerts.NOON,
                null,
                StoryMembership.Reason.JOINED,
                List.of()));
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                Alerts.NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                value.length,
                statement(statement).value().getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static StatementId statement(String name) {
        return StatementId.ofCorpusName(new SourceId("test"), name);
    }
}

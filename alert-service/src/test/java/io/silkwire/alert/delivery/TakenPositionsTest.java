package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.KafkaTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TakenPositionsTest {
    private static final TopicPartition PARTITION = new TopicPartition(KafkaTopics.ALERTS.name(), 0);

    private final TakenPositions positions = new TakenPositions();

    @Test
    void whatWasPolledAndNotTakenInIsReadAgain() {
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 5L));
            positions.from(PARTITION, consumer.position(PARTITION));
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 5, new byte[0], new byte[0]));

            assertThat(consumer.poll(Duration.ZERO)).hasSize(1);

            assertThat(consumer.position(PARTITION)).isEqualTo(6);
            assertThat(positions.all()).containsExactly(Map.entry(PARTITION, new OffsetAndMetadata(5)));
        }
    }

    @Test
    void whatWasTakenInIsNotReadAgain() {
        positions.from(PARTITION, 5);
        positions.taken(PARTITION, 8);

        assertThat(positions.all()).containsExactly(Map.entry(PARTITION, new OffsetAndMetadata(9)));
    }

    @Test
    void partitionsThatHaveGoneToOthersAreNotCommitted() {
        positions.from(PARTITION, 5);
        positions.forget(Set.of(0));

        assertThat(positions.all()).isEmpty();
    }
}

package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.KafkaTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the producer that Kafka itself has for tests. */
class TransactionsTest {
    private static final TopicPartition FIRST = new TopicPartition(KafkaTopics.ALERTS.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(KafkaTopics.ALERTS.name(), 1);

    private final ConsumerGroupMetadata group = new MockConsumer<byte[], byte[]>("earliest").groupMetadata();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Transactions transactions = new Transactions(producer);
    private final Writes writes = new Writes();
    private final List<String> counted = new ArrayList<>();

    @BeforeEach
    void begin() {
        transactions.initialise();
        writes.taken(FIRST, 6);
        writes.add(new ProducerRecord<>(KafkaTopics.DELIVERIES.name(), 0, null, new byte[] {1}), 0);
        writes.afterwards(0, () -> counted.add("first"));
        writes.taken(SECOND, 8);
        writes.add(new ProducerRecord<>(KafkaTopics.DELIVERIES.name(), 1, null, new byte[] {2}), 1);
        writes.afterwards(1, () -> counted.add("second"));
    }

    @Test
    void recordsAndPositionsAreCommittedTogetherAndThenCounted() {
        assertThat(commit()).isTrue();

        assertThat(producer.history()).hasSize(2);
        assertThat(offsets())
                .containsEntry(FIRST, new OffsetAndMetadata(7))
                .containsEntry(SECOND, new OffsetAndMetadata(9));
        assertThat(counted).containsExactly("first", "second");
    }

    @Test
    void nothingIsInForceWhileTheGroupIsArrangedAnewAndAllOfItAfterwards() {
        producer.sendOffsetsToTransactionException = new CommitFailedException("the generation is not valid");
        assertThat(commit()).isFalse();
        assertThat(producer.history()).isEmpty();
        assertThat(counted).isEmpty();

        producer.sendOffsetsToTransactionException = null;
        assertThat(commit()).isTrue();
        assertThat(producer.history()).hasSize(2);
        assertThat(counted).containsExactly("first", "second");
    }

    @Test
    void whatFollowsFromPartitionsThatHaveGoneToOthersIsLeftToThem() {
        producer.sendOffsetsToTransactionException = new CommitFailedException("the generation is not valid");
        assertThat(commit()).isFalse();
        writes.forget(Set.of(0));

        producer.sendOffsetsToTransactionException = null;
        assertThat(commit()).isTrue();
        assertThat(producer.history())
                .singleElement()
                .satisfies(sent -> assertThat(sent.partition()).isEqualTo(1));
        assertThat(offsets()).containsOnlyKeys(SECOND);
        assertThat(counted).containsExactly("second");
    }

    private boolean commit() {
        return transactions.commit(writes, writes.offsets(), group);
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        return producer.consumerGroupOffsetsHistory().getLast().getOrDefault(group.groupId(), Map.of());
    }
}

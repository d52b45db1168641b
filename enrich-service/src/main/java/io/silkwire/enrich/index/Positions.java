package io.silkwire.enrich.index;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Where Kafka topics begin and end, and where groups stand. */
final class Positions implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;

    Positions(KafkaConnection kafka) {
        this.admin = Admin.create(kafka.admin());
    }

    /** The first offset of each partition. */
    Map<TopicPartition, Long> beginnings(KafkaTopics topic) throws IOException {
        return offsets(topic, OffsetSpec.earliest());
    }

    /** The offset after the last committed record of each partition. */
    Map<TopicPartition, Long> ends(KafkaTopics topic) throws IOException {
        return offsets(topic, OffsetSpec.latest());
    }

    /** Where this group stands; without the partitions of which it has nothing. */
    Map<TopicPartition, Long> committed(String group) throws IOException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** Lets a group that has no members begin there. */
    void begin(String group, Map<TopicPartition, Long> offsets) throws IOException {
        Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
        offsets.forEach((partition, offset) -> begin.put(partition, new OffsetAndMetadata(offset)));
        if (!begin.isEmpty()) {
            answer(admin.alterConsumerGroupOffsets(group, begin).all());
        }
    }

    private Map<TopicPartition, Long> offsets(KafkaTopics topic, OffsetSpec spec) throws IOException {
        int partitions = answer(admin.describeTopics(List.of(topic.name())).allTopicNames())
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        IntStream.range(0, partitions).forEach(p -> asked.put(new TopicPartition(topic.name(), p), spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> answered =
                answer(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        answered.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static <T> T answer(KafkaFuture<T> future) throws IOException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Kafka was asked", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not answer", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}

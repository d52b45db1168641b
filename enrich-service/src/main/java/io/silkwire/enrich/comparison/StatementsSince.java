package io.silkwire.enrich.comparison;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The statements that came to Kafka since a time, revisions in their order, up to what was there when the reading began. */
public final class StatementsSince {
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaConnection connection;
    private final Instant since;

    /** Those of this Kafka since this time. */
    public StatementsSince(KafkaConnection connection, Instant since) {
        this.connection = connection;
        this.since = since;
    }

    /**
     * Hands on each of them.
     *
     * @return how many records are no statements and were passed over
     */
    public int each(Consumer<Statement> reader) {
        int passedOver = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            Map<TopicPartition, Long> ends = begin(consumer);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    Statement statement = statement(each);
                    if (statement == null) {
                        passedOver++;
                    } else {
                        reader.accept(statement);
                    }
                }
            }
        }
        return passedOver;
    }

    /** Goes to the first record of each partition that is not older, and tells where the partitions end. */
    private Map<TopicPartition, Long> begin(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(KafkaTopics.STATEMENTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(times));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
        return ends;
    }

    private static @Nullable Statement statement(ConsumerRecord<byte[], byte[]> each) {
        if (each.value() == null) {
            return null;
        }
        try {
            return JsonCodec.read(each.value(), Statement.class);
        } catch (UnreadableRecordException e) {
            return null;
        }
    }
}

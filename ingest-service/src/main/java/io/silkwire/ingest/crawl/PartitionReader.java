package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one partition of {@code crawl-state} from its beginning to the end it has now. */
final class PartitionReader {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionReader.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private PartitionReader() {}

    /** Who is told of each record, in order. */
    interface Listener {
        /** A key has this state; null where it was removed. */
        void onState(String key, @Nullable CrawlState state);
    }

    /**
     * Reads the partition.
     *
     * @param stopped asked between two polls
     * @return the offset behind the last record read: what comes later is news
     */
    static long read(KafkaConnection connection, int partition, Listener listener, BooleanSupplier stopped) {
        TopicPartition topicPartition = new TopicPartition(KafkaTopics.CRAWL_STATE.name(), partition);
        Map<String, Object> settings = connection.consumer(null);
        long end = end(connection, topicPartition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            consumer.assign(List.of(topicPartition));
            consumer.seekToBeginning(List.of(topicPartition));
            while (consumer.position(topicPartition) < end && !stopped.getAsBoolean()) {
                consumer.poll(POLL).forEach(read -> apply(read, listener));
            }
            return consumer.position(topicPartition);
        }
    }

    /** What this record says; one that cannot be read is passed over and told. */
    static void apply(ConsumerRecord<byte[], byte[]> read, Listener listener) {
        if (read.key() == null) {
            return;
        }
        String key = new String(read.key(), StandardCharsets.UTF_8);
        try {
            listener.onState(key, read.value() == null ? null : JsonCodec.read(read.value(), CrawlState.class));
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", read.topic())
                    .addKeyValue("partition", read.partition())
                    .addKeyValue("offset", read.offset())
                    .setCause(e)
                    .log("Crawl state cannot be read and is passed over");
        }
    }

    /** Open transactions included: committed reads would end before them, and miss what others committed behind. */
    private static long end(KafkaConnection connection, TopicPartition partition) {
        Map<String, Object> settings = connection.consumer(null);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            Long end = consumer.endOffsets(List.of(partition)).get(partition);
            return end == null ? 0 : end;
        }
    }
}

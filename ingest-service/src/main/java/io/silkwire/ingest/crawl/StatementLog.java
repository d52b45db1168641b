package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads single revisions back from the Kafka topic {@code statements}, by where they stand. Any thread, one at a time. */
final class StatementLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatementLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    StatementLog(KafkaConnection connection) {
        Map<String, Object> settings = connection.consumer(null);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.consumer = new KafkaConsumer<>(settings);
    }

    /** This revision, or null where it is not there any more or cannot be read: then there is no text to compare with. */
    synchronized @Nullable Statement read(Published published) {
        if (published.partition() == null || published.offset() == null) {
            return null;
        }
        TopicPartition partition = new TopicPartition(KafkaTopics.STATEMENTS.name(), published.partition());
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, published.offset());
            return poll(published);
        } catch (KafkaException | UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("statementId", published.statementId())
                    .addKeyValue("partition", published.partition())
                    .addKeyValue("offset", published.offset())
                    .setCause(e)
                    .log("Revision cannot be read back");
            return null;
        }
    }

    private @Nullable Statement poll(Published published) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                Statement statement = JsonCodec.read(found.value(), Statement.class);
                boolean meant =
                        statement.id().equals(published.statementId()) && statement.revision() == published.revision();
                return meant ? statement : null;
            }
        }
        return null;
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}

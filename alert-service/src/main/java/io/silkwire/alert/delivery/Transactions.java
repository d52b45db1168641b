package io.silkwire.alert.delivery;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what a session writes, and how far it has read, to Kafka in one transaction each. Used by the session's thread. */
final class Transactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    Transactions(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Before the first. */
    void initialise() {
        producer.initTransactions();
    }

    /**
     * Commits all of it, or nothing where the group is just being arranged anew: Kafka has begun a generation that this member hears of
     * with one of its next polls. The same writes can be committed then, less those of partitions that have gone to others. To end the
     * session instead would make this member leave and come back, and so begin the next generation under the feet of all others.
     *
     * @param read how far the session has read, at least one partition
     * @return whether it is committed
     */
    boolean commit(Writes writes, Map<TopicPartition, OffsetAndMetadata> read, ConsumerGroupMetadata group) {
        producer.beginTransaction();
        for (ProducerRecord<byte[], byte[]> kafkaRecord : writes.records()) {
            // What goes wrong with it comes out of the commit.
            var unused = producer.send(kafkaRecord);
        }
        try {
            producer.sendOffsetsToTransaction(read, group);
        } catch (CommitFailedException e) {
            producer.abortTransaction();
            LOG.atInfo()
                    .addKeyValue("records", writes.records().size())
                    .log("The group is being arranged anew; what was to be recorded is recorded afterwards");
            return false;
        }
        producer.commitTransaction();
        writes.committed();
        return true;
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}

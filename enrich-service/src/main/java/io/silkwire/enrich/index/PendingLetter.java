package io.silkwire.enrich.index;

import io.silkwire.contracts.Reason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record on its way to the dead letters.
 *
 * @param heldBytes what it takes of the heap until it is done
 */
record PendingLetter(
        ConsumerRecord<byte[], byte[]> origin,
        PartitionProgress progress,
        ProducerRecord<byte[], byte[]> letter,
        Reason reason,
        long heldBytes) {}

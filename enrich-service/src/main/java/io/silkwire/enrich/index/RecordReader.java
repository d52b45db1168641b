package io.silkwire.enrich.index;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a Kafka record into the document to write, or says why it is none. */
interface RecordReader {
    /** Never throws: what cannot be read is an outcome. */
    ReadOutcome read(ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress);
}

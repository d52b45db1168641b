/**
 * Puts the records of {@code contracts} onto Kafka and takes them off again.
 *
 * <p>Input: a contract and where it is going; output: a {@code ProducerRecord} with its headers, and back. Also the few
 * Kafka-facing parts that every service needs alike: client settings, topic provisioning, a reader that keeps a compacted Kafka
 * topic as a table, and dead letters. Read {@link io.silkwire.wire.KafkaConnection} first. It knows neither Micronaut nor Streams
 * classes, only settings for them.
 */
@NullMarked
package io.silkwire.wire;

import org.jspecify.annotations.NullMarked;

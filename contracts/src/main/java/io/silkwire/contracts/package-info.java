/**
 * What crosses Kafka between the services: the records, their ids, the Kafka topics they live on, the one JSON codec, the
 * header names and the reason words. As resources: the JSON Schema of each record ({@code schemas}) and the mapping of each index
 * ({@code index}), which the enricher writes with and who searches relies on.
 *
 * <p>Input and output of every service; nothing here has a thread, a client or a configuration. Read {@link
 * io.silkwire.contracts.KafkaTopics} first: one line per Kafka topic, in the order data moves. All types are immutable.
 */
@NullMarked
package io.silkwire.contracts;

import org.jspecify.annotations.NullMarked;

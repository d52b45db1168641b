package io.silkwire.enrich.definition;

import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a topic's id in Kafka.
 *
 * @param definition null where it cannot be read
 */
public record StoredDefinition(TopicId id, @Nullable TopicDefinition definition) {}

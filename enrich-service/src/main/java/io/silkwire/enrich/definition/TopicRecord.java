package io.silkwire.enrich.definition;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicRollout;

/** A record of the Kafka topic {@code topics}; its key tells which it is. */
sealed interface TopicRecord {
    /** A definition, under its topic's id or as its last good version. */
    record Defined(TopicDefinition definition) implements TopicRecord {}

    /** The end of a change of several definitions. */
    record RolledOut(TopicRollout rollout) implements TopicRecord {}

    /** @throws io.silkwire.contracts.UnreadableRecordException where the bytes are not what the key promises */
    static TopicRecord read(String key, byte[] value) {
        return key.equals(TopicRollout.KEY)
                ? new RolledOut(JsonCodec.read(value, TopicRollout.class))
                : new Defined(JsonCodec.read(value, TopicDefinition.class));
    }
}

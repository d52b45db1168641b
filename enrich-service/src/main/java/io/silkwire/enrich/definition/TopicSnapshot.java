package io.silkwire.enrich.definition;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.TopicRollout;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.enrich.pattern.Lemmas;
import io.silkwire.enrich.tagging.TopicCompiler;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka topic {@code topics} as it stands at one moment, read as an enricher reads it.
 *
 * @param rules what an enricher has in force
 * @param stored what stands under the ids of topics, good or not
 * @param writer who wrote the last change, empty where nobody did
 */
public record TopicSnapshot(
        long generation, List<TopicRule> rules, Map<TopicId, StoredDefinition> stored, String writer) {
    /** Copies the collections. */
    public TopicSnapshot {
        rules = List.copyOf(rules);
        stored = Map.copyOf(stored);
    }

    /**
     * Reads it.
     *
     * @throws IllegalStateException where Kafka does not answer in time
     */
    public static TopicSnapshot read(KafkaConnection connection, Duration patience) {
        StoredTopics topics = new StoredTopics(new TopicCompiler(Lemmas.CLOSURE));
        try (TopicTable<TopicRecord> table =
                new TopicTable<>(connection, KafkaTopics.TOPICS, TopicRecord::read, new Taking(topics))) {
            table.start();
            table.awaitCaughtUp(patience);
        }
        TopicRollout last = topics.lastRollout();
        return new TopicSnapshot(
                topics.generation(), topics.rules(), topics.stored(), last == null ? "" : last.writer());
    }

    /** Hands on what the table tells. */
    record Taking(StoredTopics topics) implements TopicTable.Listener<TopicRecord> {
        @Override
        public void onChange(String key, @Nullable TopicRecord value, int partition, long offset) {
            topics.take(key, value, offset);
        }

        @Override
        public void onUnreadable(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecordException why) {
            topics.takeUnreadable(
                    new String(unreadable.key(), StandardCharsets.UTF_8),
                    String.valueOf(why.getMessage()),
                    unreadable.offset());
        }
    }
}

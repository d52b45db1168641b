package io.silkwire.enrich.index;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka says should stand in the index of statements, read further with each call: the latest version of each, the story it
 * stands in, and the versions that the writer put among the dead letters.
 */
final class EnrichedLog {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Positions positions;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, StoryMark> stories = new HashMap<>();
    private final Map<String, Long> refused = new HashMap<>();

    EnrichedLog(Positions positions, KafkaConsumer<byte[], byte[]> consumer) {
        this.positions = positions;
        this.consumer = consumer;
    }

    /** Reads on to the ends; dead letters last, so that a record that became one meanwhile is known as such. */
    void read() throws IOException {
        read(KafkaTopics.ENRICHED, this::takeStatement);
        read(KafkaTopics.STORIES, this::takeStory);
        read(KafkaTopics.DEAD_LETTERS, this::takeLetter);
    }

    /** The latest version of each statement. */
    Map<String, Long> versions() {
        return versions;
    }

    /** The story this statement stands in. */
    StoryMark story(String id) {
        return stories.getOrDefault(id, StoryMark.alone(id));
    }

    /** Whether the latest version of this statement is a dead letter, so that the index has what came before it, or nothing. */
    boolean isRefused(String id) {
        Long version = versions.get(id);
        return version != null && version.equals(refused.get(id));
    }

    /** How many statements have a version among the dead letters. */
    int refused() {
        return refused.size();
    }

    private void read(KafkaTopics topic, Consumer<ConsumerRecord<byte[], byte[]>> taken) throws IOException {
        Map<TopicPartition, Long> ends = positions.ends(topic);
        Map<TopicPartition, Long> beginnings = positions.beginnings(topic);
        consumer.assign(ends.keySet());
        ends.keySet()
                .forEach(partition ->
                        consumer.seek(partition, next.getOrDefault(partition, beginnings.getOrDefault(partition, 0L))));
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(taken);
        }
        ends.keySet().forEach(partition -> next.put(partition, consumer.position(partition)));
    }

    private void takeStatement(ConsumerRecord<byte[], byte[]> origin) {
        EnrichedStatement enriched = read(origin, EnrichedStatement.class);
        if (enriched != null && !enriched.statement().sourceId().equals(SourceId.CANARY)) {
            versions.merge(enriched.statement().id().value(), enriched.version(), Math::max);
        }
    }

    private void takeStory(ConsumerRecord<byte[], byte[]> origin) {
        StoryMembership membership = read(origin, StoryMembership.class);
        if (membership != null) {
            stories.put(membership.statementId().value(), StoryMark.of(membership));
        }
    }

    private void takeLetter(ConsumerRecord<byte[], byte[]> origin) {
        boolean ofIndex = IndexSession.STEP.equals(WireRecords.text(origin.headers(), RecordHeaders.DEAD_LETTER_STEP))
                && KafkaTopics.ENRICHED.name().equals(WireRecords.text(origin.headers(), RecordHeaders.ERROR_TOPIC));
        EnrichedStatement enriched = ofIndex ? read(origin, EnrichedStatement.class) : null;
        if (enriched != null) {
            refused.merge(enriched.statement().id().value(), enriched.version(), Math::max);
        }
    }

    /** The record, or null where it is none: the writer made a dead letter of it. */
    private static <T> @Nullable T read(ConsumerRecord<byte[], byte[]> origin, Class<T> type) {
        if (origin.value() == null) {
            return null;
        }
        try {
            return JsonCodec.read(origin.value(), type);
        } catch (UnreadableRecordException e) {
            return null;
        }
    }
}

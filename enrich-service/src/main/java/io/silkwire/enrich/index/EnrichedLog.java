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
 * What Kafka says should stand in the index of statements, read further with each call: the versions of each, the story it
 * stands in, and the versions that the writer put among the dead letters. It keeps nothing but how far it has read.
 */
final class EnrichedLog {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Positions positions;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    EnrichedLog(Positions positions, KafkaConsumer<byte[], byte[]> consumer) {
        this.positions = positions;
        this.consumer = consumer;
    }

    /** Hears what Kafka says, record by record: a later one goes before. */
    interface Sink {
        /** Kafka has this version of the statement. */
        void version(String id, long version);

        /** The writer put this version of the statement among the dead letters. */
        void refused(String id, long version);

        /** The statement stands in this story. */
        void story(String id, StoryMark story);
    }

    /** Reads on to the ends; dead letters last, so that a record that became one meanwhile is known as such. */
    void read(Sink sink) throws IOException {
        read(KafkaTopics.ENRICHED, origin -> takeStatement(origin, sink));
        read(KafkaTopics.STORIES, origin -> takeStory(origin, sink));
        read(KafkaTopics.DEAD_LETTERS, origin -> takeLetter(origin, sink));
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

    private static void takeStatement(ConsumerRecord<byte[], byte[]> origin, Sink sink) {
        EnrichedStatement enriched = read(origin, EnrichedStatement.class);
        if (enriched != null && !enriched.statement().sourceId().equals(SourceId.CANARY)) {
            sink.version(enriched.statement().id().value(), enriched.version());
        }
    }

    private static void takeStory(ConsumerRecord<byte[], byte[]> origin, Sink sink) {
        StoryMembership membership = read(origin, StoryMembership.class);
        if (membership != null) {
            sink.story(membership.statementId().value(), StoryMark.of(membership));
        }
    }

    private static void takeLetter(ConsumerRecord<byte[], byte[]> origin, Sink sink) {
        boolean ofIndex = IndexSession.STEP.equals(WireRecords.text(origin.headers(), RecordHeaders.DEAD_LETTER_STEP))
                && KafkaTopics.ENRICHED.name().equals(WireRecords.text(origin.headers(), RecordHeaders.ERROR_TOPIC));
        EnrichedStatement enriched = ofIndex ? read(origin, EnrichedStatement.class) : null;
        if (enriched != null) {
            sink.refused(enriched.statement().id().value(), enriched.version());
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

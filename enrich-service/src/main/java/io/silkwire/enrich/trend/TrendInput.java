package io.silkwire.enrich.trend;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.enrich.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What a record on {@code enriched} or {@code stories} says; one that says nothing legible keeps its bytes and goes no further. */
sealed interface TrendInput {
    /** A statement with its tags. */
    record Enriched(EnrichedStatement statement) implements TrendInput {}

    /** The story a statement stands in. */
    record Placed(StoryMembership membership) implements TrendInput {}

    /** Nothing that can be counted: goes to the dead letters. */
    record Refused(
            @Nullable Bytes value,
            Reason reason,
            String message,
            @Nullable String exception) implements TrendInput, Refusal {
        @Override
        public String step() {
            return STEP;
        }
    }

    /** Name of the step in counters and dead letters. */
    String STEP = "trend.read";

    /**
     * Reads a record; a pure function of its bytes.
     *
     * @param kafkaTopic where it stood
     * @param type of the event by its header, or null where it has none
     */
    static TrendInput read(String kafkaTopic, byte @Nullable [] key, byte @Nullable [] value, @Nullable String type) {
        boolean isStory = kafkaTopic.equals(KafkaTopics.STORIES.name());
        String expected = (isStory ? KafkaTopics.STORIES : KafkaTopics.ENRICHED).eventType();
        if (type != null && !type.equals(expected)) {
            return refused(value, Reason.UNKNOWN_TYPE, "expected " + expected + ", found " + type, null);
        }
        if (key == null || value == null) {
            String missing = key == null ? "key" : "value";
            return refused(
                    value, Reason.UNREADABLE_RECORD, "expected " + expected + " with a key, found no " + missing, null);
        }
        try {
            TrendInput read = isStory
                    ? new Placed(JsonCodec.read(value, StoryMembership.class))
                    : new Enriched(JsonCodec.read(value, EnrichedStatement.class));
            return read.statementId().value().equals(new String(key, StandardCharsets.UTF_8))
                    ? read
                    : refused(
                            value,
                            Reason.UNREADABLE_RECORD,
                            "expected the key to be the statement's id " + read.statementId() + ", found another",
                            null);
        } catch (UnreadableRecordException e) {
            return refused(value, Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e);
        }
    }

    /** The statement it is about. */
    private StatementId statementId() {
        return switch (this) {
            case Enriched enriched -> enriched.statement().statement().id();
            case Placed placed -> placed.membership().statementId();
            case Refused refused -> throw new IllegalStateException("a refused record is about nothing: " + refused);
        };
    }

    private static Refused refused(byte @Nullable [] value, Reason reason, String message, @Nullable Throwable cause) {
        return new Refused(
                value == null ? null : Bytes.wrap(value),
                reason,
                message,
                cause == null ? null : cause.getClass().getName());
    }
}

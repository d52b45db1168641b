package io.silkwire.enrich.story;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.enrich.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What became of a record on {@code enriched}. */
sealed interface StoryOutcome {
    /** What is compared of it: goes to the one task where all meet. */
    record Legible(Placement placement) implements StoryOutcome {}

    /**
     * No enriched statement: goes to the dead letters.
     *
     * @param value the bytes as they came
     * @param message what was expected and found
     */
    record Refused(
            @Nullable Bytes value,
            Reason reason,
            String message,
            @Nullable String exception) implements StoryOutcome, Refusal {
        @Override
        public String step() {
            return STEP;
        }
    }

    /** Name of the step in counters and dead letters. */
    String STEP = "story.read";

    /**
     * Reads a record and takes its fingerprint; a pure function.
     *
     * @param type of the event by its header, or null where it has none
     * @param arrivedAt time of the record
     */
    static StoryOutcome read(byte @Nullable [] key, byte @Nullable [] value, @Nullable String type, Instant arrivedAt) {
        if (type != null && !type.equals(KafkaTopics.ENRICHED.eventType())) {
            return refused(
                    value,
                    Reason.UNKNOWN_TYPE,
                    "expected " + KafkaTopics.ENRICHED.eventType() + ", found " + type,
                    null);
        }
        if (key == null || value == null) {
            return refused(
                    value,
                    Reason.UNREADABLE_RECORD,
                    "expected an enriched statement with its id as key, found no " + (key == null ? "key" : "value"),
                    null);
        }
        try {
            EnrichedStatement enriched = JsonCodec.read(value, EnrichedStatement.class);
            return enriched.statement().id().value().equals(new String(key, StandardCharsets.UTF_8))
                    ? new Legible(Placement.of(enriched, arrivedAt))
                    : refused(
                            value,
                            Reason.UNREADABLE_RECORD,
                            "expected the key to be the statement's id "
                                    + enriched.statement().id() + ", found another",
                            null);
        } catch (UnreadableRecordException e) {
            return refused(value, Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | StackOverflowError e) {
            // Ours to repair, but one record must not stop those behind it, again and again.
            return refused(value, Reason.STEP_FAILED, "could not be compared: " + e, e);
        }
    }

    private static Refused refused(byte @Nullable [] value, Reason reason, String message, @Nullable Throwable cause) {
        return new Refused(
                value == null ? null : Bytes.wrap(value),
                reason,
                message,
                cause == null ? null : cause.getClass().getName());
    }
}

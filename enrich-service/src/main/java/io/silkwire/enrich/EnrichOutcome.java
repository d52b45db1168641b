package io.silkwire.enrich;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.enrich.refusal.Refusal;
import io.silkwire.enrich.tagging.TopicSet;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What became of a record on {@code statements}, step by step; one that is refused keeps its bytes and goes no further. */
sealed interface EnrichOutcome {
    /** A statement could be read: goes on to be enriched. */
    record Legible(Statement statement) implements EnrichOutcome {}

    /**
     * The statement with all that was found out: goes to {@code enriched}.
     *
     * @param value the record's bytes, already known to fit into a Kafka record
     */
    record Enriched(EnrichedStatement enriched, Bytes value) implements EnrichOutcome {}

    /**
     * Nothing that can be enriched: goes to the dead letters.
     *
     * @param step the step that gave up, such as {@code enrich.read}
     * @param value the bytes as they came
     * @param message what was expected and found
     */
    record Refused(
            String step,
            @Nullable Bytes value,
            Reason reason,
            String message,
            @Nullable String exception) implements EnrichOutcome, Refusal {}

    /** Names of the steps in counters and dead letters. */
    String READ = "enrich.read";

    String TAG = "enrich.tag";

    /**
     * Reads a record; a pure function of its bytes.
     *
     * @param type of the event by its header, or null where it has none
     */
    static EnrichOutcome read(byte @Nullable [] key, byte @Nullable [] value, @Nullable String type, int maxBytes) {
        if (type != null && !type.equals(KafkaTopics.STATEMENTS.eventType())) {
            return refused(
                    value, Reason.UNKNOWN_TYPE, "expected " + KafkaTopics.STATEMENTS.eventType() + ", found " + type);
        }
        if (key == null || value == null) {
            return refused(
                    value,
                    Reason.UNREADABLE_RECORD,
                    "expected a statement with its id as key, found no " + (key == null ? "key" : "value"));
        }
        if (value.length > maxBytes) {
            return refused(
                    value,
                    Reason.TOO_LARGE,
                    "expected at most " + maxBytes + " bytes (silkwire.enrich.max-record-bytes), found "
                            + value.length);
        }
        try {
            Statement statement = JsonCodec.read(value, Statement.class);
            return statement.id().value().equals(new String(key, StandardCharsets.UTF_8))
                    ? new Legible(statement)
                    : refused(
                            value,
                            Reason.UNREADABLE_RECORD,
                            "expected the key to be the statement's id " + statement.id() + ", found another");
        } catch (UnreadableRecordException e) {
            return refused(READ, value, Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Enriches a legible statement.
     *
     * @param value its bytes, for the dead letter should a step give up
     */
    static EnrichOutcome enrich(Legible legible, byte @Nullable [] value, TopicSet topics) {
        try {
            EnrichedStatement enriched = Enricher.enrich(legible.statement(), topics);
            byte[] json = JsonCodec.write(enriched);
            // A record that the producer refuses would end the thread, and the next one would read the same statement.
            return json.length > KafkaTopics.MAX_RECORD_BYTES
                    ? refused(
                            TAG,
                            value,
                            Reason.TOO_LARGE,
                            "expected at most " + KafkaTopics.MAX_RECORD_BYTES + " bytes when enriched, found "
                                    + json.length,
                            null)
                    : new Enriched(enriched, Bytes.wrap(json));
        } catch (RuntimeException | StackOverflowError e) {
            // Streams' handlers never see an Error: it would end the thread, and the next one would read the same
            // record.
            return refused(TAG, value, Reason.STEP_FAILED, "could not be enriched: " + e, e);
        }
    }

    private static Refused refused(byte @Nullable [] value, Reason reason, String message) {
        return refused(READ, value, reason, message, null);
    }

    private static Refused refused(
            String step, byte @Nullable [] value, Reason reason, String message, @Nullable Throwable cause) {
        return new Refused(
                step,
                value == null ? null : Bytes.wrap(value),
                reason,
                message,
                cause == null ? null : cause.getClass().getName());
    }
}

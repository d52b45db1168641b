package io.silkwire.alert.match;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What the bytes of a record on {@code enriched} turned out to be. */
sealed interface ReadOutcome {
    /** The step's name in counters and dead letters. */
    String STEP = "match.read";

    /** A statement. */
    record Legible(EnrichedStatement enriched) implements ReadOutcome {}

    /** A record that removes its statement from the Kafka topic; there is nothing to match. */
    record Removed() implements ReadOutcome {}

    /**
     * Nothing that can be matched: goes to the dead letters.
     *
     * @param value the bytes as they came
     * @param message what was expected and found
     */
    record Refused(
            @Nullable Bytes value,
            Reason reason,
            String message,
            @Nullable String exception) implements ReadOutcome {}

    /** Reads a record; a pure function of its bytes. */
    static ReadOutcome of(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            return new Refused(
                    value == null ? null : Bytes.wrap(value),
                    Reason.UNREADABLE_RECORD,
                    "expected the statement's id as key, found none",
                    null);
        }
        if (value == null) {
            return new Removed();
        }
        try {
            EnrichedStatement enriched = JsonCodec.read(value, EnrichedStatement.class);
            String id = enriched.statement().id().value();
            String keyed = new String(key, StandardCharsets.UTF_8);
            return id.equals(keyed)
                    ? new Legible(enriched)
                    : new Refused(
                            Bytes.wrap(value),
                            Reason.UNREADABLE_RECORD,
                            "expected the key to be the statement's id " + id + ", found another",
                            null);
        } catch (UnreadableRecordException e) {
            return new Refused(
                    Bytes.wrap(value),
                    Reason.UNREADABLE_RECORD,
                    String.valueOf(e.getMessage()),
                    e.getClass().getName());
        }
    }
}

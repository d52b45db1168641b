package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.silkwire.contracts.Evidence.Field;
import java.util.Locale;

/**
 * A country, body or document that a statement names, and where.
 *
 * @param entity its id: an ISO 3166-1 code of two letters ({@code AF}), a body's word ({@code sco}), or a document's symbol ({@code
 *     S/RES/1373})
 * @param field in which text
 * @param start first UTF-16 code unit of the span, from 0
 * @param end first code unit after it
 * @param text the span as it is written there
 * @param confidence that this entity is meant, from 0 to 1
 */
public record EntityMention(String entity, Kind kind, Field field, int start, int end, String text, double confidence) {
    /** What kinds of entity there are. */
    public enum Kind {
        COUNTRY,
        BODY,
        DOCUMENT;

        /** {@code country}, {@code body} or {@code document}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException where the span is empty or does not fit its text, or the confidence is no share */
    public EntityMention {
        if (start < 0 || end <= start || text.length() != end - start) {
            throw new IllegalArgumentException(
                    "span " + start + ".." + end + " does not fit a text of " + text.length() + " characters");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, but was " + confidence);
        }
    }
}

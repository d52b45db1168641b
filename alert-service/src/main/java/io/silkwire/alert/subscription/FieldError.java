package io.silkwire.alert.subscription;

import io.silkwire.alert.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a draft.
 *
 * @param field as in JSON and YAML, such as {@code query} or {@code webhook.url}
 * @param message what is wrong
 * @param remedy what to do about it
 * @param position UTF-16 code unit within the field's text from 0, or null where it is about the whole field
 */
public record FieldError(
        String field,
        String message,
        String remedy,
        @Nullable Integer position) {
    static FieldError of(String field, String message, String remedy) {
        return new FieldError(field, message, remedy, null);
    }

    /** As a problem document tells it, with a pointer to the field in the body. */
    public Problem.Invalid invalid() {
        // RFC 6901 §6 is how RFC 9457 §3 points into a body; a header stands in none.
        String pointer = field.equals(Subscriptions.ONCE)
                ? null
                : "#/" + field.replace("~", "~0").replace('.', '/');
        return new Problem.Invalid(field, message, remedy, position, null, null, pointer);
    }

    @Override
    public String toString() {
        String at = position == null ? "" : ", position " + (position + 1);
        return field + at + ": " + message + "; " + remedy;
    }
}

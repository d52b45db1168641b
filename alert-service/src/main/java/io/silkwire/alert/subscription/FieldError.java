package io.silkwire.alert.subscription;

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

    @Override
    public String toString() {
        String at = position == null ? "" : ", position " + (position + 1);
        return field + at + ": " + message + "; " + remedy;
    }
}

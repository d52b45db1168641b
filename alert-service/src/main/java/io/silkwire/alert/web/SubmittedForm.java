package io.silkwire.alert.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form sent.
 *
 * @param fields values by field name, in the order they were sent
 */
record SubmittedForm(Map<String, List<String>> fields) {
    private static final int MAX_FIELDS = 200;

    /** Reads {@code application/x-www-form-urlencoded}. */
    static SubmittedForm read(String body) {
        return new SubmittedForm(new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MAX_FIELDS).parameters());
    }

    @Nullable
    String value(String field) {
        List<String> values = fields.get(field);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** The value of a field, or nothing at all. */
    String text(String field) {
        String value = value(field);
        return value == null ? "" : value;
    }

    /** All values of a field that may be repeated, without blank ones. */
    List<String> values(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}

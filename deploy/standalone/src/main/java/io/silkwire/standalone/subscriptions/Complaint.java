package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** Turns a refusal into lines for people: each field that is wrong, where it stands, and a mark under the place in its text. */
public final class Complaint {
    private static final int AROUND = 60;

    private Complaint() {}

    /**
     * The refusal again, with all that the server said.
     *
     * @param sent the draft that was refused
     * @param where a field stands, such as {@code water.yaml:3}; empty where it came from an option
     */
    public static RefusedException about(RefusedException refused, JsonNode sent, Function<String, String> where) {
        if (refused.errors().isEmpty()) {
            return refused;
        }
        StringBuilder told = new StringBuilder();
        for (JsonNode error : refused.errors()) {
            String field = error.path("field").asText();
            String place = where.apply(field);
            told.append(told.isEmpty() ? "" : "\n")
                    .append(place.isEmpty() ? "" : place + ": ")
                    .append(field);
            JsonNode position = error.path("position");
            if (position.isInt()) {
                told.append(", position ").append(position.asInt() + 1);
            }
            told.append(": ")
                    .append(error.path("message").asText())
                    .append("; ")
                    .append(error.path("remedy").asText());
            String text = sent.at("/" + field.replace('.', '/')).asText("");
            if (position.isInt() && !text.isEmpty()) {
                told.append('\n')
                        .append(marked(
                                text, position.asInt(), error.path("length").asInt(1)));
            }
        }
        return new RefusedException(told.toString(), refused.status(), refused.errors());
    }

    /**
     * The text around a place, and a line with a mark under it.
     *
     * @param position UTF-16 code unit from 0
     * @param length in code units
     */
    public static String marked(String text, int position, int length) {
        int at = Math.clamp(position, 0, text.length());
        int from = Math.max(0, at - AROUND);
        int to = Math.min(text.length(), at + AROUND);
        String before = oneLine(text.substring(from, at));
        String shown = (from > 0 ? "…" : "") + before;
        int marks = Math.max(1, text.codePointCount(at, Math.clamp((long) at + length, at, to)));
        return "    " + shown + oneLine(text.substring(at, to)) + (to < text.length() ? "…" : "") + "\n    "
                + " ".repeat(shown.codePointCount(0, shown.length())) + "^".repeat(marks);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}

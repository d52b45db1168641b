package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What a preview found, for a terminal. */
public final class PreviewWords {
    private PreviewWords() {}

    /** How much it would have been, samples, and what a change catches and loses. */
    public static String of(JsonNode preview) {
        StringBuilder text = new StringBuilder();
        preview.path("estimates")
                .forEach(estimate -> text.append(String.format(
                        Locale.ROOT,
                        "%s days: %d alerts (%.2f a day), %d messages (%.2f a day)%s%n",
                        estimate.at("/span/days").asText(),
                        estimate.path("alerts").asLong(),
                        estimate.path("alertsPerDay").asDouble(),
                        estimate.path("messages").asLong(),
                        estimate.path("messagesPerDay").asDouble(),
                        estimate.path("newestOnly").asBoolean() ? ", of the newest that fit only" : "")));
        text.append(preview.path("total").asLong()).append(" statements fit\n");
        samples(text, "  ", preview.path("samples"));
        difference(text, "would catch besides", "+ ", preview.path("caught"));
        difference(text, "would lose", "- ", preview.path("lost"));
        JsonNode flood = preview.path("flood");
        if (flood.isObject()) {
            text.append("too much: ")
                    .append(flood.path("message").asText())
                    .append("; ")
                    .append(flood.path("remedy").asText())
                    .append('\n');
        }
        if (!preview.path("complete").asBoolean(true)) {
            text.append("not everything was looked through");
            if (preview.path("partly").isTextual()) {
                text.append(": ").append(preview.path("partly").asText());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void difference(StringBuilder text, String words, String mark, JsonNode difference) {
        if (difference.isObject()) {
            text.append(words)
                    .append(": ")
                    .append(difference.path("total").asLong())
                    .append('\n');
            samples(text, mark, difference.path("samples"));
        }
    }

    private static void samples(StringBuilder text, String mark, JsonNode samples) {
        samples.forEach(sample -> text.append(mark)
                .append(sample.path("publishedAt").asText(""))
                .append("  ")
                .append(sample.at("/title/text").asText().replaceAll("\\p{Cntrl}", " "))
                .append('\n'));
    }
}

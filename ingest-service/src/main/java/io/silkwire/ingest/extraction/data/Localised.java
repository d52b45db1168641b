package io.silkwire.ingest.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A member of a page's data → its text in the language of the page: {@code title}, {@code title_ru}, {@code titleRu}, {@code
 * title: {ru: …, kk: …}}, and {@code title: {rendered: …}} as WordPress has it.
 */
public final class Localised {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(?:[-_][A-Za-z]{2,4})?");

    private final String language;

    /** @param language two letters, or empty where it is not known */
    public Localised(String language) {
        this.language = language;
    }

    /** In the language that the page declares. */
    public static Localised of(Document page) {
        String told = page.select("html").attr("lang").strip().toLowerCase(Locale.ROOT);
        return new Localised(told.length() >= 2 ? told.substring(0, 2) : "");
    }

    /** The text of the first of these members that has one; null where none has. */
    public @Nullable String text(JsonNode object, List<String> names) {
        for (String name : names) {
            String text = text(object.get(name));
            if (text == null && !language.isEmpty()) {
                text = suffixed(object, name);
            }
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The text of this value, or null where it has none in this language. */
    public @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isArray()) {
            return null;
        }
        if (!value.isObject()) {
            return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
        }
        String rendered = text(value.get("rendered"));
        if (rendered != null || !isByLanguage(value)) {
            return rendered;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (language.isEmpty() || member.getKey().toLowerCase(Locale.ROOT).startsWith(language)) {
                return member.getValue().isTextual() ? member.getValue().asText() : null;
            }
        }
        return null;
    }

    private @Nullable String suffixed(JsonNode object, String name) {
        String capital = language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
        for (String variant : List.of(name + "_" + language, name + "-" + language, name + capital)) {
            String text = text(object.get(variant));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static boolean isByLanguage(JsonNode value) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!LANGUAGE.matcher(member.getKey()).matches()) {
                return false;
            }
        }
        return !value.isEmpty();
    }
}

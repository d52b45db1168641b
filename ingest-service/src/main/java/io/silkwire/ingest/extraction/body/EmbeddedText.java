package io.silkwire.ingest.extraction.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The text a page carries only in its data: {@code articleBody} of JSON-LD, else the longest string its script renders. */
final class EmbeddedText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_CHARS = 2_000_000;
    private static final int LEAST_CHARS = 400;

    private EmbeddedText() {}

    /** Its paragraphs; empty where no data holds prose. */
    static List<String> of(PageMap map) {
        String body = "";
        String longest = "";
        for (Element element : map.elements) {
            if (!element.normalName().equals("script")) {
                continue;
            }
            boolean linkedData = element.attr("type").equalsIgnoreCase("application/ld+json");
            if (linkedData) {
                body = longer(body, longest(element.data(), "articleBody"));
            } else if (element.id().equals("__NEXT_DATA__")) {
                longest = longer(longest, longest(element.data(), ""));
            }
        }
        String found = body.isEmpty() ? longest : body;
        return found.length() < LEAST_CHARS ? List.of() : paragraphs(found);
    }

    private static String longest(String json, String field) {
        String longest = "";
        if (json.length() > MOST_CHARS) {
            return longest;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && (field.isEmpty() || field.equals(parser.currentName()))) {
                    String value = parser.getText();
                    longest = value.indexOf(' ') < 0 ? longest : longer(longest, value);
                }
            }
        } catch (IOException e) {
            // Data cut short or malformed: what was read before still stands.
            return longest;
        }
        return longest;
    }

    private static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
    }

    private static List<String> paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        if (text.indexOf("</") >= 0) {
            PageMap map = PageMap.of(Jsoup.parse(text));
            Lines.of(map, 0).forEach(line -> paragraphs.add(line.text()));
        } else {
            text.lines().map(Lines::tidy).filter(line -> !line.isEmpty()).forEach(paragraphs::add);
        }
        return paragraphs;
    }
}

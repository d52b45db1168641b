package io.silkwire.quality.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value is what an assertion expects. Texts of an HTML type are the same where a browser would build the same tree of them:
 * feedparser writes attributes in its own order and with its own quotes, which says nothing of how well it reads.
 */
final class Sameness {
    private Sameness() {}

    static boolean holds(Assertion assertion, @Nullable Object actual, boolean markup) {
        return switch (assertion.op()) {
            case "truthy" -> truthy(actual);
            case "falsy" -> !truthy(actual);
            default ->
                same(assertion.value(), actual, markup)
                        || (assertion.path().equals("encoding")
                                && assertion.value().asText().equalsIgnoreCase(String.valueOf(actual)));
        };
    }

    private static boolean truthy(@Nullable Object actual) {
        return actual != null && !actual.equals(false) && !actual.equals("") && !actual.equals(List.of());
    }

    private static boolean same(JsonNode expected, @Nullable Object actual, boolean markup) {
        if (expected.isNull()) {
            return actual == null;
        }
        if (expected.isObject()) {
            return actual instanceof Map<?, ?> map && map.size() == expected.size() && sameFields(expected, map);
        }
        if (expected.isTextual() && expected.textValue().isEmpty() && actual == null) {
            return true;
        }
        return actual instanceof String text && sameText(expected.asText(), text, markup);
    }

    private static boolean sameFields(JsonNode expected, Map<?, ?> actual) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            if (!same(field.getValue(), actual.get(field.getKey()), false)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameText(String expected, String actual, boolean markup) {
        return Objects.equals(expected, actual) || (markup && tree(expected).equals(tree(actual)));
    }

    private static String tree(String markup) {
        StringBuilder tree = new StringBuilder();
        write(Jsoup.parseBodyFragment(markup).body(), tree);
        return tree.toString();
    }

    private static void write(Element element, StringBuilder tree) {
        List<Attribute> attributes = new ArrayList<>(element.attributes().asList());
        attributes.removeIf(attribute -> attribute.getKey().startsWith("xmlns"));
        attributes.sort(Comparator.comparing(Attribute::getKey));
        tree.append('<').append(element.normalName()).append(attributes);
        for (Node child : element.childNodes()) {
            if (child instanceof Element inner) {
                write(inner, tree);
            } else if (child instanceof TextNode text) {
                tree.append('"').append(text.getWholeText()).append('"');
            }
        }
        tree.append('>');
    }
}

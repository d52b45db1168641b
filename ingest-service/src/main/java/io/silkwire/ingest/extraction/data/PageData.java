package io.silkwire.ingest.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page → the data it carries: JSON-LD, {@code application/json} scripts ({@code __NEXT_DATA__}, {@code __NUXT_DATA__}), what
 * scripts assign ({@code window.__NUXT__}, {@code window.__INITIAL_STATE__} and others), and the rows that Next.js pushes to
 * {@code __next_f}. At most {@value #MOST_PIECES} pieces of at most four million characters each, and 150 000 values in all.
 */
public final class PageData {
    private static final int MOST_CHARS = 4_000_000;
    private static final int MOST_PIECES = 50;
    private static final int MOST_OBJECTS = 200_000;
    /** Values of all pieces together; the most of 2 789 pages of development data is 142 760. */
    private static final int MOST_VALUES = 150_000;

    private static final int DEEPEST_REVIVED = 100;
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:(?:window|self|globalThis)\\s{0,3}"
            + "(?:\\.\\s{0,3}([A-Za-z_$][\\w$]{0,60})|\\[\\s{0,3}[\"']([^\"']{1,60})[\"']\\s{0,3}\\])"
            + "|\\b(?:var|let|const)\\s{1,3}([A-Za-z_$][\\w$]{0,60}))\\s{0,3}=\\s{0,3}(?=[{\\[(]|JSON\\.parse)");
    private static final Pattern PUSH = Pattern.compile("__next_f\\s{0,3}(?:\\|\\|[^)]{0,20}\\)\\s{0,3})?\\.push\\(");
    private static final Pattern ROW = Pattern.compile("(?m)^([0-9a-f]{1,6}):(?:T([0-9a-f]{1,6}),)?");

    private PageData() {}

    /**
     * One piece of data.
     *
     * @param carrier what the page calls it: {@code __NEXT_DATA__}, {@code ld+json}, the name of the variable
     */
    public record Piece(String carrier, JsonNode value) {
        /** Whether it describes the page for others (schema.org), and is not what the page is drawn from. */
        public boolean isLinkedData() {
            return carrier.equals("ld+json");
        }
    }

    /** All pieces of data, in the order of the page. */
    public static List<Piece> of(Document page) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder flight = new StringBuilder();
        Allowance allowance = new Allowance(MOST_VALUES);
        int tried = 0;
        for (Element script : page.select("script")) {
            String data = script.data();
            if (data.isBlank() || data.length() > MOST_CHARS || pieces.size() >= MOST_PIECES) {
                continue;
            }
            String type = script.attr("type").toLowerCase(Locale.ROOT);
            if (type.contains("json")) {
                add(pieces, carrier(script, type), ScriptValue.read(unwrapped(data), 0, allowance));
            } else if (type.isEmpty() || type.contains("javascript") || type.equals("module")) {
                tried += assigned(data, pieces, MOST_PIECES - tried, allowance);
                pushed(data, flight, allowance);
            }
        }
        if (!flight.isEmpty()) {
            add(pieces, "__next_f", rows(flight.toString(), allowance));
        }
        return pieces;
    }

    /** Whether JSON of this text may have more values than are read of a page; counts what parts them, texts included. */
    public static boolean isTooLarge(String json) {
        return json.length() > MOST_CHARS
                || (json.length() > MOST_VALUES
                        && json.chars()
                                        .filter(c -> c == ',' || c == '{' || c == '[')
                                        .count()
                                > MOST_VALUES);
    }

    /** All objects in this value, in the order of the document. */
    public static List<JsonNode> objects(JsonNode root) {
        List<JsonNode> objects = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty() && objects.size() < MOST_OBJECTS) {
            JsonNode node = open.pop();
            if (node.isObject()) {
                objects.add(node);
            }
            List<JsonNode> children = new ArrayList<>();
            node.forEach(children::add);
            children.reversed().forEach(open::push);
        }
        return objects;
    }

    private static String carrier(Element script, String type) {
        if (type.contains("ld+json")) {
            return "ld+json";
        }
        return script.id().isEmpty() ? "application/json" : script.id();
    }

    /** Comments and CDATA that once hid JSON from old browsers. */
    private static String unwrapped(String data) {
        String text = data.strip();
        for (String opening : List.of("<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/")) {
            text = text.startsWith(opening) ? text.substring(opening.length()) : text;
        }
        return text;
    }

    private static void add(List<Piece> pieces, String carrier, @Nullable JsonNode value) {
        if (value == null || !value.isContainerNode() || value.isEmpty() || pieces.size() >= MOST_PIECES) {
            return;
        }
        boolean flat = carrier.startsWith("__NUXT_DATA") && value.isArray();
        pieces.add(new Piece(carrier, flat ? new Reviving((ArrayNode) value).root() : value));
    }

    /** @return how many values it tried to read */
    private static int assigned(String script, List<Piece> pieces, int most, Allowance allowance) {
        Matcher assignment = ASSIGNMENT.matcher(script);
        int tried = 0;
        while (tried < most && assignment.find()) {
            tried++;
            String name = assignment.group(1) != null
                    ? assignment.group(1)
                    : assignment.group(2) != null ? assignment.group(2) : assignment.group(3);
            add(pieces, name, ScriptValue.read(script, assignment.end(), allowance));
        }
        return tried;
    }

    private static void pushed(String script, StringBuilder flight, Allowance allowance) {
        Matcher push = PUSH.matcher(script);
        while (push.find() && flight.length() < MOST_CHARS) {
            JsonNode pushed = ScriptValue.read(script, push.end(), allowance);
            if (pushed != null && pushed.path(1).isTextual()) {
                flight.append(pushed.path(1).asText());
            }
        }
    }

    /**
     * The rows of React's wire format: {@code id:json} and a line break, or {@code id:Tlength,text} with the length in bytes and
     * none. Others are of no use here. A text is given the name {@code content}, which is what it is.
     */
    private static JsonNode rows(String flight, Allowance allowance) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Matcher row = ROW.matcher(flight);
        int at = 0;
        while (at < flight.length() && row.region(at, flight.length()).find()) {
            int end;
            if (row.group(2) == null) {
                int line = flight.indexOf('\n', row.end());
                end = line < 0 ? flight.length() : line;
                JsonNode value = ScriptValue.read(flight.substring(row.end(), end), 0, allowance);
                if (value != null && value.isContainerNode()) {
                    rows.add(value);
                }
            } else {
                end = afterBytes(flight, row.end(), Integer.parseInt(row.group(2), 16));
                ObjectNode text = rows.addObject();
                text.put("content", flight.substring(row.end(), end));
            }
            at = end;
        }
        return rows;
    }

    private static int afterBytes(String text, int from, int bytes) {
        int at = from;
        int left = bytes;
        while (at < text.length() && left > 0) {
            int c = text.codePointAt(at);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            at += Character.charCount(c);
        }
        return at;
    }

    /** The flat form of Nuxt 3 (the package devalue): each value a place in one list, members named by their places. */
    private static final class Reviving {
        private final ArrayNode flat;
        private int made;

        Reviving(ArrayNode flat) {
            this.flat = flat;
        }

        JsonNode root() {
            return revive(0, 0);
        }

        private JsonNode revive(int place, int depth) {
            JsonNode value = flat.path(place);
            if (++made > MOST_VALUES || depth > DEEPEST_REVIVED) {
                return JsonNodeFactory.instance.nullNode();
            }
            if (value.isObject()) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                value.properties()
                        .forEach(member -> object.set(
                                member.getKey(), revive(member.getValue().asInt(-1), depth + 1)));
                return object;
            }
            return value.isArray() ? list((ArrayNode) value, depth) : value;
        }

        private JsonNode list(ArrayNode value, int depth) {
            // ["Reactive", 3] is what stands at 3; ["Date", "2026-…"] is its text.
            if (value.path(0).isTextual()) {
                JsonNode inner = value.path(1);
                return inner.isInt() || inner.isLong() ? revive(inner.asInt(), depth + 1) : inner;
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(member -> list.add(revive(member.asInt(-1), depth + 1)));
            return list;
        }
    }
}

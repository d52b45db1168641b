package io.silkwire.ingest.extraction.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.ingest.extraction.data.PageData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What a page says in JSON-LD (schema.org), {@code @graph} and arrays unfolded: the things that are articles, then those that are
 * pages. JSON that is broken in usual ways is read all the same (comments, raw line ends, trailing commas, entities, CDATA); of JSON
 * that cannot be read at all, the plain string properties are picked out.
 *
 * <p>Bounds: 20 scripts, 512 KiB each, 64 levels, 5,000 nodes.
 */
final class StructuredData {
    private static final int MOST_SCRIPTS = 20;
    private static final int MOST_CHARS = 512 * 1024;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_NODES = 5_000;
    private static final Set<String> PAGES =
            Set.of("webpage", "itempage", "aboutpage", "collectionpage", "faqpage", "profilepage", "qapage");
    private static final Pattern ARTICLE = Pattern.compile(
            ".*(article|posting|report|review|recipe|statement|pressrelease|creativework|scholarly|howto|discussionforumposting|question|podcastepisode|videoobject|event|product|book|course|legislation|newsitem)$");
    private static final Pattern OPENING = Pattern.compile("(?:\\s|//|<!--|<!\\[CDATA\\[|/\\*)+(?=[{\\[\\n])");
    private static final List<String> CLOSINGS = List.of("//", "-->", "]]>", "*/", ";");
    private static final Pattern LOOSE = Pattern.compile(
            "\"(headline|datePublished|dateModified|dateCreated|inLanguage)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,400})\"");
    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(MOST_CHARS)
                            .maxNumberLength(400)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS.mappedFeature())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA.mappedFeature())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS.mappedFeature())
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES.mappedFeature())
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES.mappedFeature())
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES.mappedFeature())
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER.mappedFeature())
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS.mappedFeature())
            .build();

    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private final List<JsonNode> others = new ArrayList<>();
    private int nodes;

    private StructuredData() {}

    static StructuredData of(List<Element> scripts) {
        StructuredData data = new StructuredData();
        scripts.stream()
                .filter(script -> script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json"))
                .limit(MOST_SCRIPTS)
                .forEach(data::add);
        return data;
    }

    /** The things that are articles or such, in the order of the page; then those that are pages. */
    List<JsonNode> works() {
        List<JsonNode> works = new ArrayList<>(articles);
        works.addAll(pages);
        return works;
    }

    List<JsonNode> articles() {
        return articles;
    }

    /** Everything with this property that is neither an article nor a page: the site, its publisher. */
    List<JsonNode> others() {
        return others;
    }

    /** The types of the works, in lower case. */
    Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        works().forEach(work -> kinds.addAll(types(work)));
        return kinds;
    }

    /** The text of a property: itself, its first element, its name or its value; empty where it has none. */
    static String text(JsonNode thing, String property) {
        return text(thing.get(property));
    }

    static String text(@Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        if (value.isArray()) {
            return value.isEmpty() ? "" : text(value.get(0));
        }
        if (value.isObject()) {
            for (String inner : List.of("name", "@value", "url", "@id")) {
                String text = value.has(inner) ? text(value.get(inner)) : "";
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
        return Parser.unescapeEntities(value.asText(""), false).strip();
    }

    private void add(Element script) {
        String json = script.data().strip();
        if (json.isEmpty() || json.length() > MOST_CHARS || PageData.isTooLarge(json)) {
            return;
        }
        String clean = unwrapped(json);
        try {
            JsonNode root = LENIENT.readTree(clean);
            if (root != null) {
                unfold(root);
            }
        } catch (JsonProcessingException e) {
            pickOut(clean);
        }
    }

    /** Without the comments and sections that hide JSON from old readers of XML. */
    private static String unwrapped(String json) {
        Matcher start = OPENING.matcher(json);
        int from = start.lookingAt() ? start.end() : 0;
        int to = json.length();
        for (int end = to; end >= from; ) {
            to = end;
            end = withoutClosing(json, to);
        }
        return json.substring(from, Math.max(from, to));
    }

    /** The end without what closes such a section, or -1 where nothing does. */
    private static int withoutClosing(String json, int end) {
        for (String closing : CLOSINGS) {
            if (json.startsWith(closing, end - closing.length())) {
                return end - closing.length();
            }
        }
        return end > 0 && Character.isWhitespace(json.charAt(end - 1)) ? end - 1 : -1;
    }

    private void unfold(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty() && nodes++ < MOST_NODES) {
            JsonNode node = open.remove();
            if (node.isArray()) {
                node.forEach(open::add);
            } else if (node.isObject()) {
                sort(node);
                for (String inner : List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "liveBlogUpdate")) {
                    JsonNode found = node.get(inner);
                    boolean nested = found != null
                            && found.isContainerNode()
                            && !inner.equals("liveBlogUpdate")
                            && !inner.equals("hasPart");
                    if (nested) {
                        open.add(found);
                    }
                }
            }
        }
    }

    private void sort(JsonNode thing) {
        Set<String> types = types(thing);
        if (types.stream().anyMatch(type -> ARTICLE.matcher(type).matches())) {
            articles.add(thing);
        } else if (types.stream().anyMatch(PAGES::contains)) {
            pages.add(thing);
        } else {
            others.add(thing);
        }
    }

    static Set<String> types(JsonNode thing) {
        JsonNode type = thing.get("@type");
        Set<String> types = new LinkedHashSet<>();
        if (type != null && type.isArray()) {
            StreamSupport.stream(type.spliterator(), false).forEach(one -> types.add(last(one.asText())));
        } else if (type != null) {
            types.add(last(type.asText()));
        }
        return types;
    }

    private static String last(String type) {
        String name = type.substring(type.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private void pickOut(String json) {
        ObjectNode thing = JsonNodeFactory.instance.objectNode();
        Matcher matcher = LOOSE.matcher(json);
        while (matcher.find()) {
            if (!thing.has(matcher.group(1))) {
                thing.put(matcher.group(1), matcher.group(2).replaceAll("\\\\(.)", "$1"));
            }
        }
        if (!thing.isEmpty()) {
            articles.add(thing);
        }
    }
}

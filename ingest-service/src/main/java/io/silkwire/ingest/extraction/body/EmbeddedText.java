package io.silkwire.ingest.extraction.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.ingest.extraction.data.Localised;
import io.silkwire.ingest.extraction.data.PageData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Text that a page carries as data: {@code articleBody} of JSON-LD (schema.org), and the state that scripts draw pages from
 * ({@link PageData}). Evidence for the mark-up's text, and a rescue where the
 * mark-up has none.
 */
final class EmbeddedText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NODES = 200_000;
    /** What a list of other statements gives of each: a sentence or two. */
    private static final int TEASER_CHARS = 300;

    private static final Set<String> ARTICLES = Set.of(
            "Article",
            "NewsArticle",
            "ReportageNewsArticle",
            "BlogPosting",
            "Report",
            "LiveBlogPosting",
            "TechArticle",
            "SocialMediaPosting",
            "AnalysisNewsArticle",
            "OpinionNewsArticle",
            "PressRelease",
            "WebPage");
    private static final Set<String> TEXT_FIELDS = Set.of(
            "articleBody",
            "body",
            "content",
            "text",
            "html",
            "description",
            "bodyHtml",
            "contentHtml",
            "fullText",
            "value",
            "rendered",
            "markdown",
            "paragraph",
            "data",
            "lead",
            "excerpt",
            "title",
            "message",
            "detail",
            "details",
            "desc");

    private static final List<String> BLOCK_FIELDS = List.of("text", "html", "paragraph", "value", "content");

    private String article = "";
    private boolean declares;
    private final Document page;

    EmbeddedText(Document page) {
        this.page = page;
        for (Element script : page.select("script[type~=(?i)ld\\+json]")) {
            readLinkedData(script.data());
        }
    }

    /** The longest article body that JSON-LD holds, as plain text; empty where it holds none. */
    String articleText() {
        return article;
    }

    boolean declaresArticle() {
        return declares;
    }

    private void readLinkedData(String json) {
        for (JsonNode node : nodes(json)) {
            String type = node.path("@type").isArray()
                    ? node.path("@type").path(0).asText()
                    : node.path("@type").asText();
            declares |= ARTICLES.contains(type) && !type.equals("WebPage");
            String body = node.path("articleBody").asText("");
            if (body.length() > article.length()) {
                article = body.contains("<") ? Jsoup.parse(body).text() : body;
            }
        }
    }

    /**
     * The texts among the fields of the page's state that are named like text, in their order and in the page's language; markup in
     * them is kept. Texts that stand in a list, paragraph by paragraph, are one. Empty where there is no state.
     */
    List<String> stateTexts() {
        List<String> texts = new ArrayList<>();
        Localised language = Localised.of(page);
        for (PageData.Piece piece : PageData.of(page)) {
            if (!piece.isLinkedData()) {
                Set<JsonNode> joined = Collections.newSetFromMap(new IdentityHashMap<>());
                PageData.objects(piece.value()).forEach(node -> addTexts(node, language, joined, texts));
            }
        }
        return texts;
    }

    private static void addTexts(JsonNode node, Localised language, Set<JsonNode> joined, List<String> texts) {
        if (joined.contains(node)) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            String text = null;
            if (value.isArray()) {
                passOverTeasers(value, joined);
                text = paragraphs(value, joined);
            } else if (TEXT_FIELDS.contains(field.getKey())) {
                text = language.text(value);
            }
            if (text != null) {
                texts.add(text);
            }
        }
        suffixed(node, language, texts);
    }

    /** {@code body_ru} beside {@code body_kk}: the one in the page's language. */
    private static void suffixed(JsonNode node, Localised language, List<String> texts) {
        for (String name : TEXT_FIELDS) {
            String text = node.has(name) ? null : language.text(node, List.of(name));
            if (text != null) {
                texts.add(text);
            }
        }
    }

    /** A list of texts, or of blocks that have nothing but text: what editors of paragraphs store. Null where it is another. */
    private static @Nullable String paragraphs(JsonNode list, Set<JsonNode> joined) {
        StringBuilder text = new StringBuilder();
        List<JsonNode> used = new ArrayList<>();
        for (JsonNode element : list) {
            String paragraph = element.isTextual() ? element.asText() : block(element);
            if (paragraph == null) {
                continue;
            }
            text.append(paragraph.contains("<") ? paragraph : "<p>" + paragraph + "</p>");
            used.add(element);
            used.add(element.path("data"));
        }
        if (used.size() <= 2 || text.indexOf(" ") < 0) {
            return null;
        }
        joined.addAll(used);
        return text.toString();
    }

    /** Two and more short items in a list are other statements, named beside this one. */
    private static void passOverTeasers(JsonNode list, Set<JsonNode> joined) {
        List<JsonNode> teasers = new ArrayList<>();
        for (JsonNode element : list) {
            if (isItem(element) && longestText(element) < TEASER_CHARS) {
                teasers.add(element);
            }
        }
        if (teasers.size() > 1) {
            joined.addAll(teasers);
        }
    }

    private static int longestText(JsonNode element) {
        int longest = 0;
        for (String name : TEXT_FIELDS) {
            longest = Math.max(longest, element.path(name).asText("").length());
        }
        return longest;
    }

    private static boolean isItem(JsonNode element) {
        return element.has("title") || element.has("url") || element.has("slug") || element.has("link");
    }

    private static @Nullable String block(JsonNode element) {
        boolean item = isItem(element);
        for (String name : item ? List.<String>of() : BLOCK_FIELDS) {
            JsonNode text = element.path(name);
            JsonNode inner = text.isTextual() ? text : element.path("data").path(name);
            if (inner.isTextual()) {
                return inner.asText();
            }
        }
        return null;
    }

    /** All objects of this JSON in document order; none where it does not parse. Jackson refuses what nests deeper than 1 000. */
    private static List<JsonNode> nodes(String json) {
        List<JsonNode> objects = new ArrayList<>();
        if (PageData.isTooLarge(json)) {
            return objects;
        }
        Deque<JsonNode> open = new ArrayDeque<>();
        try {
            open.push(JSON.readTree(clean(json)));
        } catch (JsonProcessingException e) {
            return objects;
        }
        while (!open.isEmpty() && objects.size() < MOST_NODES) {
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

    /** Raw line breaks in strings are what most broken JSON-LD has. */
    private static String clean(String json) {
        return json.strip().replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }
}

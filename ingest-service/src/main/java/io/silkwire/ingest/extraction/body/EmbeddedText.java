package io.silkwire.ingest.extraction.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Text that a page carries as data: {@code articleBody} of JSON-LD (schema.org), and the state that scripts draw pages from
 * ({@code __NEXT_DATA__} and other {@code application/json} scripts). Evidence for the mark-up's text, and a rescue where the
 * mark-up has none.
 */
final class EmbeddedText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_JSON_CHARS = 4_000_000;
    private static final int MOST_NODES = 200_000;
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
     * The longest texts among the fields of the page's state that are named like text, in their order; markup in them is kept.
     * Empty where there is no state.
     */
    List<String> stateTexts() {
        List<String> texts = new ArrayList<>();
        for (Element script : page.select("script#__NEXT_DATA__, script[type~=(?i)^application/json$]")) {
            for (JsonNode node : nodes(script.data())) {
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    if (field.getValue().isTextual() && TEXT_FIELDS.contains(field.getKey())) {
                        texts.add(field.getValue().asText());
                    }
                }
            }
        }
        return texts;
    }

    /** All objects of this JSON in document order; none where it does not parse. Jackson refuses what nests deeper than 1 000. */
    private static List<JsonNode> nodes(String json) {
        List<JsonNode> objects = new ArrayList<>();
        if (json.length() > MOST_JSON_CHARS) {
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

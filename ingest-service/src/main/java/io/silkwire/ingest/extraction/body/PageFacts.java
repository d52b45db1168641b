package io.silkwire.ingest.extraction.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** What the page's metadata says of its text: titles, description, and the article's text where structured data holds it. */
final class PageFacts {
    private static final int SHINGLE = 3;

    private final List<Set<String>> titles = new ArrayList<>();
    private final Set<String> description;
    private final Set<Integer> article = new HashSet<>();
    private final boolean declaresArticle;
    /** Words and likeness of the passages seen: three questions ask for each, some of them twice. */
    private final Map<String, List<String>> wordsOf = new HashMap<>();

    private final Map<String, Float> likenesses = new HashMap<>();

    PageFacts(Document page, EmbeddedText embedded) {
        addTitle(page.title());
        Elements metas = page.getElementsByTag("meta");
        addTitle(content(metas, "property", "og:title"));
        Element heading = page.selectFirst("h1");
        if (heading != null) {
            addTitle(bounded(heading.text()));
        }
        String described = metas.stream()
                .filter(meta -> is(meta, "name", "description") || is(meta, "property", "og:description"))
                .filter(meta -> meta.hasAttr("content"))
                .map(meta -> meta.attr("content"))
                .findFirst()
                .orElse("");
        description = new HashSet<>(words(bounded(described)));
        List<String> words = words(embedded.articleText());
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            article.add(words.subList(i, i + SHINGLE).hashCode());
        }
        declaresArticle = content(metas, "property", "og:type").contains("article") || embedded.declaresArticle();
    }

    private static boolean is(Element meta, String attribute, String value) {
        return meta.attr(attribute).strip().equalsIgnoreCase(value);
    }

    private static String content(Elements metas, String attribute, String value) {
        return metas.stream()
                .filter(meta -> is(meta, attribute, value) && meta.hasAttr("content"))
                .map(meta -> meta.attr("content"))
                .findFirst()
                .orElse("");
    }

    private static String bounded(String text) {
        return text.length() > 2_000 ? text.substring(0, 2_000) : text;
    }

    private void addTitle(String title) {
        Set<String> words = new HashSet<>(words(bounded(title)));
        if (!words.isEmpty()) {
            titles.add(words);
        }
    }

    boolean declaresArticle() {
        return declaresArticle;
    }

    /** How alike the passage and the page's title are, 0 to 1; the share of the passage's words, and of the title's. */
    float titleLikeness(String passage) {
        return passage.length() > 400 ? 0 : likenesses.computeIfAbsent(passage, this::likeness);
    }

    private float likeness(String passage) {
        Set<String> words = new HashSet<>(wordsOf(passage));
        float most = 0;
        for (Set<String> title : titles) {
            int shared = shared(words, title);
            most = Math.max(most, (float) shared / Math.max(1, words.size() + title.size() - shared));
        }
        return most;
    }

    private List<String> wordsOf(String passage) {
        return wordsOf.computeIfAbsent(passage, PageFacts::words);
    }

    private static int shared(Set<String> words, Set<String> others) {
        int shared = 0;
        for (String word : words) {
            shared += others.contains(word) ? 1 : 0;
        }
        return shared;
    }

    /** Share of the passage that structured data has as the article's text; -1 where it has none or the passage is too short. */
    float inArticleText(String passage) {
        if (article.isEmpty()) {
            return -1;
        }
        List<String> words = wordsOf(passage);
        int all = words.size() - SHINGLE + 1;
        if (all < 1) {
            return -0.5f;
        }
        int shared = 0;
        for (int i = 0; i < all; i++) {
            shared += article.contains(words.subList(i, i + SHINGLE).hashCode()) ? 1 : 0;
        }
        return (float) shared / all;
    }

    /** Share of the description's words that the passage has. */
    float inDescription(String passage) {
        if (description.size() < 4 || passage.length() < 40) {
            return -1;
        }
        Set<String> words = new HashSet<>(wordsOf(passage));
        return (float) shared(description, words) / description.size();
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(lower.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}

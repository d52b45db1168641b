package io.silkwire.ingest.feed.discovery;

import io.silkwire.ingest.extraction.body.BoundedHtml;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An HTML page → the feeds, hubs and sitemaps it names, the surest first, each address once. Stateless.
 *
 * <p>Declared feeds are {@code link rel=alternate} with a feed's type (RSS Advisory Board, RSS Autodiscovery); linked ones are
 * anchors whose address or words say feed.
 */
public final class FeedLinks {
    private static final int MAX_PAGE = 2_000_000;
    private static final int MAX_FOUND = 50;

    private FeedLinks() {}

    /** What a page names; at most {@value #MAX_FOUND}. */
    public static List<FoundFeed> of(Document page, String url) {
        page.setBaseUri(page.head().select("base[href]").isEmpty() ? url : page.baseUri());
        Map<String, FoundFeed> found = new LinkedHashMap<>();
        for (Element link : page.select("link[rel][href], a[rel~=(?i)alternate][href]")) {
            declared(link, found);
        }
        for (Element anchor : page.select("a[href]")) {
            if (looksLikeFeed(anchor)) {
                add(found, anchor, FoundFeed.Kind.LINKED, anchor.text());
            }
        }
        return new ArrayList<>(found.values());
    }

    /** What a page names, of its first two million characters. */
    public static List<FoundFeed> of(Reader page, String url) throws IOException {
        char[] buffer = new char[8_192];
        StringBuilder html = new StringBuilder();
        for (int count = page.read(buffer); count >= 0 && html.length() < MAX_PAGE; count = page.read(buffer)) {
            html.append(buffer, 0, count);
        }
        return of(BoundedHtml.parse(html.toString(), url), url);
    }

    /** Where feeds and sitemaps often are on a site that names none: to be tried, politely, one after another. */
    public static List<FoundFeed> guesses(String url) {
        List<FoundFeed> guesses = new ArrayList<>();
        for (String path : List.of("/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")) {
            guesses.add(new FoundFeed(URI.create(url).resolve(path).toString(), FoundFeed.Kind.GUESSED, null));
        }
        guesses.add(new FoundFeed(URI.create(url).resolve("/sitemap.xml").toString(), FoundFeed.Kind.SITEMAP, null));
        return guesses;
    }

    private static void declared(Element link, Map<String, FoundFeed> found) {
        List<String> relations =
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
        String title = link.attr("title");
        if (relations.contains("hub")) {
            add(found, link, FoundFeed.Kind.HUB, title);
        } else if (relations.contains("self")) {
            add(found, link, FoundFeed.Kind.SELF, title);
        } else if (relations.contains("sitemap")) {
            add(found, link, FoundFeed.Kind.SITEMAP, title);
        } else if ((relations.contains("alternate") || relations.contains("feed")) && isFeedType(link.attr("type"))) {
            add(found, link, FoundFeed.Kind.DECLARED, title);
        }
    }

    private static boolean isFeedType(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.contains("rss")
                || lower.contains("atom")
                || lower.contains("rdf")
                || lower.contains("feed+json")
                || lower.equals("application/json")
                || lower.equals("text/xml")
                || lower.equals("application/xml");
    }

    private static boolean looksLikeFeed(Element anchor) {
        String href = anchor.attr("href").toLowerCase(Locale.ROOT);
        int query = href.indexOf('?');
        String path = query < 0 ? href : href.substring(0, query);
        String last = path.substring(path.lastIndexOf('/', Math.max(0, path.length() - 2)) + 1);
        boolean name = last.startsWith("rss") || last.startsWith("feed") || last.startsWith("atom");
        boolean file = path.endsWith(".rss") || path.endsWith(".rdf") || path.endsWith(".atom");
        return name || file || (href.contains("rss") && anchor.text().strip().equalsIgnoreCase("rss"));
    }

    private static void add(
            Map<String, FoundFeed> found, Element element, FoundFeed.Kind kind, @Nullable String title) {
        String url = element.absUrl("href");
        boolean web = url.startsWith("http://") || url.startsWith("https://");
        if (web && found.size() < MAX_FOUND) {
            String told = title == null || title.isBlank() ? null : title.strip();
            found.putIfAbsent(url, new FoundFeed(url, kind, told));
        }
    }
}

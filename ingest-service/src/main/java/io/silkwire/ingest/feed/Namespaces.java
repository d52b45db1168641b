package io.silkwire.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The namespaces of feeds, each under the one prefix that the reader knows it by; those of RSS and Atom themselves under none. */
final class Namespaces {
    static final String XHTML = "xhtml";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("", ""),
            Map.entry("http://backend.userland.com/rss", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
            Map.entry("http://cyber.law.harvard.edu/rss", ""),
            Map.entry("http://purl.org/rss/1.0", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://example.com/newformat#", ""),
            Map.entry("http://example.com/necho", ""),
            Map.entry("http://purl.org/echo", ""),
            Map.entry("uri/of/echo/namespace#", ""),
            Map.entry("http://purl.org/pie", ""),
            Map.entry("http://purl.org/atom/ns#", ""),
            Map.entry("http://www.w3.org/2005/atom", ""),
            Map.entry("http://purl.org/rss/1.0/modules/rss091#", ""),
            Map.entry("http://www.sitemaps.org/schemas/sitemap/0.9", ""),
            Map.entry("http://www.google.com/schemas/sitemap/0.9", ""),
            Map.entry("http://www.google.com/schemas/sitemap/0.84", ""),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("http://purl.org/syndication/history/1.0", "fh"),
            Map.entry("http://purl.org/syndication/thread/1.0", "thr"),
            Map.entry("http://wellformedweb.org/commentapi", "wfw"),
            Map.entry("http://purl.org/rss/1.0/modules/slash", "slash"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://video.search.yahoo.com/mrss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("http://www.w3.org/1999/xhtml", XHTML),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("http://www.google.com/schemas/sitemap-news/0.9", "news"),
            Map.entry("http://www.google.com/schemas/sitemap-image/1.1", "image"),
            Map.entry("http://www.google.com/schemas/sitemap-video/1.1", "video"),
            Map.entry("http://www.w3.org/2000/svg", "svg"),
            Map.entry("http://www.w3.org/1998/math/mathml", "math"),
            Map.entry("http://www.w3.org/xml/1998/namespace", "xml"));

    private Namespaces() {}

    /** The prefix that the reader knows this namespace by, or null where it knows it not. */
    static @Nullable String prefix(String uri) {
        String lower = uri.strip().toLowerCase(Locale.ROOT);
        String found = PREFIXES.get(lower);
        if (found == null && lower.endsWith("/")) {
            found = PREFIXES.get(lower.substring(0, lower.length() - 1));
        }
        if (found == null && lower.startsWith("http://backend.userland.com/")) {
            return "";
        }
        if (found == null && lower.startsWith("https://")) {
            return prefix("http" + lower.substring(5));
        }
        return found;
    }

    /** What an undeclared prefix stands for: itself, or nothing where it names RSS or Atom. */
    static String undeclared(String prefix) {
        return switch (prefix) {
            case "atom", "atom10", "a10", "rss" -> "";
            default -> prefix;
        };
    }
}

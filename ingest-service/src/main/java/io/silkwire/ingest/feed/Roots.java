package io.silkwire.ingest.feed;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the format of a feed by its outermost element. */
final class Roots {
    private static final Set<String> NAMES =
            Set.of("rss", "rdf:rdf", "feed", "channel", "item", "entry", "urlset", "sitemapindex");

    private Roots() {}

    static boolean isRoot(String name) {
        return NAMES.contains(name);
    }

    /** The format, or null where the element is none of a feed. */
    static @Nullable FeedFormat format(Node root, String written, @Nullable String doctype) {
        return switch (root.name) {
            case "rss" -> rss(root.attribute("version"), doctype);
            case "rdf:rdf" -> rdf(root);
            case "feed" -> atom(root, written);
            case "entry" -> root.namespace("") == null ? null : atom(root, written);
            case "channel" ->
                written.equals("CHANNEL") || root.attribute("href") != null ? FeedFormat.CDF : FeedFormat.RSS;
            case "item" -> FeedFormat.RSS;
            case "urlset" -> FeedFormat.SITEMAP;
            case "sitemapindex" -> FeedFormat.SITEMAP_INDEX;
            default -> null;
        };
    }

    private static FeedFormat rss(@Nullable String version, @Nullable String doctype) {
        String told = version == null ? "" : version.strip();
        return switch (told) {
            case "0.90" -> FeedFormat.RSS_090;
            case "0.91" ->
                doctype != null && doctype.toLowerCase(Locale.ROOT).contains("netscape")
                        ? FeedFormat.RSS_091_NETSCAPE
                        : FeedFormat.RSS_091;
            case "0.92" -> FeedFormat.RSS_092;
            case "0.93" -> FeedFormat.RSS_093;
            case "0.94" -> FeedFormat.RSS_094;
            default -> told.startsWith("2.") ? FeedFormat.RSS_20 : FeedFormat.RSS;
        };
    }

    private static FeedFormat rdf(Node root) {
        return root.declares("my.netscape.com/rdf/simple/0.9") || root.declares("channel.netscape.com")
                ? FeedFormat.RSS_090
                : FeedFormat.RSS_10;
    }

    private static FeedFormat atom(Node root, String written) {
        int colon = written.indexOf(':');
        String uri = root.namespace(colon < 0 ? "" : written.substring(0, colon).toLowerCase(Locale.ROOT));
        String lower = uri == null ? "" : uri.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://www.w3.org/2005/atom") || lower.startsWith("https://www.w3.org/2005/atom")) {
            return FeedFormat.ATOM_10;
        }
        String version = root.attribute("version");
        if (lower.equals("http://purl.org/atom/ns#") || "0.3".equals(version)) {
            return FeedFormat.ATOM_03;
        }
        return "1.0".equals(version) ? FeedFormat.ATOM_10 : FeedFormat.ATOM;
    }
}

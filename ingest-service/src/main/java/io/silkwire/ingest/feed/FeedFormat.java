package io.silkwire.ingest.feed;

/** What kind of document a feed is, by the words that feed readers use for them. */
public enum FeedFormat {
    RSS_090("rss090"),
    RSS_091_NETSCAPE("rss091n"),
    RSS_091("rss091u"),
    RSS_092("rss092"),
    RSS_093("rss093"),
    RSS_094("rss094"),
    RSS_10("rss10"),
    RSS_20("rss20"),
    /** RSS that tells no version, or one that was never published. */
    RSS("rss"),
    ATOM_03("atom03"),
    ATOM_10("atom10"),
    /** Atom in a namespace of its drafts. */
    ATOM("atom"),
    CDF("cdf"),
    JSON_FEED_1("json1"),
    JSON_FEED_11("json11"),
    SITEMAP("sitemap"),
    NEWS_SITEMAP("news-sitemap"),
    /** A list of sitemaps; its entries are documents of this kind, not pages. */
    SITEMAP_INDEX("sitemap-index"),
    TEXT_SITEMAP("text-sitemap");

    private final String label;

    FeedFormat(String label) {
        this.label = label;
    }

    /** The stable word. */
    public String label() {
        return label;
    }

    /** Whether it lists pages of a site rather than news: most of its entries have no title and many are old. */
    public boolean isSitemap() {
        return this == SITEMAP || this == NEWS_SITEMAP || this == SITEMAP_INDEX || this == TEXT_SITEMAP;
    }

    boolean isAtom() {
        return this == ATOM_03 || this == ATOM_10 || this == ATOM;
    }
}

package io.silkwire.ingest.extraction.body;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * HTML of any size → a document of bounded size. What stands after the bounds is not read; the largest of 2 600 pages of
 * development data stay below both. Nesting is not bounded: nothing that reads the document recurses.
 */
public final class BoundedHtml {
    static final int MOST_CHARS = 8_000_000;
    static final int MOST_TAGS = 150_000;

    private BoundedHtml() {}

    /** The document of this mark-up, read as far as the bounds allow. */
    public static Document parse(String html) {
        return Jsoup.parse(bounded(html));
    }

    static String bounded(String html) {
        int tags = 0;
        int end = Math.min(html.length(), MOST_CHARS);
        for (int at = html.indexOf('<'); at >= 0 && at < end; at = html.indexOf('<', at + 1)) {
            if (++tags > MOST_TAGS) {
                return html.substring(0, at);
            }
        }
        return end == html.length() ? html : html.substring(0, end);
    }
}

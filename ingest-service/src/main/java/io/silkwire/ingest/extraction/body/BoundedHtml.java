package io.silkwire.ingest.extraction.body;

import io.silkwire.contracts.Reason;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** HTML of any size and shape → a document of bounded size, or the word for what is too much of it. See {@link HtmlSize}. */
public final class BoundedHtml {
    private BoundedHtml() {}

    /** What a page has too much of. */
    public record TooMuch(Reason reason, String detail) {}

    /** What this mark-up has too much of; a page of a statement is then refused, never cut. */
    public static Optional<TooMuch> tooMuch(String html) {
        return Optional.ofNullable(HtmlSize.excess(html)).map(excess -> new TooMuch(excess.reason(), excess.detail()));
    }

    /** The document of this mark-up, cut where it goes past a limit: for pages that are read for their links. */
    public static Document parse(String html) {
        return Jsoup.parse(bounded(html));
    }

    /** The same, of a page that was found at this URL. */
    public static Document parse(String html, String url) {
        return Jsoup.parse(bounded(html), url);
    }

    static String bounded(String html) {
        HtmlSize.Excess excess = HtmlSize.excess(html);
        return excess == null ? html : html.substring(0, excess.at());
    }
}

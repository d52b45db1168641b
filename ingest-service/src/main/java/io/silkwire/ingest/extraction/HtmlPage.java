package io.silkwire.ingest.extraction;

import io.silkwire.ingest.extraction.body.Block;
import io.silkwire.ingest.extraction.body.Body;
import io.silkwire.ingest.extraction.body.MainText;
import io.silkwire.ingest.extraction.metadata.PageMetadata;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Context;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Turns a page's mark-up into its {@linkplain MainText main text}, with what the page tells about itself. */
final class HtmlPage {
    /** A file does not say when it was fetched: then no date is too late for it. */
    private static final Instant NO_FETCH = Instant.parse("2100-01-01T00:00:00Z");

    private HtmlPage() {}

    /** The text of a page of which nothing else is known. */
    static ExtractedText read(String html) {
        return read(html, Context.at(null, NO_FETCH));
    }

    /** The text of this page, which is within the bounds of {@link io.silkwire.ingest.extraction.body.BoundedHtml}. */
    static ExtractedText read(String html, Context context) {
        Document page = Jsoup.parse(normal(html));
        if (context.url() != null) {
            page.setBaseUri(context.url().toString());
        }
        PageMetadata metadata = PageMetadata.of(page, context);
        Body body = MainText.of(page);
        List<String> paragraphs = paragraphs(body);
        String title = Spacing.tidy(metadata.title());
        return new ExtractedText(
                title.isEmpty() ? Headline.of(paragraphs) : title,
                paragraphs,
                List.of(),
                metadata.language(),
                metadata.canonicalUrl(),
                metadata.publishedAt(),
                metadata.modifiedAt(),
                metadata,
                body.features());
    }

    /** Nearly all pages are; a copy of one takes as much memory again. */
    private static String normal(String html) {
        return Normalizer.isNormalized(html, Normalizer.Form.NFC)
                ? html
                : Normalizer.normalize(html, Normalizer.Form.NFC);
    }

    private static List<String> paragraphs(Body body) {
        return body.blocks().stream()
                .map(block -> block.kind() == Block.Kind.PREFORMATTED ? block.text() : Spacing.tidy(block.text()))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}

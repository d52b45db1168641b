package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState.Told;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PageDetails.Borrowed;
import io.silkwire.ingest.extraction.ExtractedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with what its feed, listing or sitemap says in place of what it does not say itself; each such part is named, so that
 * nobody takes it for the page's own.
 *
 * @param details null where the page tells none and nothing was lent
 */
record Lent(ExtractedText text, @Nullable PageDetails details) {
    /** The page with what it lacks, as far as that is told. */
    static Lent to(Read.Text page, @Nullable Told told) {
        return told == null ? new Lent(page.text(), page.details()) : lend(page, told);
    }

    private static Lent lend(Read.Text page, Told told) {
        ExtractedText text = page.text();
        PageDetails own = page.details() == null
                ? new PageDetails(List.of(), List.of(), null, List.of(), List.of())
                : page.details();
        List<Borrowed> borrowed = new ArrayList<>();
        boolean title = note(borrowed, "title", text.title().isBlank() && told.title() != null, told);
        boolean date = note(borrowed, "publishedAt", text.publishedAt() == null && told.publishedAt() != null, told);
        boolean authors = note(
                borrowed, "authors", own.authors().isEmpty() && !told.authors().isEmpty(), told);
        boolean language = note(borrowed, "language", text.language() == null && told.language() != null, told);
        if (borrowed.isEmpty()) {
            return new Lent(text, page.details());
        }
        ExtractedText whole = new ExtractedText(
                title ? String.valueOf(told.title()) : text.title(),
                text.paragraphs(),
                text.dropped(),
                language ? told.language() : text.language(),
                text.canonicalUrl(),
                date ? told.publishedAt() : text.publishedAt(),
                text.modifiedAt(),
                text.metadata(),
                text.features());
        return new Lent(whole, own.borrowing(authors ? told.authors() : own.authors(), borrowed));
    }

    private static boolean note(List<Borrowed> borrowed, String field, boolean lacking, Told told) {
        if (lacking) {
            borrowed.add(new Borrowed(field, told.kind().label(), told.by()));
        }
        return lacking;
    }
}

package io.silkwire.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a statement: the extracted text of a page or file with what its publisher tells about it. What the page
 * does not tell is null, never guessed.
 *
 * @param revision 1 for the first wording seen, one more for each change of {@code contentHash} and each other {@link Change}
 * @param url canonical URL, or null for a replayed file without one
 * @param corpusName path of a replayed file relative to its corpus, or null
 * @param title one line, may be empty where the page has none
 * @param body text with paragraphs parted by one empty line; no mark-up, no hard line breaks inside a paragraph
 * @param language BCP 47 tag the publisher declared, or null; what it is written in is decided by the enricher
 * @param publisher the body that issued it, as it names itself
 * @param country ISO 3166-1 alpha-2 of the country it was issued in or by
 * @param kind what sort of text it is, a word such as {@code communique} or {@code article}
 * @param fetchedAt when these bytes were read
 * @param page what the page tells besides; null for a replayed file
 * @param archive where the bytes are kept; null for a replayed file
 * @param change what made this revision; null in records from before it was told
 */
public record Statement(
        StatementId id,
        int revision,
        SourceId sourceId,
        @Nullable String url,
        @Nullable String corpusName,
        String title,
        String body,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String country,
        @Nullable String kind,
        @Nullable PublicationDate publishedAt,
        @Nullable PublicationDate modifiedAt,
        ContentHash contentHash,
        Instant fetchedAt,
        @Nullable PageDetails page,
        @Nullable ArchiveRecord archive,
        @Nullable Change change) {

    /** @throws IllegalArgumentException where the revision is below 1, or there is neither title nor body */
    public Statement {
        if (revision < 1) {
            throw new IllegalArgumentException(
                    "revision of statement " + id + " must be 1 or more, but was " + revision);
        }
        if (title.isBlank() && body.isBlank()) {
            throw new IllegalArgumentException("statement " + id + " has neither title nor body");
        }
    }

    /** Whether this revision says that its publisher has taken it down. */
    public boolean withdrawn() {
        return change != null && change.kind() == Change.Kind.WITHDRAWN;
    }

    /** Title and body are what people wrote: they may be long and must never fill a log. */
    @Override
    public String toString() {
        return "Statement[" + id + " r" + revision + " of " + sourceId + ", " + body.length() + " chars]";
    }
}

package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.repair.MarkupText;
import org.jspecify.annotations.Nullable;

/**
 * A text of a feed with what is needed to understand it.
 *
 * @param value as the feed has it after decoding: markup where the type says so, addresses in it made absolute. It is
 *     <em>not</em> made safe for display
 * @param type MIME type: {@code text/plain}, {@code text/html}, {@code application/xhtml+xml} or another
 * @param language of this text, or null where nobody told it
 * @param base what addresses in it are relative to
 * @param src where the content is found instead of here (Atom), or null
 */
public record FeedText(
        String value,
        String type,
        @Nullable String language,
        @Nullable String base,
        @Nullable String src) {

    /** The words alone: markup taken out, references resolved, white space made single. */
    public String text() {
        return MarkupText.isMarkup(type) ? MarkupText.of(value) : MarkupText.spaced(value);
    }
}

package io.silkwire.ingest.publication;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Sentences;
import io.silkwire.ingest.manifest.ManifestEntry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text and what is told about it into a statement with its id and content hash. What the owner of the corpus tells goes
 * before what the page tells; what neither tells stays null.
 *
 * <p>The body starts after the title: leading paragraphs that are the title again, word for word, are left out of it, so that
 * one mention counts once in search and tags.
 */
public final class Identification {
    private Identification() {}

    /**
     * The statement in this file.
     *
     * @param corpusName the file's path relative to its corpus
     * @param told by the manifest, or null
     */
    public static StatementDraft identify(
            SourceId sourceId, String corpusName, @Nullable ManifestEntry told, ExtractedText text) {
        String url = text.canonicalUrl();
        String title = told != null && told.title() != null ? told.title() : text.title();
        List<String> body = afterTitle(text.paragraphs(), title);
        return new StatementDraft(
                url == null ? StatementId.ofCorpusName(sourceId, corpusName) : StatementId.ofCanonicalUrl(url),
                sourceId,
                url,
                corpusName,
                title,
                String.join("\n\n", body),
                told != null && told.language() != null ? told.language() : text.language(),
                told == null ? null : told.publisher(),
                told == null ? null : told.country(),
                told == null ? null : told.kind(),
                told != null && told.publishedAt() != null ? told.publishedAt() : text.publishedAt(),
                told != null && told.modifiedAt() != null ? told.modifiedAt() : text.modifiedAt(),
                ContentHash.of(Sentences.normalised(title), Sentences.of(body)));
    }

    /**
     * The statement on this page of a source.
     *
     * @param url where it is published, in canonical form
     * @param listed what the feed or listing called it, for a page without a title; or null
     */
    public static StatementDraft identify(Source source, String url, @Nullable String listed, ExtractedText text) {
        String title = text.title().isBlank() && listed != null ? listed : text.title();
        List<String> body = afterTitle(text.paragraphs(), title);
        return new StatementDraft(
                StatementId.ofCanonicalUrl(url),
                source.id(),
                url,
                null,
                title,
                String.join("\n\n", body),
                text.language(),
                source.name(),
                source.country(),
                source.kind(),
                text.publishedAt(),
                text.modifiedAt(),
                ContentHash.of(Sentences.normalised(title), Sentences.of(body)));
    }

    /** The paragraphs after those that together are the title; all of them where they are not, or where nothing would stay. */
    static List<String> afterTitle(List<String> paragraphs, String title) {
        String wanted = letters(title);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < paragraphs.size() - 1 && seen.length() < wanted.length(); i++) {
            seen.append(letters(paragraphs.get(i)));
            if (wanted.contentEquals(seen)) {
                return paragraphs.subList(i + 1, paragraphs.size());
            }
        }
        return paragraphs;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        Sentences.normalised(text)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}

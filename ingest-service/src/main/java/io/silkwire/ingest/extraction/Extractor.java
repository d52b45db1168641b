package io.silkwire.ingest.extraction;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.Extraction.Extracted;
import io.silkwire.ingest.extraction.Extraction.Refused;
import io.silkwire.ingest.extraction.TextBytes.Decoded;
import io.silkwire.ingest.extraction.TextBytes.Undecodable;
import io.silkwire.ingest.extraction.body.BoundedHtml;
import io.silkwire.ingest.extraction.document.DocumentReading;
import io.silkwire.ingest.extraction.document.DocumentText;
import io.silkwire.ingest.extraction.metadata.PageMetadata;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.refusal.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a file into its text, by the file's extension: plain text or HTML, or by its bytes: PDF and
 * Word. Charsets are told by evidence only; a
 * file whose encoding cannot be told is refused, because a wrong guess makes a statement that nobody can read or find.
 */
public final class Extractor {
    private static final List<String> TEXT = List.of(".txt", ".md", ".text");
    private static final List<String> HTML = List.of(".html", ".htm", ".xhtml");
    /** More than any of 2 789 pages of development data has, by a fifth. */
    private static final int MOST_HTML_BYTES = 6 << 20;

    private static final List<String> DOCUMENT = List.of(".pdf", ".docx", ".doc", ".odt", ".rtf");

    /**
     * The text of this file. PDF and Word files are told by their bytes, whatever they are called; else the name decides, compared in
     * lower case.
     */
    public Extraction extract(String file, byte[] bytes) {
        return extract(file, Payload.wrap(bytes), null, null);
    }

    /**
     * As {@link #extract(String, byte[])}, of bytes that may be anywhere.
     *
     * @param contentType the HTTP header of a fetched page, or null
     * @param context of a fetched page, or null for a file
     */
    Extraction extract(
            String file, Payload bytes, @Nullable String contentType, PageMetadata.@Nullable Context context) {
        if (DocumentText.handles(bytes)) {
            return document(file, bytes);
        }
        Format format = Format.of(file);
        return switch (format) {
            case UNKNOWN ->
                refused(
                        file,
                        Reason.UNSUPPORTED_FORMAT,
                        "no reader for this kind of file",
                        "save it as text (.txt, .md, .text), HTML (.html, .htm, .xhtml), PDF, Word (.docx, .doc), .odt or .rtf");
            case DOCUMENT ->
                refused(
                        file,
                        Reason.UNREADABLE_DOCUMENT,
                        "it is no PDF, Word, OpenDocument or RTF file, whatever its name says",
                        "fetch or export it again");
            case TEXT -> decoded(file, TextBytes.ofText(bytes.bytes(), contentType), format, context);
            case HTML -> html(file, bytes, contentType, context);
        };
    }

    private static Extraction html(
            String file, Payload bytes, @Nullable String contentType, PageMetadata.@Nullable Context context) {
        if (bytes.size() > MOST_HTML_BYTES) {
            return tooMuch(file, Reason.TOO_LARGE, "a page of more than " + MOST_HTML_BYTES + " bytes");
        }
        TextBytes.Decoding decoding = TextBytes.ofHtml(bytes.bytes(), contentType);
        if (decoding instanceof Decoded decoded) {
            var tooMuch = BoundedHtml.tooMuch(decoded.text());
            if (tooMuch.isPresent()) {
                return tooMuch(file, tooMuch.get().reason(), tooMuch.get().detail());
            }
        }
        return decoded(file, decoding, Format.HTML, context);
    }

    private static Refused tooMuch(String file, Reason reason, String detail) {
        return refused(file, reason, detail, "publish or save it in parts, if it is needed");
    }

    private static Extraction decoded(
            String file, TextBytes.Decoding decoding, Format format, PageMetadata.@Nullable Context context) {
        return switch (decoding) {
            case Undecodable undecodable -> new Refused(undecodable.refusalOf(file));
            case Decoded decoded -> notEmpty(file, text(decoded.text(), format, context));
        };
    }

    private static Extraction document(String file, Payload bytes) {
        return switch (DocumentText.read(bytes)) {
            case DocumentReading.Refused no ->
                refused(file, no.reason(), no.detail(), "open it by hand and save its text as .txt, if it is needed");
            case DocumentReading.Read read -> {
                String title = read.title().isEmpty() ? Headline.of(read.paragraphs()) : read.title();
                yield notEmpty(
                        file,
                        new ExtractedText(
                                title, read.paragraphs(), List.of(), null, null, read.created(), read.modified()));
            }
        };
    }

    private static ExtractedText text(String text, Format format, PageMetadata.@Nullable Context context) {
        if (format != Format.HTML) {
            return PlainText.read(text);
        }
        return context == null ? HtmlPage.read(text) : HtmlPage.read(text, context);
    }

    private static Extraction notEmpty(String file, ExtractedText text) {
        boolean hasWords = text.title().codePoints().anyMatch(Character::isLetterOrDigit)
                || text.paragraphs().stream().anyMatch(p -> p.codePoints().anyMatch(Character::isLetterOrDigit));
        return hasWords
                ? new Extracted(text)
                : refused(file, Reason.EMPTY, "found no word of text in it", "fill the file or remove it");
    }

    private static Refused refused(String file, Reason reason, String message, String remedy) {
        return new Refused(Refusal.of(file, reason, message, remedy));
    }

    private enum Format {
        TEXT,
        HTML,
        DOCUMENT,
        UNKNOWN;

        static Format of(String file) {
            String name = file.toLowerCase(Locale.ROOT);
            if (Extractor.TEXT.stream().anyMatch(name::endsWith)) {
                return TEXT;
            }
            if (Extractor.DOCUMENT.stream().anyMatch(name::endsWith)) {
                return DOCUMENT;
            }
            return Extractor.HTML.stream().anyMatch(name::endsWith) ? HTML : UNKNOWN;
        }
    }
}

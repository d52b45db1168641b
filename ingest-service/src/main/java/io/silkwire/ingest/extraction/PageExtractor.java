package io.silkwire.ingest.extraction;

import io.silkwire.ingest.extraction.metadata.PageMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns a fetched page (HTML, PDF, Word, plain text) into its text: documents by their first bytes, plain text by its content
 * type, all else as HTML, which is what sites send whatever they say.
 */
public final class PageExtractor {
    private final Extractor files = new Extractor();

    /** The text of this page, or why it has none. */
    public Extraction extract(PageBytes page) {
        PageMetadata.Context context = new PageMetadata.Context(page.url(), page.fetchedAt(), page.zone(), null);
        String suffix = isPlain(page) ? "#.txt" : "#.html";
        byte[] body = withDeclaredCharset(page.body().bytes(), page.contentType(), suffix);
        return files.extract(page.url() + suffix, body, context);
    }

    private static boolean isPlain(PageBytes page) {
        String type = page.contentType();
        boolean said = type != null && type.toLowerCase(Locale.ROOT).startsWith("text/plain");
        String path = page.url().getPath();
        boolean file = "file".equals(page.url().getScheme()) && path != null && path.matches("(?i).*\\.(txt|md|text)");
        return said || file;
    }

    /** The header goes before what the page says (WHATWG HTML, 13.2.3.2): told to the reader as a declaration in front. */
    private static byte[] withDeclaredCharset(byte[] body, @Nullable String contentType, String suffix) {
        if (contentType == null || !suffix.equals("#.html")) {
            return body;
        }
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return body;
        }
        String charset = contentType.substring(at + "charset=".length()).replaceAll("[^A-Za-z0-9_:.-].*$", "");
        if (charset.isEmpty() || startsWithMark(body)) {
            return body;
        }
        byte[] declaration = ("<meta charset=\"" + charset + "\">").getBytes(StandardCharsets.US_ASCII);
        byte[] declared = new byte[declaration.length + body.length];
        System.arraycopy(declaration, 0, declared, 0, declaration.length);
        System.arraycopy(body, 0, declared, declaration.length, body.length);
        return declared;
    }

    /** A byte order mark goes before the header, and a document's magic must stay in front. */
    private static boolean startsWithMark(byte[] body) {
        return body.length < 2
                || (body[0] == (byte) 0xEF && body[1] == (byte) 0xBB)
                || (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE)
                || body[0] == '%'
                || (body[0] == 'P' && body[1] == 'K')
                || body[0] == (byte) 0xD0;
    }
}

package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes content codings (RFC 9110 §8.4): gzip, deflate with and without its zlib wrapper, brotli, in any order and up to three
 * deep. A label that the bytes belie counts for nothing. A bomb costs time for one cap's worth of bytes, and what it unfolds to
 * before goes to disk after the first MiB.
 */
final class ContentCoding {
    private static final int MAX_DEPTH = 3;
    private static final int BUFFER = 1 << 14;
    /** No text shrinks further: log files and sitemaps stay below 60. */
    private static final int HONEST_RATIO = 100;

    private static final int SNIFFED = 512;

    private ContentCoding() {}

    /** What came of it. */
    sealed interface Decoding {}

    record Decoded(Payload body) implements Decoding {}

    record Undecodable(Reason reason, String detail) implements Decoding {}

    /** Whether these headers announce a coding at all. */
    static boolean isCoded(List<String> contentEncodings) {
        return !names(contentEncodings).isEmpty();
    }

    /**
     * Undoes them all, the last named first.
     *
     * @param most bytes that any step may unfold to
     * @param startWillDo whether what unfolds before the limit is enough
     */
    static Decoding decode(Payload raw, List<String> contentEncodings, BodyLimit most, boolean startWillDo) {
        List<String> names = names(contentEncodings);
        if (names.size() > MAX_DEPTH) {
            return new Undecodable(
                    Reason.INVALID_ENCODING, names.size() + " content codings, expected at most " + MAX_DEPTH);
        }
        if (names.isEmpty()) {
            return new Decoded(raw);
        }
        Payload body = raw;
        for (String name : names.reversed()) {
            try {
                body = undo(name, body, most.bytes());
            } catch (TooMuch e) {
                return startWillDo ? new Decoded(e.start) : tooMuch(name, body.size(), most);
            } catch (IOException e) {
                // A page sent as it is under the label of a coding; the other labels are then as wrong.
                return looksPlain(body.head(SNIFFED))
                        ? new Decoded(body)
                        : new Undecodable(Reason.INVALID_ENCODING, "body is not " + name + ": " + e.getMessage());
            }
        }
        return new Decoded(body);
    }

    private static Undecodable tooMuch(String name, int packed, BodyLimit most) {
        return packed < most.bytes() / HONEST_RATIO
                ? new Undecodable(
                        Reason.INVALID_ENCODING,
                        name + " body grows without bound: " + packed + " bytes unfold to more than " + most)
                : new Undecodable(Reason.TOO_LARGE, "body unfolds to more than " + most);
    }

    private static List<String> names(List<String> contentEncodings) {
        List<String> names = new ArrayList<>();
        for (String header : contentEncodings) {
            for (String name : header.split(",", -1)) {
                String coding = name.strip().toLowerCase(Locale.ROOT);
                if (!coding.isEmpty() && !coding.equals("identity")) {
                    names.add(coding);
                }
            }
        }
        return names;
    }

    private static Payload undo(String name, Payload packed, int limit) throws IOException {
        if (packed.size() == 0) {
            return packed;
        }
        return switch (name) {
            case "gzip", "x-gzip" -> isGzip(packed.head(3)) ? unfold(GZIPInputStream::new, packed, limit) : packed;
            case "deflate" -> inflate(packed, limit);
            case "br" -> unfold(BrotliInputStream::new, packed, limit);
            default -> throw new IOException("unknown coding");
        };
    }

    private static boolean isGzip(byte[] head) {
        return head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    /** RFC 9110 means the zlib format (RFC 1950); many servers send bare deflate (RFC 1951). */
    private static Payload inflate(Payload packed, int limit) throws IOException {
        byte[] head = packed.head(3);
        boolean wrapped =
                head.length > 2 && (head[0] & 0x0f) == 8 && (((head[0] & 0xff) << 8) + (head[1] & 0xff)) % 31 == 0;
        Inflater inflater = new Inflater(!wrapped);
        try {
            return unfold(in -> new InflaterInputStream(in, inflater), packed, limit);
        } finally {
            inflater.end();
        }
    }

    private interface Unfolding {
        InputStream open(InputStream packed) throws IOException;
    }

    private static Payload unfold(Unfolding coding, Payload packed, int limit) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (Spool spool = new Spool();
                InputStream in = coding.open(packed.open())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                spool.write(buffer, 0, read);
                if (spool.size() > limit) {
                    throw new TooMuch(spool.done().start(limit));
                }
            }
            return spool.done();
        }
    }

    /** Text, or a document by its first bytes: nothing that a compressor makes. */
    private static boolean looksPlain(byte[] bytes) {
        if (startsWith(bytes, "%PDF-")) {
            return true;
        }
        for (int i = 0; i < Math.min(bytes.length, SNIFFED); i++) {
            int b = bytes[i] & 0xff;
            if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        for (int i = 0; i < magic.length(); i++) {
            if (i >= bytes.length || bytes[i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Payload start;

        TooMuch(Payload start) {
            super("more than the limit");
            this.start = start;
        }
    }
}

package io.silkwire.ingest.extraction;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.charset.CharsetChoice;
import io.silkwire.ingest.charset.CharsetDecision;
import io.silkwire.ingest.charset.Declarations;
import io.silkwire.ingest.charset.DoubleEncoding;
import io.silkwire.ingest.charset.Octets;
import io.silkwire.ingest.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into characters, or says why that cannot be done: in the charset that {@link CharsetDecision} finds, with text that
 * was {@linkplain DoubleEncoding encoded twice} mended. Where no charset is convincing the bytes are refused.
 */
final class TextBytes {
    /** More damage than this share, and what is left cannot be read as a statement. */
    private static final double MOST_BROKEN = 0.05;
    /** Editors leave single control characters in pages; more than one in so many characters, and it is no page. */
    private static final int CHARACTERS_FOR_EACH_CONTROL = 200;

    private TextBytes() {}

    /** What became of the bytes. */
    sealed interface Decoding {}

    /** They are these characters; the byte order mark is gone. */
    record Decoded(String text, Charset charset) implements Decoding {}

    /** They are not text, or not in an encoding that can be told. */
    record Undecodable(@Nullable Integer line, Reason reason, String message, String remedy) implements Decoding {
        Refusal refusalOf(String file) {
            return new Refusal(file, line, reason, message, remedy);
        }
    }

    /**
     * Decodes a file that cannot declare its encoding itself.
     *
     * @param contentType the HTTP header it came with, or null
     */
    static Decoding ofText(byte[] bytes, @Nullable String contentType) {
        Decoding decoding =
                decode(bytes, Declarations.ofHeader(contentType).stream().toList());
        if (decoding instanceof Decoded decoded) {
            int control = controlIn(decoded.text(), 0);
            return control < 0 ? decoded : notText(lineAt(decoded.text(), control), control);
        }
        return decoding;
    }

    /**
     * Decodes a page that may declare its encoding. A few control characters become spaces.
     *
     * @param contentType the HTTP header it came with, or null
     */
    static Decoding ofHtml(byte[] bytes, @Nullable String contentType) {
        Decoding decoding = decode(bytes, Declarations.ofPage(bytes, contentType));
        return decoding instanceof Decoded decoded ? withoutControls(decoded) : decoding;
    }

    private static Decoding decode(byte[] bytes, List<String> labels) {
        Optional<CharsetChoice> found = choice(bytes, labels);
        if (found.isEmpty()) {
            return unknown("is neither UTF-8 nor UTF-16 with a byte order mark, and no other encoding is convincing");
        }
        CharsetChoice choice = found.get();
        if (choice.brokenShare() > MOST_BROKEN) {
            return unknown("seems to be in " + choice.charset() + " but is not valid in it");
        }
        return new Decoded(DoubleEncoding.mended(choice.decode(bytes)), choice.charset());
    }

    private static Optional<CharsetChoice> choice(byte[] bytes, List<String> labels) {
        try {
            return CharsetDecision.of(Octets.of(bytes), labels);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private static Undecodable unknown(String message) {
        return new Undecodable(null, Reason.UNKNOWN_ENCODING, message, "save it as UTF-8");
    }

    private static Decoding withoutControls(Decoded decoded) {
        String text = decoded.text();
        int first = controlIn(text, 0);
        if (first < 0) {
            return decoded;
        }
        StringBuilder kept = new StringBuilder(text);
        int controls = 0;
        for (int at = first; at >= 0; at = controlIn(text, at + 1)) {
            kept.setCharAt(at, ' ');
            controls++;
        }
        return (long) controls * CHARACTERS_FOR_EACH_CONTROL > text.length()
                ? notText(lineAt(text, first), first)
                : new Decoded(kept.toString(), decoded.charset());
    }

    private static int controlIn(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isControl(text.charAt(i)) && !isDosEnd(text.charAt(i), i, text.length())) {
                return i;
            }
        }
        return -1;
    }

    /** Characters below 32 that no text file has; tab, line ends, vertical tab and form feed it may have. */
    private static boolean isControl(int unit) {
        return unit < ' ' ? unit < '\t' || unit > '\r' : unit == 0x7F;
    }

    /** DOS editors end a file with Ctrl-Z. */
    private static boolean isDosEnd(int unit, int at, int length) {
        return unit == 0x1A && at == length - 1;
    }

    private static int lineAt(String text, int end) {
        return 1 + (int) text.chars().limit(end).filter(unit -> unit == '\n').count();
    }

    private static Undecodable notText(int line, int at) {
        return new Undecodable(
                line,
                Reason.NOT_TEXT,
                "has a control character at position " + at + " that no text has",
                "export its text as UTF-8, or remove it from the corpus");
    }
}

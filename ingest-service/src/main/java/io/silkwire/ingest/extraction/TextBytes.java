package io.silkwire.ingest.extraction;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.refusal.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into characters, or says why that cannot be done. The order is the WHATWG's for HTML (byte order mark, then what
 * the page declares), with verification: bytes that contradict it are not decoded. Then strict UTF-8, then the Russian one-byte
 * charsets where {@linkplain CyrillicCharset letter statistics} are convincing.
 */
final class TextBytes {
    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta\\s[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([a-z0-9][a-z0-9_:.-]{1,40})");
    private static final Pattern XML_ENCODING =
            Pattern.compile("(?i)^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([a-z0-9][a-z0-9_:.-]{1,40})");
    /** Where browsers look for a declaration (HTML standard, "prescan a byte stream"). */
    private static final int PRESCAN_BYTES = 1024 * 4;
    /** WHATWG Encoding standard: what pages call Latin-1 or ASCII is read as windows-1252. */
    private static final Map<String, String> WHATWG_LABELS = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "iso-8859-9", "windows-1254",
            "utf8", "UTF-8",
            "cp866", "IBM866",
            "koi8", "KOI8-R",
            "x-cp1251", "windows-1251");

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

    /** Decodes a file that cannot declare its encoding. */
    static Decoding ofText(byte[] bytes) {
        return decode(bytes, null);
    }

    /** Decodes a page that may declare its encoding. */
    static Decoding ofHtml(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, PRESCAN_BYTES), StandardCharsets.ISO_8859_1);
        Matcher declared = META_CHARSET.matcher(start);
        if (declared.find()) {
            return decode(bytes, declared.group(1));
        }
        Matcher xml = XML_ENCODING.matcher(start);
        return decode(bytes, xml.find() ? xml.group(1) : null);
    }

    private static Decoding decode(byte[] bytes, @Nullable String declared) {
        Optional<Mark> mark = Mark.of(bytes);
        if (mark.isPresent()) {
            return marked(bytes, mark.get());
        }
        Undecodable control = firstControl(bytes);
        if (control != null) {
            return control;
        }
        return declared == null ? undeclared(bytes) : declared(bytes, declared);
    }

    private static Decoding marked(byte[] bytes, Mark mark) {
        Optional<String> text = strictly(bytes, mark.length, mark.charset);
        if (text.isEmpty()) {
            return unknown("starts with a byte order mark of " + mark.charset + " but is not valid in it");
        }
        int control = controlIn(text.get());
        return control < 0 ? new Decoded(text.get(), mark.charset) : notText(lineAt(text.get(), control), control);
    }

    private static Decoding declared(byte[] bytes, String label) {
        String name = label.toLowerCase(Locale.ROOT);
        Charset charset;
        try {
            charset = Charset.forName(WHATWG_LABELS.getOrDefault(name, name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return unknown("declares the charset '" + label + "', which nobody knows");
        }
        // A page that reached us in bytes where ASCII is readable cannot be UTF-16, whatever it says (HTML standard).
        Charset tried = charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        Optional<String> text = strictly(bytes, 0, tried);
        return text.isPresent() ? new Decoded(text.get(), tried) : undeclared(bytes);
    }

    private static Decoding undeclared(byte[] bytes) {
        Optional<String> utf8 = strictly(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return new Decoded(utf8.get(), StandardCharsets.UTF_8);
        }
        Optional<Charset> cyrillic = CyrillicCharset.of(bytes);
        if (cyrillic.isPresent()) {
            return new Decoded(new String(bytes, cyrillic.get()), cyrillic.get());
        }
        return unknown("is neither UTF-8 nor UTF-16 with a byte order mark, and no other encoding is convincing");
    }

    private static Undecodable unknown(String message) {
        return new Undecodable(null, Reason.UNKNOWN_ENCODING, message, "save it as UTF-8");
    }

    static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Undecodable firstControl(byte[] bytes) {
        int line = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
            } else if (isControl(bytes[i]) && !isDosEnd(bytes[i], i, bytes.length)) {
                return notText(line, i);
            }
        }
        return null;
    }

    private static int controlIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i)) && !isDosEnd(text.charAt(i), i, text.length())) {
                return i;
            }
        }
        return -1;
    }

    /** Bytes below 32 that no text file has; tab, line ends, vertical tab and form feed it may have. */
    private static boolean isControl(int unit) {
        boolean low = unit >= 0 && unit < ' ';
        return (low && (unit < '\t' || unit > '\r')) || unit == 0x7F;
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
                "has a control byte at position " + at + " that no text has",
                "export its text as UTF-8, or remove it from the corpus");
    }

    /** A byte order mark at the start of the file. */
    private record Mark(Charset charset, int length) {
        static Optional<Mark> of(byte[] bytes) {
            if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
                return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
            }
            if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
                return Optional.of(new Mark(Charset.forName("UTF-32LE"), 4));
            }
            if (startsWith(bytes, 0xFF, 0xFE)) {
                return Optional.of(new Mark(StandardCharsets.UTF_16LE, 2));
            }
            return startsWith(bytes, 0xFE, 0xFF)
                    ? Optional.of(new Mark(StandardCharsets.UTF_16BE, 2))
                    : Optional.empty();
        }

        private static boolean startsWith(byte[] bytes, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}

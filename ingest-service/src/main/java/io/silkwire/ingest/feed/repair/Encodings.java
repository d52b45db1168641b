package io.silkwire.ingest.feed.repair;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the encoding of a feed: byte order mark, then HTTP and XML declaration in the order of RFC 7303 and RFC 3023 (a
 * {@code text/*} without a charset claims US-ASCII, which any other byte refutes), then what the bytes themselves say.
 *
 * <p>A label is believed only where every byte fits it. Labels that fit any bytes are checked against the text: UTF-8 under a
 * one-byte label, Cyrillic under a Western one, and one Cyrillic encoding under the name of another are told apart.
 */
public final class Encodings {
    private static final int HEAD = 2_048;
    private static final int SAMPLE = 65_536;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** More broken characters than this share, and a text is not what its label says, only similar. */
    private static final double MAX_BROKEN = 0.02;

    private final FeedBytes bytes;
    private final Repairs repairs;

    private Encodings(FeedBytes bytes, Repairs repairs) {
        this.bytes = bytes;
        this.repairs = repairs;
    }

    /**
     * The encoding to read these bytes with; there always is one.
     *
     * @param contentType the HTTP header's value, or null where there was none
     */
    public static EncodingChoice choose(FeedBytes bytes, @Nullable String contentType, Repairs repairs) {
        return new Encodings(bytes, repairs).choose(contentType);
    }

    private EncodingChoice choose(@Nullable String contentType) {
        byte[] head = bytes.head(HEAD);
        EncodingChoice certain = ByteOrder.of(head);
        String declared =
                XmlDeclaration.encoding(head, certain == null ? StandardCharsets.ISO_8859_1 : certain.charset());
        String http = parameter(contentType, "charset");
        if (certain != null) {
            noteConflict(certain.name(), declared);
            return certain;
        }
        List<String> labels = labels(contentType, http, declared);
        EncodingChoice chosen = fitting(labels);
        if (declared != null) {
            noteConflict(chosen.name(), declared);
        }
        if (http != null) {
            noteConflict(chosen.name(), http);
        }
        return chosen;
    }

    private void noteConflict(String name, @Nullable String label) {
        Charset named = label == null ? null : charset(label);
        boolean family =
                label != null && label.toLowerCase(Locale.ROOT).startsWith("utf-16") && name.startsWith("utf-16");
        if (label != null && !family && (named == null || !named.equals(charset(name)))) {
            repairs.note(Repair.ENCODING_CONFLICT);
        }
    }

    private static List<String> labels(@Nullable String contentType, @Nullable String http, @Nullable String declared) {
        List<String> labels = new ArrayList<>();
        if (http != null) {
            labels.add(http);
        } else if (contentType != null && isText(contentType)) {
            labels.add("us-ascii");
        }
        if (declared != null) {
            labels.add(declared);
        }
        labels.add("utf-8");
        return labels;
    }

    private static boolean isText(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/");
    }

    private EncodingChoice fitting(List<String> labels) {
        byte[] sample = bytes.head(SAMPLE);
        for (String label : labels) {
            Charset charset = charset(label);
            if (charset != null && brokenShare(charset) == 0) {
                return checked(label, charset, sample);
            }
        }
        return unlabelled(labels, sample);
    }

    /** The label fits every byte; whether it fits the text is another question where it fits any bytes. */
    private EncodingChoice checked(String label, Charset charset, byte[] sample) {
        if (!CharsetScript.isOneByte(charset) || CharsetScript.isAscii(sample)) {
            return choice(label, charset);
        }
        if (brokenShare(StandardCharsets.UTF_8) == 0) {
            return choice("utf-8", StandardCharsets.UTF_8);
        }
        Charset cyrillic = CharsetScript.betterCyrillic(sample, charset);
        return cyrillic == null ? choice(label, charset) : choice(cyrillic.name(), cyrillic);
    }

    private EncodingChoice unlabelled(List<String> labels, byte[] sample) {
        double broken = brokenShare(StandardCharsets.UTF_8);
        if (broken < MAX_BROKEN && CharsetScript.hasUtf8Sequences(sample)) {
            repairs.note(Repair.UNDECODABLE_BYTES);
            return choice("utf-8", StandardCharsets.UTF_8);
        }
        Charset cyrillic = CharsetScript.cyrillic(sample);
        if (cyrillic != null) {
            return choice(cyrillic.name(), cyrillic);
        }
        for (String label : labels) {
            Charset charset = charset(label);
            if (charset != null && CharsetScript.isMultiByte(charset) && brokenShare(charset) < MAX_BROKEN) {
                repairs.note(Repair.UNDECODABLE_BYTES);
                return choice(label, charset);
            }
        }
        EncodingChoice detected = detected(sample);
        return detected == null ? choice("windows-1252", WINDOWS_1252) : detected;
    }

    private @Nullable EncodingChoice detected(byte[] sample) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample);
        for (CharsetMatch match : detector.detectAll()) {
            Charset charset = charset(match.getName());
            if (match.getConfidence() >= 10 && charset != null && brokenShare(charset) == 0) {
                return choice(match.getName(), charset);
            }
        }
        return null;
    }

    private static EncodingChoice choice(String label, Charset charset) {
        String name = label.toLowerCase(Locale.ROOT);
        boolean western = charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.ISO_8859_1);
        return new EncodingChoice(western ? WINDOWS_1252 : charset, name.equals("gb2312") ? "gb18030" : name, 0);
    }

    private double brokenShare(Charset charset) {
        try (InputStream in = bytes.open()) {
            return new Fit(charset).of(in);
        } catch (IOException e) {
            return 1;
        }
    }

    /** The charset of that label as the web uses it, or null. GB2312 is read as its superset. */
    static @Nullable Charset charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "gb2312", "gbk" -> Charset.forName("gb18030");
                case "win-1251", "cp-1251", "windows1251", "win1251" -> Charset.forName("windows-1251");
                case "ks_c_5601-1987", "euc-kr" -> Charset.forName("x-windows-949");
                case "utf8", "unicode-1-1-utf-8" -> StandardCharsets.UTF_8;
                case "utf-7", "hz-gb-2312" -> null;
                default -> Charset.forName(name);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** A parameter of a {@code Content-Type}, without quotes, or null. */
    static @Nullable String parameter(@Nullable String contentType, String name) {
        if (contentType == null) {
            return null;
        }
        for (String part : contentType.split(";", 32)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(name)) {
                String value = part.substring(equals + 1)
                        .replace('"', ' ')
                        .replace('\'', ' ')
                        .strip();
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    /** Decodes a stream and keeps nothing of it but the share of what did not decode. */
    private static final class Fit {
        private final Charset charset;
        private long characters;
        private long broken;

        Fit(Charset charset) {
            this.charset = charset;
        }

        double of(InputStream in) throws IOException {
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer source = ByteBuffer.allocate(8_192);
            CharBuffer target = CharBuffer.allocate(8_192);
            boolean ended = false;
            while (!ended) {
                int count = in.read(source.array(), source.position(), source.remaining());
                ended = count < 0;
                source.position(source.position() + Math.max(0, count)).flip();
                decode(decoder, source, target, ended);
                source.compact();
            }
            return characters == 0 ? broken : (double) broken / (characters + broken);
        }

        private void decode(
                java.nio.charset.CharsetDecoder decoder, ByteBuffer source, CharBuffer target, boolean ended) {
            while (true) {
                CoderResult result = decoder.decode(source, target, ended);
                characters += target.position();
                target.clear();
                if (result.isUnderflow()) {
                    return;
                }
                if (result.isError()) {
                    broken++;
                    source.position(source.position() + result.length());
                }
            }
        }
    }
}

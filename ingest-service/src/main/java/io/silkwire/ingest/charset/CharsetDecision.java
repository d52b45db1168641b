package io.silkwire.ingest.charset;

import io.silkwire.ingest.charset.CharsetChoice.Ground;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides in which charset bytes are to be read: byte order mark, then the labels in the order given (HTTP header, then the
 * document's own; WHATWG HTML, 13.2.3.2), then what the bytes themselves say. A label is believed unless the bytes contradict
 * it: they are valid UTF-8 under a label of one byte a character, they do not decode, or {@linkplain CyrillicReadings the
 * letters} make words only in another charset.
 */
public final class CharsetDecision {
    private static final int HEAD = 64;
    /** More broken characters than this share, and a text is not what its label says, only similar. */
    private static final double MOST_BROKEN = 0.02;
    /** Sequences of UTF-8 for each byte that is none: text of another charset has not even one. */
    private static final int UTF_8_FOR_EACH_BROKEN = 8;

    private static final int FEW_SEQUENCES = 3;
    private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

    private final Octets octets;
    private final List<String> labels;
    private final Sample sample;
    private @Nullable CyrillicReadings cyrillic;

    private CharsetDecision(Octets octets, List<String> labels, Sample sample) {
        this.octets = octets;
        this.labels = labels;
        this.sample = sample;
    }

    /**
     * The charset of these bytes, or nothing where no answer is convincing.
     *
     * @param labels in the order of their authority; labels that nobody knows are passed over
     * @throws IOException where the bytes cannot be read
     */
    public static Optional<CharsetChoice> of(Octets octets, List<String> labels) throws IOException {
        byte[] head;
        try (InputStream in = octets.open()) {
            head = in.readNBytes(HEAD);
        }
        CharsetDecision decision = new CharsetDecision(octets, labels, Sample.of(octets));
        ByteOrder order = ByteOrder.of(head);
        return Optional.ofNullable(order == null ? decision.unmarked() : decision.marked(order));
    }

    private CharsetChoice marked(ByteOrder order) throws IOException {
        Fit fit = Fit.of(octets, order.length(), order.charset());
        Charset letters = isUtf8(fit) || order.length() != 3 ? null : cyrillic().plausible();
        if (letters != null) {
            // a template saved with the mark around text of another charset
            return new CharsetChoice(letters, name(letters), order.length(), Ground.LETTERS, 0);
        }
        return new CharsetChoice(
                order.charset(), name(order.charset()), order.length(), Ground.BYTE_ORDER, fit.brokenShare());
    }

    private @Nullable CharsetChoice unmarked() throws IOException {
        if (sample.isAscii()) {
            return ascii();
        }
        Fit utf8 = Fit.of(octets, 0, StandardCharsets.UTF_8);
        if (isUtf8(utf8)) {
            CharsetChoice wide = utf8.high() < FEW_SEQUENCES ? believed(CharsetDecision::isMultiByte, 0) : null;
            return wide != null ? wide : utf8(utf8);
        }
        CharsetChoice declared = believed(charset -> true, 0);
        if (declared == null) {
            declared = believed(charset -> true, MOST_BROKEN);
        }
        return declared != null ? declared : undeclared(utf8);
    }

    private CharsetChoice ascii() throws IOException {
        if (sample.hasEscapes() && Fit.of(octets, 0, ISO_2022_JP).broken() == 0) {
            return found(ISO_2022_JP, Ground.STATISTICS);
        }
        for (String label : labels) {
            Charset charset = Labels.charset(label);
            if (charset != null && isPossible(charset)) {
                return new CharsetChoice(charset, lower(label), 0, Ground.ASCII, 0);
            }
        }
        return found(StandardCharsets.UTF_8, Ground.ASCII);
    }

    /** The text decodes, but for a few places at which it was cut or damaged. */
    private static boolean isUtf8(Fit utf8) {
        return utf8.high() > 0 && utf8.brokenInside() * UTF_8_FOR_EACH_BROKEN <= utf8.high();
    }

    private CharsetChoice utf8(Fit fit) {
        boolean said = labels.stream().map(Labels::charset).anyMatch(StandardCharsets.UTF_8::equals);
        return new CharsetChoice(
                StandardCharsets.UTF_8, "utf-8", 0, said ? Ground.DECLARED : Ground.UTF_8, fit.brokenShare());
    }

    private interface Kind {
        boolean is(Charset charset);
    }

    /** The first label of that kind that the bytes fit, or what they are instead of it. */
    private @Nullable CharsetChoice believed(Kind kind, double mostBroken) throws IOException {
        for (String label : labels) {
            Charset charset = Labels.charset(label);
            if (charset == null || !isPossible(charset) || !kind.is(charset) || isRefuted(label, charset, mostBroken)) {
                continue;
            }
            double broken = Fit.of(octets, 0, charset).brokenShare();
            if (broken <= mostBroken) {
                return verified(label, charset, broken);
            }
        }
        return null;
    }

    /** UTF-8 was looked at before; and bytes above ASCII refute who says ASCII, as long as someone says otherwise. */
    private static boolean isRefuted(String label, Charset charset, double mostBroken) {
        return charset.equals(StandardCharsets.UTF_8)
                || (mostBroken == 0 && lower(label).endsWith("ascii"));
    }

    private CharsetChoice verified(String label, Charset charset, double broken) {
        Charset instead = cyrillic().instead(charset);
        if (instead != null) {
            return found(instead, Ground.LETTERS);
        }
        Charset latin = cyrillic().contradict(charset)
                ? ByteStatistics.western(sample.bytes())
                : ByteStatistics.turkish(sample.bytes(), charset);
        return latin == null
                ? new CharsetChoice(charset, lower(label), 0, Ground.DECLARED, broken)
                : found(latin, Ground.STATISTICS);
    }

    private @Nullable CharsetChoice undeclared(Fit utf8) throws IOException {
        Charset letters = cyrillic().plausible();
        if (letters != null) {
            return found(letters, Ground.LETTERS);
        }
        Charset arabic = ByteStatistics.arabic(sample.bytes());
        if (arabic != null) {
            return found(arabic, Ground.STATISTICS);
        }
        for (Charset likely : ByteStatistics.likely(sample.bytes())) {
            if (Fit.of(octets, 0, likely).broken() == 0) {
                return found(likely, Ground.STATISTICS);
            }
        }
        return utf8.high() > utf8.broken() ? utf8(utf8) : null;
    }

    private static CharsetChoice found(Charset charset, Ground ground) {
        return new CharsetChoice(charset, name(charset), 0, ground, 0);
    }

    private CyrillicReadings cyrillic() {
        if (cyrillic == null) {
            cyrillic = new CyrillicReadings(sample.bytes());
        }
        return cyrillic;
    }

    /** Bytes in which ASCII is readable are not UTF-16, whatever they are said to be (WHATWG HTML, 13.2.3.3). */
    private boolean isPossible(Charset charset) {
        return sample.hasManyZeros()
                || !(charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32"));
    }

    private static boolean isMultiByte(Charset charset) {
        return charset.newEncoder().maxBytesPerChar() > 1;
    }

    private static String name(Charset charset) {
        return Labels.name(charset);
    }

    private static String lower(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}

package io.silkwire.ingest.feed.repair;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells one-byte encodings apart by the text they make of the same bytes. Cyrillic: words are wholly of high bytes where
 * Western words have single ones, and only the right encoding turns them into lower-case words of common letters.
 */
final class CharsetScript {
    private static final List<Charset> CYRILLIC = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"),
            Charset.forName("x-MacCyrillic"));
    private static final Set<String> WESTERN =
            Set.of("us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "iso-8859-9", "windows-1254");
    /** Nine of the commonest letters of Russian, and of the other Cyrillic languages near it. */
    private static final String COMMON = "оеаинтсрвлыуі";
    /** In running text more than half of the letters are of these. */
    private static final double MIN_COMMON = 0.5;

    private static final double MIN_RUN = 2.5;
    private static final int MIN_BYTES = 12;

    private CharsetScript() {}

    static boolean isOneByte(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        return name.startsWith("iso-8859")
                || name.startsWith("windows-125")
                || name.startsWith("koi8")
                || name.startsWith("ibm8")
                || name.startsWith("x-mac")
                || name.equals("us-ascii");
    }

    static boolean isMultiByte(Charset charset) {
        return !isOneByte(charset) && !charset.equals(StandardCharsets.UTF_8);
    }

    static boolean isAscii(byte[] sample) {
        for (byte b : sample) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether some high bytes follow each other as only UTF-8 has them. */
    static boolean hasUtf8Sequences(byte[] sample) {
        int sequences = 0;
        for (int i = 0; i + 1 < sample.length; i++) {
            int lead = sample[i] & 0xff;
            if (lead >= 0xc2 && lead < 0xf5 && (sample[i + 1] & 0xc0) == 0x80) {
                sequences++;
                i++;
            }
        }
        return sequences > 0;
    }

    /** The Cyrillic encoding that reads this better than the label does, or null. */
    static @Nullable Charset betterCyrillic(byte[] sample, Charset label) {
        boolean claimsOther = WESTERN.contains(label.name().toLowerCase(Locale.ROOT));
        if (!claimsOther && !CYRILLIC.contains(label)) {
            return null;
        }
        Charset best = cyrillic(sample);
        if (best == null || best.equals(label)) {
            return null;
        }
        return claimsOther || common(sample, best) > common(sample, label) + 0.15 ? best : null;
    }

    /** The Cyrillic encoding of this text, or null where it is none or too short to tell. */
    static @Nullable Charset cyrillic(byte[] sample) {
        if (!hasHighWords(sample)) {
            return null;
        }
        Charset best = null;
        double bestShare = MIN_COMMON;
        for (Charset charset : CYRILLIC) {
            double share = common(sample, charset);
            if (share > bestShare) {
                best = charset;
                bestShare = share;
            }
        }
        return best;
    }

    private static boolean hasHighWords(byte[] sample) {
        int high = 0;
        int runs = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] < 0) {
                high++;
                runs += i == 0 || sample[i - 1] >= 0 ? 1 : 0;
            }
        }
        return high >= MIN_BYTES && high >= runs * MIN_RUN;
    }

    private static double common(byte[] sample, Charset charset) {
        String text = new String(sample, 0, Math.min(sample.length, 16_384), charset);
        int high = 0;
        int common = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                high++;
                common += COMMON.indexOf(c) >= 0 ? 1 : 0;
            }
        }
        return high == 0 ? 0 : (double) common / high;
    }
}

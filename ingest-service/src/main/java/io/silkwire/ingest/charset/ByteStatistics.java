package io.silkwire.ingest.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ICU's detector makes of bytes that are not Cyrillic: Latin, Greek, Hebrew, Arabic, Chinese, Japanese, Korean. */
final class ByteStatistics {
    /** On real sentences of these languages the right answer has more, and wrong ones mostly less. */
    private static final int LEAST_CONFIDENCE = 25;

    /** The detector gives an answer for a single accent. */
    private static final int FEWEST_BYTES = 3;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1256 = Charset.forName("windows-1256");
    private static final int FEWEST_ARABIC_LETTERS = 12;
    private static final double LEAST_SHARE_OF_LETTERS = 0.9;
    /** The twelve commonest make three quarters of Arabic and of Persian text. */
    private static final double LEAST_SHARE_OF_COMMON = 0.6;

    private static final Charset WINDOWS_1254 = Charset.forName("windows-1254");

    private ByteStatistics() {}

    /** Charsets from the likeliest to the least likely; no Unicode, no Cyrillic ones. */
    static List<Charset> likely(byte[] sample) {
        return Arrays.stream(matches(sample))
                .filter(match -> match.getConfidence() >= LEAST_CONFIDENCE)
                .map(match -> Labels.charset(asWindows(match.getName())))
                .filter(charset -> charset != null && !charset.name().startsWith("UTF-"))
                .filter(charset -> !CyrillicReadings.isCandidate(charset))
                .toList();
    }

    /**
     * Windows-1254 where text under a label of Western Europe is Turkish: the letters ğ, ı and ş then read as ð, ý and þ, which only
     * Icelandic has, and never without á, í, ó, ú or æ.
     */
    static @Nullable Charset turkish(byte[] sample, Charset declared) {
        if (!declared.equals(WINDOWS_1252)) {
            return null;
        }
        String western = new String(sample, WINDOWS_1252);
        long turkish = count(western, "ðýþÐÝÞ");
        return turkish >= 3 && turkish > 4 * count(western, "áíóúæéÁÍÓÚÆÉ") && count(western, "çöüÇÖÜ") > 0
                ? WINDOWS_1254
                : null;
    }

    /**
     * Windows-1252 where the bytes above ASCII are letters of Western Europe inside Latin words, or signs, and nothing else; null
     * where they are not, or are too few to say.
     */
    static @Nullable Charset western(byte[] sample) {
        String text = new String(sample, WINDOWS_1252);
        int letters = 0;
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                boolean letter = "àâäáãåæçèéêëìíîïñòóôöõøùúûüßœÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜŒ".indexOf(c) >= 0;
                letters += letter && besideLatin(text, i) ? 1 : 0;
                odd += letter ? besideLatin(text, i) ? 0 : 1 : "«»“”„‘’–—…•§°·\u00A0©®™€£".indexOf(c) >= 0 ? 0 : 2;
            }
        }
        return letters >= 3 && odd * 5 <= letters ? WINDOWS_1252 : null;
    }

    /**
     * Windows-1256 where nearly all bytes above ASCII are Arabic letters in it, and mostly its commonest ones; ICU's detector knows the
     * Arabic language but not Persian, Dari or Urdu.
     */
    static @Nullable Charset arabic(byte[] sample) {
        String text = new String(sample, WINDOWS_1256);
        long high = text.chars().filter(c -> c >= 0x80).count();
        long letters = text.chars().filter(c -> c >= 0x600 && c < 0x700).count();
        return letters >= FEWEST_ARABIC_LETTERS
                        && letters >= LEAST_SHARE_OF_LETTERS * high
                        && count(text, "اليمنرتوبدهس") >= LEAST_SHARE_OF_COMMON * letters
                ? WINDOWS_1256
                : null;
    }

    /** The superset in which pages are written that say nothing (WHATWG HTML, 13.2.3.2, the table of locales). */
    private static String asWindows(String name) {
        return switch (name) {
            case "ISO-8859-2" -> "windows-1250";
            case "ISO-8859-6" -> "windows-1256";
            case "ISO-8859-7" -> "windows-1253";
            case "ISO-8859-8", "ISO-8859-8-I" -> "windows-1255";
            default -> name;
        };
    }

    private static boolean besideLatin(String text, int at) {
        return (at > 0 && Letters.isLatin(text.charAt(at - 1)))
                || (at + 1 < text.length() && Letters.isLatin(text.charAt(at + 1)));
    }

    private static long count(String text, String letters) {
        return text.chars().filter(c -> letters.indexOf(c) >= 0).count();
    }

    private static boolean isFew(byte[] sample) {
        int high = 0;
        for (byte b : sample) {
            high += b < 0 ? 1 : 0;
        }
        return high < FEWEST_BYTES;
    }

    private static CharsetMatch[] matches(byte[] sample) {
        if (isFew(sample)) {
            return new CharsetMatch[0];
        }
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        CharsetMatch[] matches = detector.detectAll();
        return matches == null ? new CharsetMatch[0] : matches;
    }
}

package io.silkwire.text;

import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Brings the spellings of one word together: compatibility forms (NFKC), case, {@code ё} and {@code е}, stress marks, the
 * apostrophes of many keyboards, invisible joiners and soft hyphens, Arabic and Persian forms of one letter and digits, and Latin letters that stand in
 * a Cyrillic word (or the other way round) because they look the same. It works on single words; where a word stands in the
 * text is the business of {@link Tokenizer}, so nothing here needs to keep offsets.
 */
public final class Normalizer {
    private static final String LATIN_LOOKALIKES = "aceopxykmthbiəɵjs";
    private static final String CYRILLIC_LOOKALIKES = "асеорхукмтнвіәөјѕ";

    private Normalizer() {}

    /** The normalised form of one word as written; lower case, without joiners. May be empty only for an empty word. */
    public static String word(String surface) {
        if (isPlainAscii(surface)) {
            return surface.toLowerCase(Locale.ROOT);
        }
        String composed = isPlainLetters(surface) ? surface : java.text.Normalizer.normalize(surface, Form.NFKC);
        composed = composed.toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            append(composed.charAt(i), out);
        }
        return repairLookalikes(out.toString());
    }

    /** A word as written in composed letters (NFC), without spaces and what is invisible; cut where it is longer than any word. */
    static String written(String surface) {
        String composed = isPlainAscii(surface)
                ? surface
                : java.text.Normalizer.normalize(surface, java.text.Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (c != ' ' && !isInvisible(c)) {
                out.append(c);
            }
        }
        return cut(out.toString());
    }

    /** What is longer than any word without its end: Elasticsearch would cut it in two, and shift every word behind. */
    static String cut(String word) {
        if (word.length() <= Stems.MAX_LENGTH) {
            return word;
        }
        boolean half = Character.isHighSurrogate(word.charAt(Stems.MAX_LENGTH - 1));
        return word.substring(0, half ? Stems.MAX_LENGTH - 1 : Stems.MAX_LENGTH);
    }

    /** Whether the character is one of the apostrophes that people type inside words. */
    static boolean isApostrophe(int c) {
        return switch (c) {
            case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʹ', '`', '´', '＇' -> true;
            default -> false;
        };
    }

    /** Whether the character is invisible and only tells how its neighbours join or break. */
    static boolean isInvisible(int c) {
        return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0x200E || c == 0x200F;
    }

    private static void append(char c, StringBuilder out) {
        if (c == ' ' || isInvisible(c) || isArabicMark(c) || (c >= 0x0300 && c <= 0x036F)) {
            // What did not compose (a stress mark, the dot of a Turkish capital I) or joins (a space before a Persian
            // plural).
            return;
        }
        out.append(isApostrophe(c) ? '\'' : letter(c));
    }

    private static boolean isArabicMark(char c) {
        return c >= 0x0610
                && (c <= 0x061A
                        || c == 0x0640
                        || (c >= 0x064B && c <= 0x065F)
                        || c == 0x0670
                        || (c >= 0x06D6 && c <= 0x06ED && c != 0x06DD && c != 0x06DE && c != 0x06E9));
    }

    private static char letter(char c) {
        return switch (c) {
            case 'ё', 'ѐ' -> 'е';
            case 'ѝ' -> 'и';
            case 'ґ' -> 'г';
            case 'ي', 'ى', 'ئ' -> 'ی';
            case 'ك' -> 'ک';
            case 'أ', 'إ', 'ٱ', 'آ' -> 'ا';
            case 'ؤ' -> 'و';
            case 'ۀ', 'ہ', 'ھ' -> 'ه';
            case '٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩' -> (char) (c - '٠' + '0');
            case '۰', '۱', '۲', '۳', '۴', '۵', '۶', '۷', '۸', '۹' -> (char) (c - '۰' + '0');
            default -> c;
        };
    }

    /**
     * A word in which Latin and Cyrillic letters are mixed, with the letters of the script that is rarer in it replaced by those that look
     * the same; its capitals stay.
     *
     * @return the word itself where it is of one script, or where not every letter has a twin
     */
    public static String withoutLookalikes(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!mixesScripts(lower) || lower.length() != word.length()) {
            return word;
        }
        String repaired = repairLookalikes(lower);
        if (repaired.equals(lower)) {
            String cyrillic = replaced(lower, LATIN_LOOKALIKES, CYRILLIC_LOOKALIKES, true);
            repaired =
                    cyrillic.equals(lower) ? replaced(lower, CYRILLIC_LOOKALIKES, LATIN_LOOKALIKES, false) : cyrillic;
        }
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = repaired.charAt(i);
            boolean same = c == lower.charAt(i);
            out.append(same ? word.charAt(i) : word.charAt(i) == lower.charAt(i) ? c : Character.toUpperCase(c));
        }
        return out.toString();
    }

    /** Whether Latin and Cyrillic letters stand in one word. */
    public static boolean mixesScripts(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean latin = false;
        boolean cyrillic = false;
        for (int i = 0; i < lower.length(); i++) {
            latin |= isLatin(lower.charAt(i));
            cyrillic |= isCyrillic(lower.charAt(i));
        }
        return latin && cyrillic;
    }

    /** Letters of the other script are replaced where every one of them has a twin in the script that dominates the word. */
    private static String repairLookalikes(String word) {
        int latin = 0;
        int cyrillic = 0;
        for (int i = 0; i < word.length(); i++) {
            latin += isLatin(word.charAt(i)) ? 1 : 0;
            cyrillic += isCyrillic(word.charAt(i)) ? 1 : 0;
        }
        if (latin == 0 || cyrillic == 0) {
            return word;
        }
        return cyrillic >= latin
                ? replaced(word, LATIN_LOOKALIKES, CYRILLIC_LOOKALIKES, true)
                : replaced(word, CYRILLIC_LOOKALIKES, LATIN_LOOKALIKES, false);
    }

    private static String replaced(String word, String from, String to, boolean fromLatin) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean foreign = fromLatin ? isLatin(c) : isCyrillic(c);
            int twin = from.indexOf(c);
            if (foreign && twin < 0) {
                return word;
            }
            out.append(foreign ? to.charAt(twin) : c);
        }
        return out.toString();
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 0x00DF && c <= 0x024F) || c == 'ə' || c == 'ɵ';
    }

    static boolean isCyrillic(char c) {
        return c >= 0x0400 && c <= 0x052F;
    }

    static boolean isArabic(char c) {
        return c >= 0x0620 && c <= 0x06FF;
    }

    /** Plain Latin and Russian letters are composed as they are. */
    private static boolean isPlainLetters(String surface) {
        for (int i = 0; i < surface.length(); i++) {
            char c = surface.charAt(i);
            boolean composed = (c >= 'A' && c <= 'z') || (c >= 'А' && c <= 'я');
            if (!composed) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainAscii(String surface) {
        for (int i = 0; i < surface.length(); i++) {
            char c = surface.charAt(i);
            if (c >= 0x80 || c == '`') {
                return false;
            }
        }
        return true;
    }
}

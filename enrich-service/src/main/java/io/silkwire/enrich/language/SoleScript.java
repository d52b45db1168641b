package io.silkwire.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts that one living language of the news has to itself, or nearly so. */
enum SoleScript {
    HAN(UnicodeScript.HAN, "zh", "Hani"),
    HIRAGANA(UnicodeScript.HIRAGANA, "ja", "Jpan"),
    KATAKANA(UnicodeScript.KATAKANA, "ja", "Jpan"),
    HANGUL(UnicodeScript.HANGUL, "ko", "Hang"),
    HEBREW(UnicodeScript.HEBREW, "he", "Hebr"),
    GEORGIAN(UnicodeScript.GEORGIAN, "ka", "Geor"),
    ARMENIAN(UnicodeScript.ARMENIAN, "hy", "Armn"),
    GREEK(UnicodeScript.GREEK, "el", "Grek"),
    THAI(UnicodeScript.THAI, "th", "Thai"),
    LAO(UnicodeScript.LAO, "lo", "Laoo"),
    KHMER(UnicodeScript.KHMER, "km", "Khmr"),
    MYANMAR(UnicodeScript.MYANMAR, "my", "Mymr"),
    BENGALI(UnicodeScript.BENGALI, "bn", "Beng"),
    TAMIL(UnicodeScript.TAMIL, "ta", "Taml"),
    TELUGU(UnicodeScript.TELUGU, "te", "Telu"),
    KANNADA(UnicodeScript.KANNADA, "kn", "Knda"),
    MALAYALAM(UnicodeScript.MALAYALAM, "ml", "Mlym"),
    GUJARATI(UnicodeScript.GUJARATI, "gu", "Gujr"),
    GURMUKHI(UnicodeScript.GURMUKHI, "pa", "Guru"),
    ORIYA(UnicodeScript.ORIYA, "or", "Orya"),
    SINHALA(UnicodeScript.SINHALA, "si", "Sinh"),
    TIBETAN(UnicodeScript.TIBETAN, "bo", "Tibt"),
    ETHIOPIC(UnicodeScript.ETHIOPIC, "am", "Ethi");

    private static final Map<UnicodeScript, SoleScript> BY_UNICODE = new EnumMap<>(UnicodeScript.class);

    static {
        for (SoleScript script : values()) {
            BY_UNICODE.put(script.unicode, script);
        }
    }

    private final UnicodeScript unicode;
    private final String language;
    private final String code;

    SoleScript(UnicodeScript unicode, String language, String code) {
        this.unicode = unicode;
        this.language = language;
        this.code = code;
    }

    String language() {
        return language;
    }

    /** Code of ISO 15924. */
    String code() {
        return code;
    }

    /** How many letters of an alphabet one letter counts for: an ideograph says what several say. */
    int weight() {
        return this == HAN ? 3 : 1;
    }

    /** The script of a letter, or null where several languages have it or it is no letter. */
    static @Nullable SoleScript of(int letter) {
        return Character.isLetter(letter) ? BY_UNICODE.get(UnicodeScript.of(letter)) : null;
    }
}

package io.silkwire.ingest.feed.date;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of months, whole and short, of the languages that official sites of our regions write in (CLDR, as the JDK has it). */
final class Months {
    /** English first: where two languages use one short name for two months, the earlier language keeps it. */
    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "kk", "ky", "uz", "uz-Cyrl", "tg", "tk", "fa", "az", "tr", "uk", "be", "mn", "hy", "ka", "de",
            "fr", "es", "it", "pt", "pl", "hu", "el", "ar");

    private static final Map<String, Month> NAMES = names();

    private Months() {}

    /** The month of that name in any of the languages, or null. */
    static @Nullable Month of(String word) {
        return NAMES.get(normal(word));
    }

    private static Map<String, Month> names() {
        Map<String, Month> names = new HashMap<>();
        for (String language : LANGUAGES) {
            for (TextStyle style :
                    List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                for (Month month : Month.values()) {
                    add(names, month.getDisplayName(style, Locale.forLanguageTag(language)), month);
                }
            }
        }
        // forms that CLDR lacks and sites have
        add(names, "sept", Month.SEPTEMBER);
        add(names, "сент", Month.SEPTEMBER);
        add(names, "нояб", Month.NOVEMBER);
        add(names, "февр", Month.FEBRUARY);
        add(names, "sentabr", Month.SEPTEMBER);
        add(names, "oktabr", Month.OCTOBER);
        add(names, "oktyabr", Month.OCTOBER);
        add(names, "yanvar", Month.JANUARY);
        add(names, "ιουλ", Month.JULY);
        add(names, "ιουν", Month.JUNE);
        add(names, "μαι", Month.MAY);
        add(names, "αυγ", Month.AUGUST);
        return names;
    }

    private static void add(Map<String, Month> names, String name, Month month) {
        String normal = normal(name);
        if (normal.length() > 1 && normal.chars().anyMatch(Character::isLetter)) {
            names.putIfAbsent(normal, month);
        }
    }

    private static String normal(String word) {
        StringBuilder normal = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = Character.toLowerCase(word.charAt(i));
            switch (c) {
                case '.', '\u200c', '\u2019', '\'', '`', '\u02bb' -> {}
                case 'ά' -> normal.append('α');
                case 'έ' -> normal.append('ε');
                case 'ή' -> normal.append('η');
                case 'ί', 'ϊ', 'ΐ' -> normal.append('ι');
                case 'ό' -> normal.append('ο');
                case 'ύ', 'ϋ', 'ΰ' -> normal.append('υ');
                case 'ώ' -> normal.append('ω');
                case 'ς' -> normal.append('σ');
                case '\u0307' -> {}
                default -> normal.append(c);
            }
        }
        return normal.toString();
    }
}

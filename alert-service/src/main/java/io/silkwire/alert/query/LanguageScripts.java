package io.silkwire.alert.query;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which script a language is written, where it is one only (CLDR, likely subtags); a language of several tells nothing. */
final class LanguageScripts {
    private static final Map<String, UnicodeScript> ONE_SCRIPT = Map.ofEntries(
            Map.entry("ru", UnicodeScript.CYRILLIC),
            Map.entry("uk", UnicodeScript.CYRILLIC),
            Map.entry("be", UnicodeScript.CYRILLIC),
            Map.entry("bg", UnicodeScript.CYRILLIC),
            Map.entry("ky", UnicodeScript.CYRILLIC),
            Map.entry("tg", UnicodeScript.CYRILLIC),
            Map.entry("mn", UnicodeScript.CYRILLIC),
            Map.entry("en", UnicodeScript.LATIN),
            Map.entry("de", UnicodeScript.LATIN),
            Map.entry("fr", UnicodeScript.LATIN),
            Map.entry("es", UnicodeScript.LATIN),
            Map.entry("it", UnicodeScript.LATIN),
            Map.entry("pl", UnicodeScript.LATIN),
            Map.entry("tr", UnicodeScript.LATIN),
            Map.entry("tk", UnicodeScript.LATIN),
            Map.entry("fa", UnicodeScript.ARABIC),
            Map.entry("prs", UnicodeScript.ARABIC),
            Map.entry("ps", UnicodeScript.ARABIC),
            Map.entry("ar", UnicodeScript.ARABIC),
            Map.entry("ur", UnicodeScript.ARABIC),
            Map.entry("hi", UnicodeScript.DEVANAGARI),
            Map.entry("zh", UnicodeScript.HAN));
    private static final Map<String, UnicodeScript> SUBTAGS =
            Map.of("Cyrl", UnicodeScript.CYRILLIC, "Latn", UnicodeScript.LATIN, "Arab", UnicodeScript.ARABIC);

    private LanguageScripts() {}

    /** The script of a language range, or null where it may be several. */
    static @Nullable UnicodeScript of(LanguageRange range) {
        Locale locale = Locale.forLanguageTag(range.value());
        return locale.getScript().isEmpty() ? ONE_SCRIPT.get(locale.getLanguage()) : SUBTAGS.get(locale.getScript());
    }

    /** The scripts of the letters of a text. */
    static Set<UnicodeScript> in(String text) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .forEach(scripts::add);
        return scripts;
    }
}

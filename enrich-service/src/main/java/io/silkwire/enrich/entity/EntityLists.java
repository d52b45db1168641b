package io.silkwire.enrich.entity;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import io.silkwire.contracts.EntityMention.Kind;
import io.silkwire.enrich.entity.Name.How;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the names of all entities: countries from CLDR in our languages, the rest from the lists beside this class. */
final class EntityLists {
    /** The languages of statements; CLDR spells Uzbek in both scripts. */
    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "uk", "be", "kk", "ky", "uz", "uz-Cyrl", "tg", "tk", "fa", "ps", "ar", "tr", "az", "tt", "mn",
            "hy", "ka", "fr", "es", "de", "it", "pt", "pl", "zh");

    private EntityLists() {}

    static List<Name> names() {
        List<Name> names = new ArrayList<>();
        LANGUAGES.forEach(language -> addCountries(language, names));
        lines("countries.txt").forEach(line -> addNames(line, Kind.COUNTRY, names));
        lines("bodies.txt").forEach(line -> addNames(line, Kind.BODY, names));
        lines("decoys.txt").forEach(line -> addLanguage(null, Kind.COUNTRY, line, names));
        return names;
    }

    /** Lines of a list, without comments. */
    static List<String> lines(String file) {
        try (InputStream in = EntityLists.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the list " + file + " is not on the class path");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addCountries(String language, List<Name> names) {
        ULocale locale = ULocale.forLanguageTag(language);
        LocaleDisplayNames display = LocaleDisplayNames.getInstance(locale);
        for (String code : Locale.getISOCountries()) {
            String name = display.regionDisplayName(code);
            // Where CLDR has no name in this language it gives back the code, or the English name.
            if (name != null && !name.equals(code) && !name.contains("(") && isSpelled(name, language)) {
                names.add(Name.of(code, Kind.COUNTRY, locale.getLanguage(), name, How.NAME));
            }
        }
    }

    private static boolean isSpelled(String name, String language) {
        boolean latin = name.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
        return switch (language) {
            case "ru", "uk", "be", "kk", "ky", "uz-Cyrl", "tg", "tt", "mn", "fa", "ps", "ar", "hy", "ka", "zh" ->
                !latin;
            default -> latin;
        };
    }

    private static void addNames(String line, Kind kind, List<Name> names) {
        String[] parts = line.split("\\|", -1);
        for (int i = 1; i < parts.length; i++) {
            addLanguage(parts[0].strip(), kind, parts[i], names);
        }
    }

    private static void addLanguage(@Nullable String entity, Kind kind, String part, List<Name> names) {
        int colon = part.indexOf(':');
        String language = part.substring(0, colon).strip();
        for (String name : part.substring(colon + 1).split(";", -1)) {
            String text = name.strip();
            How how = text.startsWith("=") ? How.ACRONYM : text.startsWith("~") ? How.ADJECTIVE : How.NAME;
            names.add(Name.of(entity, kind, language, how == How.NAME ? text : text.substring(1), how));
        }
    }
}

package io.silkwire.alert.query;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code of a country (ISO 3166-1) or language (ISO 639-1) by its name in English, Russian or itself, by its code of three
 * letters, or by a code that is often taken for it.
 */
final class NamedCodes {
    private static final List<Locale> NAMED_IN = List.of(Locale.ENGLISH, Locale.of("ru"));

    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> LANGUAGES = languages();

    /** Codes of countries that are written for a language; of two letters that are a language too, hardly anybody means that one. */
    private static final Map<String, String> COUNTRY_FOR_LANGUAGE = Map.of(
            "kz", "kk", "kg", "ky", "tj", "tg", "tm", "tk", "ua", "uk", "ir", "fa", "cn", "zh", "jp", "ja", "by", "be");

    private NamedCodes() {}

    /** The code of a country. */
    static Optional<String> country(String written) {
        return Optional.ofNullable(COUNTRIES.get(key(written)));
    }

    /** The code of a language, where this is none or another is meant. */
    static Optional<String> language(String written) {
        String key = key(written);
        String known = COUNTRY_FOR_LANGUAGE.get(key);
        return Optional.ofNullable(known == null ? LANGUAGES.get(key) : known);
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>(Map.of(
                "uk", "GB", "britain", "GB", "england", "GB", "usa", "US", "america", "US", "uae", "AE", "россия", "RU",
                "рф", "RU"));
        codes.putAll(Map.of("сша", "US", "kirghizia", "KG", "киргизия", "KG", "turkmenia", "TM", "туркмения", "TM"));
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            NAMED_IN.forEach(in -> codes.putIfAbsent(key(country.getDisplayCountry(in)), code));
            put(codes, three(country, true), code);
        }
        return Map.copyOf(codes);
    }

    private static Map<String, String> languages() {
        Map<String, String> codes = new HashMap<>(Map.of(
                "farsi", "fa", "dari", "fa", "kirghiz", "ky", "киргизский", "ky", "mandarin", "zh", "узбекча", "uz"));
        for (String code : Locale.getISOLanguages()) {
            if (code.length() == 2) {
                Locale language = Locale.of(code);
                NAMED_IN.forEach(in -> codes.putIfAbsent(key(language.getDisplayLanguage(in)), code));
                codes.putIfAbsent(key(language.getDisplayLanguage(language)), code);
                put(codes, three(language, false), code);
            }
        }
        return Map.copyOf(codes);
    }

    private static void put(Map<String, String> codes, @Nullable String three, String code) {
        if (three != null) {
            codes.putIfAbsent(key(three), code);
        }
    }

    private static @Nullable String three(Locale of, boolean country) {
        try {
            String code = country ? of.getISO3Country() : of.getISO3Language();
            return code.isEmpty() ? null : code;
        } catch (MissingResourceException e) {
            return null;
        }
    }

    private static String key(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }
}

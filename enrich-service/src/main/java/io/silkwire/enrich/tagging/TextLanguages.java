package io.silkwire.enrich.tagging;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which terms are looked for in a text: those of the languages it is written in. A short word of one language is often quite another
 * word of its neighbour ({@code каза}, Kazakh for a death, begins {@code Казань}), so a term of a foreign language is no evidence.
 *
 * <p>Close relatives are looked for too, since a short text may be taken for either, and a language that has no terms of its own takes
 * those of the language its readers and writers share. Where the language is not known, everything is looked for.
 */
public final class TextLanguages {
    /** Every term is looked for. */
    public static final TextLanguages UNKNOWN = new TextLanguages(Set.of());

    private static final String ANY = "any";
    private static final String UNDETERMINED = "und";

    private static final Map<String, List<String>> ALSO = Map.ofEntries(
            Map.entry("kk", List.of("ky")),
            Map.entry("ky", List.of("kk")),
            Map.entry("tt", List.of("kk", "ky")),
            Map.entry("az", List.of("tr")),
            Map.entry("tr", List.of("az")),
            Map.entry("prs", List.of("fa")),
            Map.entry("fa", List.of("prs")),
            Map.entry("ps", List.of("fa", "prs")),
            Map.entry("uk", List.of("ru")),
            Map.entry("be", List.of("ru", "uk")),
            Map.entry("bg", List.of("ru")));

    private final Set<String> languages;

    private TextLanguages(Set<String> languages) {
        this.languages = languages;
    }

    /**
     * The languages of a text.
     *
     * @param tags BCP 47 tags of the languages it has parts in; {@code und} among them stands for any
     */
    public static TextLanguages of(Iterable<String> tags) {
        Set<String> languages = new HashSet<>();
        for (String tag : tags) {
            String language = primary(tag);
            if (language.equals(UNDETERMINED) || language.isEmpty()) {
                return UNKNOWN;
            }
            languages.add(language);
            languages.addAll(ALSO.getOrDefault(language, List.of()));
        }
        return languages.isEmpty() ? UNKNOWN : new TextLanguages(Set.copyOf(languages));
    }

    /** The language of a text in one language. */
    public static TextLanguages of(String tag) {
        return of(List.of(tag));
    }

    /** Whether terms of this language are looked for. */
    boolean have(String termLanguage) {
        return languages.isEmpty() || termLanguage.equals(ANY) || languages.contains(primary(termLanguage));
    }

    private static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}

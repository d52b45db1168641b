package io.silkwire.enrich.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the publisher declared about the language.
 *
 * @param language ISO 639 code, empty where nothing was declared
 * @param isDari whether it is the Persian of Afghanistan
 */
record Declared(String language, boolean isDari) {
    private static final String DARI = "prs";

    /** Reads a BCP 47 tag; what is no tag declares nothing. */
    static Declared of(@Nullable String tag) {
        if (tag == null) {
            return new Declared("", false);
        }
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        boolean isDari = locale.getLanguage().equals(DARI)
                || (locale.getLanguage().equals("fa") && locale.getCountry().equals("AF"));
        return new Declared(isDari ? "fa" : locale.getLanguage(), isDari);
    }
}

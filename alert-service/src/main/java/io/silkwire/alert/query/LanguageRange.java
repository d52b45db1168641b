package io.silkwire.alert.query;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * A language range (RFC 4647 basic filtering): {@code uz} also takes {@code uz-Cyrl}.
 *
 * @param value in canonical case
 */
public record LanguageRange(String value) {
    /**
     * The range of this text, in canonical case.
     *
     * @throws IllegalArgumentException where it is not a language tag (BCP 47) or names no language
     */
    public static LanguageRange of(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text.strip()).build();
            // BCP 47 keeps longer subtags free for later; what people write there is the language's name.
            if (!locale.getLanguage().isEmpty() && locale.getLanguage().length() <= 3) {
                return new LanguageRange(locale.toLanguageTag());
            }
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("'" + text + "' is not a language tag", e);
        }
        throw new IllegalArgumentException("'" + text + "' names no language");
    }

    /** Whether a language tag is in the range. */
    public boolean takes(String tag) {
        return tag.regionMatches(true, 0, value, 0, value.length())
                && (tag.length() == value.length() || tag.charAt(value.length()) == '-');
    }
}

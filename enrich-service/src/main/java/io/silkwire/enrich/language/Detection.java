package io.silkwire.enrich.language;

import io.silkwire.contracts.LanguagePassage;
import java.util.List;

/**
 * In which language a text is.
 *
 * @param language BCP 47 tag, {@code und} where that is not sure
 * @param confidence from 0 to 1: how sure the model is of the language; for {@code und} 0
 * @param script code of ISO 15924 of most of its letters, such as {@code Cyrl}; {@code Zyyy} where it has none
 * @param passages the parts in different languages, in order and without overlap; empty where there is one language only
 */
public record Detection(String language, double confidence, String script, List<LanguagePassage> passages) {
    /** Copies the passages. */
    public Detection {
        passages = List.copyOf(passages);
    }
}

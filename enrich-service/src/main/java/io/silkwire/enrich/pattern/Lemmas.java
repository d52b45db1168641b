package io.silkwire.enrich.pattern;

import io.silkwire.text.LemmaClosure;
import java.util.List;
import java.util.Set;

/** What a lemma may look like in a text: a phrase → for each of its words the stems under which any of its forms stands. */
@FunctionalInterface
public interface Lemmas {
    /** By the paradigms of module {@code text}. */
    Lemmas CLOSURE = LemmaClosure::phrase;

    /** The stems of each word, in the order of the phrase. */
    List<Set<String>> phrase(String language, String phrase);
}

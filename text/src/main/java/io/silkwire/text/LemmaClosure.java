package io.silkwire.text;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The stems under which any inflected form of a lemma may stand in a text. Where words inflect by a few endings (Russian,
 * Ukrainian, Tajik, Persian, Arabic, English, French …) the paradigm is written out, every form stemmed, and the set kept: a form
 * that the stemmer cuts differently is so found all the same. The paradigm is guessed from the ending and takes in forms that
 * the word does not have rather than miss one that it has. Where suffixes form chains (Turkic), the stems of the word are given,
 * and the {@link Stemmer} has taken the chains off the words of the text.
 *
 * <p>Use it for whatever is looked for (a topic's term, a subscription's or search's word), and ask a {@link Token} with
 * {@link Token#hasStemIn}.
 */
public final class LemmaClosure {
    private LemmaClosure() {}

    /**
     * The stems of every form of a single word.
     *
     * @param language BCP 47 tag; {@code und} where it is not known, then the letters of the word decide
     * @param lemma one word in its dictionary form, or any form of it
     * @return in a stable order, at least one
     * @throws IllegalArgumentException where the lemma is not exactly one word
     */
    public static Set<String> stems(String language, String lemma) {
        List<Set<String>> words = phrase(language, lemma);
        if (words.size() != 1) {
            throw new IllegalArgumentException("a lemma must be one word, but '" + lemma + "' has " + words.size());
        }
        return words.get(0);
    }

    /**
     * The stems of every form of each word of a phrase, in the order of the phrase.
     *
     * @return empty where the phrase has no word
     */
    public static List<Set<String>> phrase(String language, String phrase) {
        return Tokenizer.tokenize(phrase).stream()
                .map(token -> closure(language, token.word()))
                .toList();
    }

    /** The stems under which this typed word may stand: the same as {@link #stems} with an unknown language. */
    public static Set<String> ofWord(String word) {
        return closure("und", word);
    }

    /**
     * With one of which a stem of every word begins that begins with this, letters being taken for one another as in {@link
     * Fold}. Forms of such a word are among what is found ({@code policy} also begins {@code policies}).
     *
     * @return empty where it is no single beginning of a word
     */
    public static Set<String> beginnings(String beginning) {
        List<Token> tokens = Tokenizer.tokenize(beginning);
        if (tokens.size() != 1) {
            return Set.of();
        }
        String word = tokens.get(0).word();
        Set<String> beginnings = new LinkedHashSet<>();
        beginnings.add(word);
        beginnings.add(Fold.sure(word));
        beginnings.add(Fold.neighbours(word));
        return Collections.unmodifiableSet(beginnings);
    }

    private static void addStems(String language, String word, Set<String> stems) {
        Inflection.of(language, word).forEach(inflection -> inflection.addStems(word, stems));
    }

    private static Set<String> closure(String language, String word) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(Stemmer.exact(word));
        addStems(language, word, stems);
        for (String twin : Transliteration.twins(language, word)) {
            stems.add(Stemmer.exact(twin));
            addStems(language, twin, stems);
        }
        return Collections.unmodifiableSet(stems);
    }
}

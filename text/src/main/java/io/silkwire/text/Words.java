package io.silkwire.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what words have been normalised and stemmed to, since most words of a text have been seen before. A word has one place
 * by its hash, and the last one that came there keeps it: the memory is bounded, and what is forgotten is worked out again.
 */
final class Words {
    /** Longer strings are no words, and would make the memory large. */
    private static final int MAX_REMEMBERED = 40;

    private static final AtomicReferenceArray<@Nullable AnalysedWord> KNOWN =
            new AtomicReferenceArray<>(AnalysedWord.PLACES);

    private Words() {}

    /** The word that stands in the text from {@code start} to before {@code end}. */
    static AnalysedWord in(String text, int start, int end) {
        if (end - start > MAX_REMEMBERED) {
            return AnalysedWord.of(text.substring(start, end));
        }
        int place = AnalysedWord.placeOf(text, start, end);
        AnalysedWord known = KNOWN.get(place);
        if (known != null && known.isAt(text, start, end)) {
            return known;
        }
        AnalysedWord analysed = AnalysedWord.of(text.substring(start, end));
        KNOWN.set(place, analysed);
        return analysed;
    }

    /** Whether more than marks stand there; costs no stems. */
    static boolean isWord(String text, int start, int end) {
        AnalysedWord known = end - start > MAX_REMEMBERED ? null : KNOWN.get(AnalysedWord.placeOf(text, start, end));
        return (known != null && known.isAt(text, start, end))
                ? !known.word().isEmpty()
                : !AnalysedWord.normalised(text.substring(start, end)).isEmpty();
    }
}

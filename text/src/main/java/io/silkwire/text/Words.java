package io.silkwire.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what words have been normalised and stemmed to, since most words of a text have been seen before. A word has one place
 * by its hash, and the last one that came there keeps it: the memory is bounded, and what is forgotten is worked out again.
 */
final class Words {
    /** About ten megabytes when full; the words of a language's news fit in. */
    private static final int PLACES = 1 << 15;
    /** Longer strings are no words, and would make the memory large. */
    private static final int MAX_REMEMBERED = 40;

    private static final AtomicReferenceArray<@Nullable Analysed> KNOWN = new AtomicReferenceArray<>(PLACES);

    private Words() {}

    /**
     * A word as written with what follows from it.
     *
     * @param word may be empty, for a run of nothing but marks
     * @param stems empty where the word is
     */
    record Analysed(String surface, String word, List<String> stems) {
        static Analysed of(String surface) {
            String word = Normalizer.cut(Normalizer.word(surface));
            return new Analysed(surface, word, word.isEmpty() ? List.of() : Stemmer.stems(word));
        }

        boolean isOf(String text, int start, int end) {
            return surface.length() == end - start && text.startsWith(surface, start);
        }
    }

    /** The word that stands in the text from {@code start} to before {@code end}. */
    static Analysed in(String text, int start, int end) {
        if (end - start > MAX_REMEMBERED) {
            return Analysed.of(text.substring(start, end));
        }
        int place = place(text, start, end);
        Analysed known = KNOWN.get(place);
        if (known != null && known.isOf(text, start, end)) {
            return known;
        }
        Analysed analysed = Analysed.of(text.substring(start, end));
        KNOWN.set(place, analysed);
        return analysed;
    }

    private static int place(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        hash ^= hash >>> 15;
        return (hash * 0x9E3779B9) >>> 17;
    }
}

package io.silkwire.enrich.pattern;

import io.silkwire.text.AnalysedWord;
import io.silkwire.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every stem, word, spelling and beginning that patterns know a number, and tells the numbers that a token has: a few for
 * words of patterns, none for most words of a text. Filled while patterns are compiled, then only read.
 */
final class Symbols {
    private static final int[] NONE = {};

    private final Map<String, Integer> stems = new HashMap<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, List<Surface>> surfaces = new HashMap<>();

    /** A trie of beginnings: node and character → node; a node's symbol where a beginning ends there. */
    private final LongTable beginnings = new LongTable();

    private final List<Integer> beginningSymbols = new ArrayList<>(List.of(LongTable.ABSENT));
    private final @Nullable Known[] remembered = new Known[AnalysedWord.PLACES];
    private int next;

    /** What is remembered of a word. */
    private static final class Known {
        private final AnalysedWord word;
        private final int[] symbols;

        Known(AnalysedWord word, int[] symbols) {
            this.word = word;
            this.symbols = symbols;
        }
    }

    /** A spelling of a word, kept under its normalised form, so that only tokens of that word are compared with it. */
    private record Surface(String text, int symbol) {}

    int[] of(Position position) {
        int[] symbols = new int
                [position.stems().size()
                        + position.words().size()
                        + position.surfaces().size()
                        + position.prefixes().size()];
        int n = 0;
        for (String stem : position.stems()) {
            symbols[n++] = stems.computeIfAbsent(stem, added -> next++);
        }
        for (String word : position.words()) {
            symbols[n++] = words.computeIfAbsent(word, added -> next++);
        }
        for (String surface : position.surfaces()) {
            symbols[n++] = ofSurface(surface);
        }
        for (String prefix : position.prefixes()) {
            symbols[n++] = ofBeginning(prefix);
        }
        return symbols;
    }

    /** The numbers of a word: none for most. They follow from the word alone, so they are looked up once while it is remembered. */
    int[] of(AnalysedWord word) {
        Known known = remembered[word.place()];
        if (known == null || !known.word.equals(word)) {
            known = new Known(word, lookedUp(word));
            // Several threads may write here: what they write is immutable, and one is as good as the other.
            remembered[word.place()] = known;
        }
        return known.symbols;
    }

    private int[] lookedUp(AnalysedWord word) {
        Found found = new Found();
        for (String each : word.stems()) {
            Integer stem = stems.get(each);
            if (stem != null) {
                found.add(stem);
            }
        }
        Integer number = words.get(word.word());
        if (number != null) {
            found.add(number);
        }
        for (Surface surface : surfaces.getOrDefault(word.word(), List.of())) {
            if (surface.text.equals(word.written())) {
                found.add(surface.symbol);
            }
        }
        addBeginnings(word.word(), found);
        return found.count == 0 ? NONE : Arrays.copyOf(found.symbols, found.count);
    }

    private void addBeginnings(String word, Found into) {
        int node = 0;
        for (int i = 0; i < word.length(); i++) {
            node = beginnings.get(key(node, word.charAt(i)));
            if (node == LongTable.ABSENT) {
                return;
            }
            int symbol = beginningSymbols.get(node);
            if (symbol != LongTable.ABSENT) {
                into.add(symbol);
            }
        }
    }

    private int ofSurface(String surface) {
        List<Surface> spellings = surfaces.computeIfAbsent(Normalizer.word(surface), word -> new ArrayList<>());
        for (Surface known : spellings) {
            if (known.text.equals(surface)) {
                return known.symbol;
            }
        }
        spellings.add(new Surface(surface, next));
        return next++;
    }

    private int ofBeginning(String prefix) {
        int node = 0;
        for (int i = 0; i < prefix.length(); i++) {
            int child = beginnings.get(key(node, prefix.charAt(i)));
            if (child == LongTable.ABSENT) {
                child = beginningSymbols.size();
                beginningSymbols.add(LongTable.ABSENT);
                beginnings.put(key(node, prefix.charAt(i)), child);
            }
            node = child;
        }
        if (beginningSymbols.get(node) == LongTable.ABSENT) {
            beginningSymbols.set(node, next++);
        }
        return beginningSymbols.get(node);
    }

    private static long key(int node, char c) {
        return ((long) node << 16) | c;
    }

    /** Numbers of one token. */
    private static final class Found {
        private int[] symbols = new int[16];
        private int count;

        void add(int symbol) {
            if (count == symbols.length) {
                symbols = Arrays.copyOf(symbols, 2 * count);
            }
            symbols[count++] = symbol;
        }
    }
}

package io.silkwire.enrich.tagging;

import io.silkwire.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds all patterns of all topics in one walk over a passage. Each pattern is anchored on its rarest word; only where that word
 * stands is the pattern compared. Equal patterns of different topics are kept once.
 */
final class PatternIndex {
    /** More hits of one pattern tell nothing new, and a hostile text must not cost more than its length. */
    private static final int MAX_HITS = 500;

    private final List<WordPattern> patterns;
    private final Map<String, List<Anchor>> stems = new HashMap<>();
    private final Map<String, List<Anchor>> words = new HashMap<>();
    private final Map<String, List<Anchor>> surfaces = new HashMap<>();
    private final Map<String, List<Anchor>> prefixes = new HashMap<>();
    private final int[] prefixLengths;

    /** Pattern {@code id} is looked for where its word number {@code offset} stands. */
    private record Anchor(int id, int offset) {}

    /** Where a pattern stands: words {@code from} to before {@code to} of a passage. */
    record Hit(int passage, int from, int to) {}

    private PatternIndex(List<WordPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int id = 0; id < patterns.size(); id++) {
            int offset = patterns.get(id).anchor();
            Position position = patterns.get(id).positions().get(offset);
            Anchor anchor = new Anchor(id, offset);
            position.stems().forEach(stem -> add(stems, stem, anchor));
            position.words().forEach(word -> add(words, word, anchor));
            position.surfaces().forEach(surface -> add(surfaces, surface, anchor));
            position.prefixes().forEach(prefix -> {
                add(prefixes, prefix, anchor);
                lengths.add(prefix.length());
            });
        }
        prefixLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return patterns.size();
    }

    /** Where each pattern stands, by pattern id, in the order of the passages. */
    List<List<Hit>> find(List<Passage> passages) {
        List<List<Hit>> hits = new ArrayList<>(patterns.size());
        for (int id = 0; id < patterns.size(); id++) {
            hits.add(List.of());
        }
        for (int number = 0; number < passages.size(); number++) {
            for (int at = 0; at < passages.get(number).tokens().size(); at++) {
                findAt(passages.get(number), number, at, hits);
            }
        }
        return hits;
    }

    private void findAt(Passage passage, int number, int at, List<List<Hit>> hits) {
        Token token = passage.tokens().get(at);
        for (int i = 0; i < token.stems().size(); i++) {
            compare(stems.get(token.stems().get(i)), passage, number, at, hits);
        }
        compare(words.get(token.word()), passage, number, at, hits);
        if (!surfaces.isEmpty()) {
            compare(surfaces.get(token.surface(passage.text())), passage, number, at, hits);
        }
        for (int length : prefixLengths) {
            if (length > token.word().length()) {
                return;
            }
            compare(prefixes.get(token.word().substring(0, length)), passage, number, at, hits);
        }
    }

    private void compare(@Nullable List<Anchor> anchors, Passage passage, int number, int at, List<List<Hit>> hits) {
        if (anchors == null) {
            return;
        }
        for (Anchor anchor : anchors) {
            WordPattern pattern = patterns.get(anchor.id);
            int from = at - anchor.offset;
            if (hits.get(anchor.id).size() < MAX_HITS && pattern.standsAt(passage, from)) {
                addHit(
                        hits,
                        anchor.id,
                        new Hit(number, from, from + pattern.positions().size()));
            }
        }
    }

    private static void addHit(List<List<Hit>> hits, int id, Hit hit) {
        List<Hit> own = hits.get(id);
        if (own.isEmpty()) {
            own = new ArrayList<>();
            hits.set(id, own);
        }
        // A word may be an anchor by several stems and by its beginning at once.
        if (own.isEmpty() || !own.get(own.size() - 1).equals(hit)) {
            own.add(hit);
        }
    }

    private static void add(Map<String, List<Anchor>> anchors, String word, Anchor anchor) {
        anchors.computeIfAbsent(word, key -> new ArrayList<>()).add(anchor);
    }

    /** Gives each distinct pattern an id. */
    static final class Builder {
        private final Map<WordPattern, Integer> ids = new HashMap<>();
        private final List<WordPattern> patterns = new ArrayList<>();

        int add(WordPattern pattern) {
            return ids.computeIfAbsent(pattern, added -> {
                patterns.add(added);
                return patterns.size() - 1;
            });
        }

        PatternIndex build() {
            return new PatternIndex(patterns);
        }
    }
}

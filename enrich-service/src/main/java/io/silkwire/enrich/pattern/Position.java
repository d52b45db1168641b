package io.silkwire.enrich.pattern;

import java.util.Set;

/** What may stand at one place of a pattern: any of these stems, beginnings, normalised words or words as written. */
public record Position(Set<String> stems, Set<String> prefixes, Set<String> words, Set<String> surfaces) {
    /** Copies the sets. */
    public Position {
        stems = Set.copyOf(stems);
        prefixes = Set.copyOf(prefixes);
        words = Set.copyOf(words);
        surfaces = Set.copyOf(surfaces);
    }

    static Position ofWord(String word) {
        return new Position(Set.of(), Set.of(), Set.of(word), Set.of());
    }

    static Position ofSurface(String surface) {
        return new Position(Set.of(), Set.of(), Set.of(), Set.of(surface));
    }

    static Position ofPrefix(String prefix) {
        return new Position(Set.of(), Set.of(prefix), Set.of(), Set.of());
    }

    static Position ofStems(Set<String> stems) {
        return new Position(stems, Set.of(), Set.of(), Set.of());
    }

    /** Whether nothing may stand there. */
    boolean isEmpty() {
        return stems.isEmpty() && prefixes.isEmpty() && words.isEmpty() && surfaces.isEmpty();
    }
}

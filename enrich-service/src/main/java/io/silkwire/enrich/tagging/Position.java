package io.silkwire.enrich.tagging;

import io.silkwire.text.Token;
import java.util.List;
import java.util.Set;

/** What may stand at one place of a pattern: any of these stems, beginnings, normalised words or words as written. */
record Position(Set<String> stems, List<String> prefixes, Set<String> words, Set<String> surfaces) {
    static Position ofWord(String word) {
        return new Position(Set.of(), List.of(), Set.of(word), Set.of());
    }

    static Position ofSurface(String surface) {
        return new Position(Set.of(), List.of(), Set.of(), Set.of(surface));
    }

    static Position ofPrefix(String prefix) {
        return new Position(Set.of(), List.of(prefix), Set.of(), Set.of());
    }

    static Position ofStems(Set<String> stems) {
        return new Position(stems, List.of(), Set.of(), Set.of());
    }

    boolean matches(Token token, String text) {
        return token.hasStemIn(stems)
                || words.contains(token.word())
                || (!surfaces.isEmpty() && surfaces.contains(token.surface(text)))
                || startsWithOne(token.word());
    }

    /** How good it is to look for the pattern by this place: the longer its shortest word the rarer. */
    int rarity() {
        int shortest = Integer.MAX_VALUE;
        for (Set<String> set : List.of(stems, words, surfaces, Set.copyOf(prefixes))) {
            for (String word : set) {
                shortest = Math.min(shortest, word.length());
            }
        }
        return shortest;
    }

    private boolean startsWithOne(String word) {
        for (String prefix : prefixes) {
            if (word.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}

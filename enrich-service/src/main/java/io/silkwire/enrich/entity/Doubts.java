package io.silkwire.enrich.entity;

import io.silkwire.enrich.pattern.Hit;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.text.Normalizer;
import io.silkwire.text.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs names that mean other things too by the words around them. */
final class Doubts {
    private static final Map<String, Doubt> DOUBTS = read();

    /** How far a sign may stand from the name, in words. */
    private static final int REACH = 12;

    private static final double FOR = 0.3;
    private static final double AGAINST = 0.4;

    private Doubts() {}

    private record Doubt(double start, Signs speaksFor, Signs speaksAgainst) {}

    /** Words and beginnings of words. */
    private record Signs(List<String> words, List<String> beginnings) {
        static Signs of(String list) {
            List<String> all = Arrays.stream(list.strip().split("\\s+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            return new Signs(
                    all.stream()
                            .filter(word -> !word.endsWith("*"))
                            .map(Normalizer::word)
                            .toList(),
                    all.stream()
                            .filter(word -> word.endsWith("*"))
                            .map(word -> Normalizer.word(word.substring(0, word.length() - 1)))
                            .toList());
        }

        boolean have(String word) {
            return words.contains(word) || beginnings.stream().anyMatch(word::startsWith);
        }
    }

    /** The confidence in a mention of this entity that had this one without doubt. */
    static double weigh(String entity, double confidence, Hit hit, Passage passage) {
        Doubt doubt = DOUBTS.get(entity);
        if (doubt == null) {
            return confidence;
        }
        double weighed = Math.min(confidence, doubt.start);
        if (near(doubt.speaksFor, hit, passage)) {
            weighed = Math.min(confidence, weighed + FOR);
        }
        if (near(doubt.speaksAgainst, hit, passage)) {
            weighed -= AGAINST;
        }
        return Math.max(0.05, weighed);
    }

    private static boolean near(Signs signs, Hit hit, Passage passage) {
        List<Token> tokens = passage.tokens();
        int last = Math.min(tokens.size(), hit.to() + REACH);
        for (int at = Math.max(0, hit.from() - REACH); at < last; at++) {
            if ((at < hit.from() || at >= hit.to()) && signs.have(tokens.get(at).word())) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Doubt> read() {
        Map<String, Doubt> doubts = new HashMap<>();
        for (String line : EntityLists.lines("doubts.txt")) {
            String[] parts = line.split("\\|", -1);
            doubts.put(
                    parts[0].strip(),
                    new Doubt(Double.parseDouble(parts[1].strip()), Signs.of(parts[2]), Signs.of(parts[3])));
        }
        return doubts;
    }
}

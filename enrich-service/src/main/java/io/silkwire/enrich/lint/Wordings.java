package io.silkwire.enrich.lint;

import io.silkwire.enrich.topic.Term;
import java.util.ArrayList;
import java.util.List;

/** A term → the shortest texts in which it stands, one for each way to write it, up to some dozens. */
final class Wordings {
    private static final int MOST = 64;

    private Wordings() {}

    static List<String> of(Term term) {
        List<String> texts = List.of("");
        for (List<String> side : term.parts()) {
            List<String> alternatives = new ArrayList<>();
            side.forEach(pattern -> alternatives.addAll(spelledOut(pattern, term.kind())));
            texts = joined(texts, alternatives);
        }
        return texts;
    }

    private static List<String> spelledOut(String pattern, Term.Kind kind) {
        if (kind == Term.Kind.EXACT || kind == Term.Kind.PHRASE || kind == Term.Kind.PREFIX) {
            return List.of(pattern);
        }
        List<String> texts = List.of("");
        for (String chunk : pattern.strip().split("\\s+", -1)) {
            texts = joined(texts, List.of(chunk.replace("*", "").split("\\|", -1)));
        }
        return texts;
    }

    private static List<String> joined(List<String> before, List<String> after) {
        List<String> joined = new ArrayList<>();
        for (String one : before) {
            for (String other : after) {
                if (joined.size() < MOST) {
                    joined.add(one.isEmpty() ? other : one + " " + other);
                }
            }
        }
        return joined;
    }
}

package io.silkwire.enrich.entity;

import io.silkwire.enrich.pattern.Lemmas;
import io.silkwire.enrich.pattern.PatternAutomaton;
import io.silkwire.enrich.pattern.WordPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All names, compiled once for the process. */
final class Gazetteer {
    /** Endings of Russian and Ukrainian names that take no case: Того, Перу, Мали, Конго. Their forms would be other words. */
    private static final String UNINFLECTED_ENDINGS = "оеуюиэі";

    private final PatternAutomaton automaton;

    /** By pattern: the names it may be. */
    private final List<List<Name>> names = new ArrayList<>();

    private final Set<String> entities = new HashSet<>();

    private Gazetteer(List<Name> all) {
        PatternAutomaton.Builder patterns = new PatternAutomaton.Builder();
        for (Name name : new LinkedHashSet<>(all)) {
            if (name.words().isEmpty()) {
                continue;
            }
            int id = patterns.add(pattern(name));
            while (names.size() <= id) {
                names.add(new ArrayList<>(1));
            }
            names.get(id).add(name);
            if (name.entity() != null) {
                entities.add(name.entity());
            }
        }
        automaton = patterns.build();
    }

    /** Compiled when it is first asked for: it takes some tenths of a second. */
    private static final class Holder {
        private static final Gazetteer GAZETTEER = new Gazetteer(EntityLists.names());
    }

    static Gazetteer get() {
        return Holder.GAZETTEER;
    }

    PatternAutomaton automaton() {
        return automaton;
    }

    List<Name> names(int pattern) {
        return names.get(pattern);
    }

    boolean knows(String entity) {
        return entities.contains(entity);
    }

    private static WordPattern pattern(Name name) {
        return switch (name.how()) {
            case ACRONYM -> WordPattern.exact(name.text());
            case NAME, ADJECTIVE ->
                isUninflected(name)
                        ? WordPattern.phrase(name.text())
                        : WordPattern.lemma(name.language(), String.join(" ", name.words()), Lemmas.CLOSURE);
        };
    }

    private static boolean isUninflected(Name name) {
        String last = name.words().get(name.words().size() - 1);
        boolean slavic = name.language().equals("ru")
                || name.language().equals("uk")
                || name.language().equals("be");
        return slavic && name.words().size() == 1 && UNINFLECTED_ENDINGS.indexOf(last.charAt(last.length() - 1)) >= 0;
    }
}

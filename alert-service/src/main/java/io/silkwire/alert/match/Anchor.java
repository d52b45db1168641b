package io.silkwire.alert.match;

import io.silkwire.alert.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The atoms without which a query cannot match: at least one of them holds for every statement that fits it. The idea is that
 * of Lucene Monitor's presearcher (org.apache.lucene.monitor.TermFilteredPresearcher); rarity is guessed from a word's length.
 */
sealed interface Anchor {
    /** Nothing is needed: it must be looked at for every statement. */
    record None() implements Anchor {}

    /**
     * One of these is needed.
     *
     * @param rarity how seldom the commonest of them is thought to hold; more is rarer
     */
    record On(List<Atom> atoms, int rarity) implements Anchor {}

    /** Half the corpus may be in one language, a few in a hundred have a topic, fewer still a word. */
    int LANGUAGE_RARITY = 1;

    int TOPIC_RARITY = 3;

    /** The best anchor of the query. */
    static Anchor of(Query query, Map<Query, Atom> atoms) {
        return switch (query) {
            case Query.All all -> new None();
            case Query.Not not -> new None();
            case Query.And and -> rarest(and.parts(), atoms);
            case Query.Or or -> all(or.parts(), atoms);
            case Query.Word word -> leaf(word, atoms);
            case Query.Phrase phrase -> leaf(phrase, atoms);
            case Query.Topic topic -> leaf(topic, atoms);
            case Query.Language language -> leaf(language, atoms);
            case Query.Score score -> new None();
            case Query.Near near -> new None();
            case Query.Prefix prefix -> new None();
            case Query.Exact exact -> new None();
            case Query.Country country -> new None();
            case Query.Source source -> new None();
            case Query.Kind kind -> new None();
            case Query.Story story -> new None();
            case Query.Changed changed -> new None();
            case Query.Official official -> new None();
            case Query.Published published -> new None();
        };
    }

    /** The forms of the longest word of a run: it cannot stand without one of them. */
    static Set<String> rarestWord(Atom.Run run) {
        return run.stems().stream()
                .max(Comparator.comparingInt(Anchor::length))
                .orElseThrow(() -> new IllegalStateException("a run has at least one word"));
    }

    private static Anchor leaf(Query query, Map<Query, Atom> atoms) {
        Atom atom = atoms.get(query);
        if (atom == null) {
            throw new IllegalStateException("clause without atom: " + query);
        }
        return atom instanceof Atom.Read ? new None() : new On(List.of(atom), rarity(atom));
    }

    private static Anchor rarest(List<Query> parts, Map<Query, Atom> atoms) {
        Anchor best = new None();
        for (Query part : parts) {
            Anchor anchor = of(part, atoms);
            if (anchor instanceof On on && (!(best instanceof On known) || on.rarity() > known.rarity())) {
                best = anchor;
            }
        }
        return best;
    }

    private static Anchor all(List<Query> parts, Map<Query, Atom> atoms) {
        List<Atom> together = new ArrayList<>();
        int rarity = Integer.MAX_VALUE;
        for (Query part : parts) {
            if (!(of(part, atoms) instanceof On on)) {
                return new None();
            }
            together.addAll(on.atoms());
            rarity = Math.min(rarity, on.rarity());
        }
        return new On(together, rarity);
    }

    private static int rarity(Atom atom) {
        return switch (atom) {
            case Atom.Run run -> length(rarestWord(run)) + run.stems().size();
            case Atom.Tagged tagged -> TOPIC_RARITY;
            case Atom.Written written -> LANGUAGE_RARITY;
            case Atom.Read read -> 0;
        };
    }

    private static int length(Set<String> forms) {
        return forms.stream().mapToInt(String::length).min().orElse(0);
    }
}

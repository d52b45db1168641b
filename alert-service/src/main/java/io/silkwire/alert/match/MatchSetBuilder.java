package io.silkwire.alert.match;

import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles queries into a {@link MatchSet}: numbers atoms and stems, and hangs each subscription on its postings. */
final class MatchSetBuilder {
    private final Map<Atom, Integer> atomIds = new LinkedHashMap<>();
    private final Map<String, Integer> stemIds = new HashMap<>();
    private final List<MatchSet.Entry> entries = new ArrayList<>();
    private final Map<Integer, List<Integer>> byStem = new HashMap<>();
    private final Map<TopicId, List<Integer>> byTopic = new HashMap<>();
    private final Map<LanguageRange, List<Integer>> byLanguage = new HashMap<>();
    private final List<Integer> always = new ArrayList<>();

    private MatchSetBuilder() {}

    /**
     * A subscription with its query, each word resolved into atoms already: the costly part, kept from one set to the next.
     */
    record Prepared(Subscription subscription, Query query, Map<Query, Atom> atoms) {}

    /** Resolves the words of a query. */
    static Prepared prepare(Subscription subscription, Query query) {
        Map<Query, Atom> atoms = new HashMap<>();
        resolve(query, atoms);
        return new Prepared(subscription, query, atoms);
    }

    /** The set of these subscriptions. */
    static MatchSet build(List<Prepared> subscriptions) {
        MatchSetBuilder builder = new MatchSetBuilder();
        subscriptions.forEach(builder::add);
        return builder.finished();
    }

    private static void resolve(Query query, Map<Query, Atom> atoms) {
        switch (query) {
            case Query.All all -> {}
            case Query.And and -> and.parts().forEach(part -> resolve(part, atoms));
            case Query.Or or -> or.parts().forEach(part -> resolve(part, atoms));
            case Query.Not not -> resolve(not.part(), atoms);
            case Query.Word word -> atoms.computeIfAbsent(word, absent -> run(word));
            case Query.Phrase phrase -> atoms.computeIfAbsent(phrase, absent -> run(phrase));
            case Query.Topic topic -> atoms.put(topic, new Atom.Tagged(topic.id()));
            case Query.Language language -> atoms.put(language, new Atom.Written(language.range()));
            case Query.Score score -> read(score, atoms);
            case Query.Near near -> read(near, atoms);
            case Query.Prefix prefix -> read(prefix, atoms);
            case Query.Exact exact -> read(exact, atoms);
            case Query.Country country -> read(country, atoms);
            case Query.Source source -> read(source, atoms);
            case Query.Kind kind -> read(kind, atoms);
            case Query.Story story -> read(story, atoms);
            case Query.Changed changed -> read(changed, atoms);
            case Query.Official official -> read(official, atoms);
            case Query.Published published -> read(published, atoms);
        }
    }

    private static void read(Query clause, Map<Query, Atom> atoms) {
        atoms.put(clause, new Atom.Read(clause));
    }

    /** Postings and positions know no title apart from the body; a scope is read literally. */
    private static Atom run(Query.Run run) {
        if (run.scope() != Scope.ANYWHERE) {
            return new Atom.Read(run);
        }
        List<Set<String>> stems = new ArrayList<>();
        for (Slot slot : run.slots()) {
            if (!(slot instanceof Slot.AnyForm form)) {
                return new Atom.Read(run);
            }
            stems.add(form.stems());
        }
        return new Atom.Run(stems);
    }

    private void add(Prepared prepared) {
        int entry = entries.size();
        entries.add(new MatchSet.Entry(prepared.subscription(), clause(prepared.query(), prepared)));
        hang(entry, Anchor.of(prepared.query(), prepared.atoms()));
    }

    private Clause clause(Query query, Prepared prepared) {
        return switch (query) {
            case Query.All all -> new Clause.Always();
            case Query.And and -> new Clause.All(clauses(and.parts(), prepared));
            case Query.Or or -> new Clause.Any(clauses(or.parts(), prepared));
            case Query.Not not -> new Clause.Never(clause(not.part(), prepared));
            case Query.Word word -> leaf(word, word.text(), "query:word", prepared);
            case Query.Phrase phrase -> leaf(phrase, phrase.text(), "query:phrase", prepared);
            case Query.Topic topic -> leaf(topic, topic.id().value(), "query:topic", prepared);
            case Query.Language language -> leaf(language, language.range().value(), "query:lang", prepared);
            case Query.Score score -> leaf(score, "score", "query:score", prepared);
            case Query.Near near -> leaf(near, "NEAR/" + near.distance(), "query:near", prepared);
            case Query.Prefix prefix -> leaf(prefix, prefix.text() + "*", "query:prefix", prepared);
            case Query.Exact exact -> leaf(exact, exact.text(), "query:case", prepared);
            case Query.Country country -> leaf(country, country.code(), "query:country", prepared);
            case Query.Source source -> leaf(source, source.id().value(), "query:source", prepared);
            case Query.Kind kind -> leaf(kind, kind.kind(), "query:kind", prepared);
            case Query.Story story -> leaf(story, story.id().value(), "query:story", prepared);
            case Query.Changed changed -> leaf(changed, "changed", "query:changed", prepared);
            case Query.Official official -> leaf(official, "official", "query:official", prepared);
            case Query.Published published -> leaf(published, "published", "query:published", prepared);
        };
    }

    private List<Clause> clauses(List<Query> parts, Prepared prepared) {
        return parts.stream().map(part -> clause(part, prepared)).toList();
    }

    private Clause leaf(Query query, String asked, String rule, Prepared prepared) {
        Atom atom = prepared.atoms().get(query);
        if (atom == null) {
            throw new IllegalStateException("clause without atom: " + query);
        }
        return new Clause.Leaf(atomIds.computeIfAbsent(atom, absent -> atomIds.size()), asked, rule);
    }

    private void hang(int entry, Anchor anchor) {
        switch (anchor) {
            case Anchor.None none -> always.add(entry);
            case Anchor.On on -> on.atoms().forEach(atom -> hang(entry, atom));
        }
    }

    private void hang(int entry, Atom atom) {
        switch (atom) {
            case Atom.Run run -> {
                for (String stem : Anchor.rarestWord(run)) {
                    byStem.computeIfAbsent(stemId(stem), absent -> new ArrayList<>())
                            .add(entry);
                }
            }
            case Atom.Tagged tagged ->
                byTopic.computeIfAbsent(tagged.topic(), absent -> new ArrayList<>())
                        .add(entry);
            case Atom.Read read -> always.add(entry);
            case Atom.Written written ->
                byLanguage
                        .computeIfAbsent(written.language(), absent -> new ArrayList<>())
                        .add(entry);
        }
    }

    private int stemId(String stem) {
        return stemIds.computeIfAbsent(stem, absent -> stemIds.size());
    }

    private MatchSet finished() {
        Atom[] atoms = atomIds.keySet().toArray(Atom[]::new);
        int[][][] runs = new int[atoms.length][][];
        for (int i = 0; i < atoms.length; i++) {
            runs[i] = atoms[i] instanceof Atom.Run run ? stems(run) : new int[0][];
        }
        int[][] postings = new int[stemIds.size()][];
        for (int stem = 0; stem < postings.length; stem++) {
            postings[stem] = array(byStem.getOrDefault(stem, List.of()));
        }
        return new MatchSet(
                entries.toArray(MatchSet.Entry[]::new),
                atoms,
                Map.copyOf(stemIds),
                runs,
                postings,
                arrays(byTopic),
                arrays(byLanguage),
                array(always));
    }

    private int[][] stems(Atom.Run run) {
        return run.stems().stream().map(this::stemIds).toArray(int[][]::new);
    }

    private int[] stemIds(Set<String> forms) {
        return forms.stream().mapToInt(this::stemId).toArray();
    }

    private static <K> Map<K, int[]> arrays(Map<K, List<Integer>> postings) {
        Map<K, int[]> arrays = new HashMap<>();
        postings.forEach((key, list) -> arrays.put(key, array(list)));
        return arrays;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}

package io.silkwire.alert.match;

import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.Reading;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a statement into the subscriptions it fits. Immutable, for any number of threads.
 *
 * <p>In three steps: the statement's stems, tags and language select, over postings, the subscriptions that may match at all;
 * their clauses are evaluated over atoms, each atom at most once per statement; for those that match the spans are collected.
 */
final class MatchSet {
    /** Of no subscription. */
    static final MatchSet EMPTY = MatchSetBuilder.build(List.of());

    private final Entry[] entries;
    private final Atom[] atoms;
    private final Map<String, Integer> stemIds;
    /** For each run the stems of each of its words, as ids; null for other atoms. */
    private final int[][][] runs;

    private final int[][] byStem;
    private final Map<TopicId, int[]> byTopic;
    private final Map<LanguageRange, int[]> byLanguage;
    private final int[] always;

    MatchSet(
            Entry[] entries,
            Atom[] atoms,
            Map<String, Integer> stemIds,
            int[][][] runs,
            int[][] byStem,
            Map<TopicId, int[]> byTopic,
            Map<LanguageRange, int[]> byLanguage,
            int[] always) {
        this.entries = entries;
        this.atoms = atoms;
        this.stemIds = stemIds;
        this.runs = runs;
        this.byStem = byStem;
        this.byTopic = byTopic;
        this.byLanguage = byLanguage;
        this.always = always;
    }

    /** One subscription, compiled. */
    record Entry(Subscription subscription, Clause clause) {}

    /** How many subscriptions it holds. */
    int size() {
        return entries.length;
    }

    /** The subscriptions that the statement fits, each with its evidence; in the order of the set. */
    List<Match> match(EnrichedStatement enriched) {
        StatementPositions positions = StatementPositions.of(enriched, stemIds);
        BitSet candidates = candidates(enriched, positions);
        if (candidates.isEmpty()) {
            return List.of();
        }
        Evaluation evaluation = new Evaluation(enriched, positions);
        EvidenceCollector evidence = new EvidenceCollector(enriched, positions);
        List<Match> matches = new ArrayList<>();
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (evaluation.holds(entries[i].clause())) {
                evidence.begin();
                evaluation.explain(entries[i].clause(), evidence);
                matches.add(new Match(entries[i].subscription(), evidence.collected()));
            }
        }
        return matches;
    }

    private BitSet candidates(EnrichedStatement enriched, StatementPositions positions) {
        BitSet candidates = new BitSet(entries.length);
        set(candidates, always);
        positions.forEachStem(stem -> set(candidates, byStem[stem]));
        for (Tag tag : enriched.tags()) {
            set(candidates, byTopic.getOrDefault(tag.topicId(), NONE));
        }
        byLanguage.forEach((language, subscribed) -> {
            if (language.takes(enriched.language())) {
                set(candidates, subscribed);
            }
        });
        return candidates;
    }

    private static final int[] NONE = {};

    private static void set(BitSet candidates, int[] subscribed) {
        for (int i : subscribed) {
            candidates.set(i);
        }
    }

    /** Truth of atoms for one statement, found out when first asked. */
    private final class Evaluation {
        private static final byte UNKNOWN = 0;
        private static final byte HOLDS = 1;
        private static final byte FAILS = 2;

        private final EnrichedStatement enriched;
        private final StatementPositions positions;
        private final Reading reading;
        private final byte[] truth = new byte[atoms.length];
        private final Map<TopicId, Tag> tags = new HashMap<>();

        Evaluation(EnrichedStatement enriched, StatementPositions positions) {
            this.enriched = enriched;
            this.positions = positions;
            this.reading = new Reading(enriched, null, false);
            enriched.tags().forEach(tag -> tags.put(tag.topicId(), tag));
            Arrays.fill(truth, UNKNOWN);
        }

        boolean holds(Clause clause) {
            return switch (clause) {
                case Clause.Always always -> true;
                case Clause.All all -> all.parts().stream().allMatch(this::holds);
                case Clause.Any any -> any.parts().stream().anyMatch(this::holds);
                case Clause.Never never -> !holds(never.part());
                case Clause.Leaf leaf -> holds(leaf.atom());
            };
        }

        private boolean holds(int atom) {
            if (truth[atom] == UNKNOWN) {
                truth[atom] = find(atom) ? HOLDS : FAILS;
            }
            return truth[atom] == HOLDS;
        }

        private boolean find(int atom) {
            return switch (atoms[atom]) {
                case Atom.Run run -> positions.hasRun(runs[atom]);
                case Atom.Tagged tagged -> tags.containsKey(tagged.topic());
                case Atom.Written written -> written.language().takes(enriched.language());
                case Atom.Read read -> reading.holds(read.clause());
            };
        }

        /** Hands over what each leaf that made the clause hold stands for. */
        void explain(Clause clause, EvidenceCollector evidence) {
            switch (clause) {
                case Clause.Always always -> {}
                case Clause.All all -> all.parts().forEach(part -> explain(part, evidence));
                case Clause.Any any ->
                    any.parts().stream().filter(this::holds).forEach(part -> explain(part, evidence));
                case Clause.Never never -> {}
                case Clause.Leaf leaf -> explain(leaf, evidence);
            }
        }

        private void explain(Clause.Leaf leaf, EvidenceCollector evidence) {
            switch (atoms[leaf.atom()]) {
                case Atom.Run run -> evidence.addRun(runs[leaf.atom()], leaf.asked(), leaf.rule());
                case Atom.Tagged tagged -> {
                    Tag tag = tags.get(tagged.topic());
                    if (tag != null) {
                        evidence.add(tag.evidence());
                    }
                }
                case Atom.Written written -> {}
                case Atom.Read read ->
                    reading.because(read.clause(), (clause, hit) -> {
                        if (hit != null) {
                            evidence.addHit(hit, leaf.asked(), leaf.rule());
                        }
                    });
            }
        }
    }
}

package io.silkwire.alert.match.engine;

import io.silkwire.contracts.Evidence;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** One statement against the queries of one segment; each placed condition is looked at once. Belongs to one thread. */
final class Evaluation {
    private static final double HUNDREDTH = 0.01;

    private final Segment segment;
    private final Incoming incoming;
    private final Sightings sightings;
    private final BitSet known;
    private final BitSet holding;

    Evaluation(Segment segment, Incoming incoming, List<Property> properties, Wording wording) {
        this.segment = segment;
        this.incoming = incoming;
        this.sightings = segment.read(incoming.enriched(), properties, wording);
        this.known = new BitSet(segment.conditions());
        this.holding = new BitSet(segment.conditions());
    }

    /** Hands over the numbers of the subscriptions that the statement fits, but not those that are gone. */
    void matches(BitSet gone, IntConsumer found) {
        BitSet candidates = segment.candidates(sightings);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (holds(segment.start(i)) && !gone.get(i)) {
                found.accept(i);
            }
        }
    }

    private boolean holds(int at) {
        int[] code = segment.code();
        int operator = code[at];
        if (operator >= 0) {
            return sightings.shows(operator);
        }
        return switch (operator) {
            case Code.ALL -> all(code, at + 2, code[at + 1]);
            case Code.ANY -> any(code, at + 2, code[at + 1]);
            case Code.NEVER -> !holds(at + 2);
            case Code.ALWAYS -> true;
            case Code.PLACED -> placed(code[at + 2]);
            case Code.SCORE -> score(code, at + 3, code[at + 1]) >= code[at + 2];
            default -> throw new IllegalStateException("no operator " + operator + " at " + at);
        };
    }

    private boolean all(int[] code, int from, int end) {
        for (int at = from; at < end; at = Code.next(code, at)) {
            if (!holds(at)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(int[] code, int from, int end) {
        for (int at = from; at < end; at = Code.next(code, at)) {
            if (holds(at)) {
                return true;
            }
        }
        return false;
    }

    private int score(int[] code, int from, int end) {
        int score = 0;
        for (int at = from; at < end; at = Code.next(code, at + 1)) {
            score += holds(at + 1) ? code[at] : 0;
        }
        return score;
    }

    private boolean placed(int condition) {
        if (!known.get(condition)) {
            known.set(condition);
            holding.set(condition, segment.placed(condition).holds(sightings));
        }
        return holding.get(condition);
    }

    /** Hands over what makes the subscription of this number fit. */
    void explain(int number, EvidenceCollector evidence) {
        explainAt(segment.start(number), 1, evidence);
    }

    private void explainAt(int at, double weight, EvidenceCollector evidence) {
        int[] code = segment.code();
        switch (code[at]) {
            case Code.ALL, Code.ANY -> explainParts(at, weight, evidence);
            case Code.SCORE -> explainScore(at, evidence);
            case Code.NEVER, Code.ALWAYS -> {}
            case Code.PLACED ->
                evidence.add(segment.placed(code[at + 2]).spans(sightings), segment.asked(code[at + 3]), weight);
            default -> explainMark(code[at], segment.asked(code[at + 1]), weight, evidence);
        }
    }

    private void explainParts(int at, double weight, EvidenceCollector evidence) {
        int[] code = segment.code();
        for (int part = at + 2; part < code[at + 1]; part = Code.next(code, part)) {
            if (holds(part)) {
                explainAt(part, weight, evidence);
            }
        }
    }

    /** What lowers the score is no reason. */
    private void explainScore(int at, EvidenceCollector evidence) {
        int[] code = segment.code();
        for (int part = at + 3; part < code[at + 1]; part = Code.next(code, part + 1)) {
            if (code[part] > 0 && holds(part + 1)) {
                explainAt(part + 1, code[part] * HUNDREDTH, evidence);
            }
        }
    }

    private void explainMark(int mark, Asked asked, double weight, EvidenceCollector evidence) {
        evidence.add(Stream.of(Evidence.Field.values()).flatMap(field -> spans(mark, field)), asked, weight);
        if (asked.isTopic()) {
            incoming.enriched().tags().stream()
                    .filter(tag -> tag.topicId().value().equals(asked.text()))
                    .forEach(tag -> evidence.add(tag.evidence()));
        }
    }

    private Stream<Placed.Span> spans(int mark, Evidence.Field field) {
        return sightings.places(mark, field).stream().mapToObj(word -> new Placed.Span(field, word, 1));
    }
}

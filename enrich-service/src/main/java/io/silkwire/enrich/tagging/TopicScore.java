package io.silkwire.enrich.tagging;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Evidence.Field;
import io.silkwire.enrich.pattern.Hit;
import io.silkwire.enrich.pattern.Hits;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.TopicRule.Zones;
import io.silkwire.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weighs the occurrences of one topic's terms in one statement. */
final class TopicScore {
    /** The first words of a body, where official texts say what they are about: about a paragraph. */
    static final int LEAD_WORDS = 60;

    private final CompiledTopic topic;
    private final List<Passage> passages;
    private final Spans spans;

    TopicScore(CompiledTopic topic, List<Passage> passages, Hits hits, TextLanguages languages) {
        this.topic = topic;
        this.passages = passages;
        this.spans = new Spans(passages, hits, languages);
    }

    /** What an occurrence counts. */
    private record Weighed(Span span, double weight) {}

    /** What the topic says to the statement. */
    Verdict verdict(long generation) {
        List<Span> never = spans.of(topic.never());
        List<Span> found = Spans.withoutOverlaps(spans.of(topic.terms()), spans.covered(spans.of(topic.ignore())));
        List<Weighed> weighed = weigh(found);
        List<Weighed> weaken = weigh(spans.of(topic.weaken()));
        double score = rounded(sum(weighed) + sum(weaken));
        List<Weighed> against = new ArrayList<>(weaken);
        never.forEach(span -> against.add(new Weighed(span, 0)));
        return new Verdict(
                topic.rule().id(),
                score,
                topic.rule().threshold(),
                generation,
                evidence(weighed.stream().filter(hit -> hit.weight > 0).toList()),
                evidence(against),
                failing(never, found, score));
    }

    /** The first clause that does not hold, in the order in which they are asked. */
    private @Nullable String failing(List<Span> never, List<Span> found, double score) {
        if (!never.isEmpty()) {
            return "never: '" + never.get(0).term().term().text() + "' stands in the text";
        }
        if (found.isEmpty()) {
            return "groups: none of its terms counts in the text";
        }
        if (score < topic.rule().threshold()) {
            return "threshold: " + topic.rule().threshold() + " needed, " + score + " found";
        }
        return unmatched(found);
    }

    private @Nullable String unmatched(List<Span> found) {
        Map<String, Integer> distinct = new HashMap<>();
        List<CompiledTerm> terms = found.stream().map(Span::term).distinct().toList();
        terms.forEach(term -> distinct.merge(term.group(), 1, Integer::sum));
        if (terms.size() < topic.rule().requireDistinct()) {
            return "require_distinct: " + topic.rule().requireDistinct() + " different terms needed, " + terms.size()
                    + " found";
        }
        MatchRule match = topic.rule().match();
        return match.holds(distinct) ? null : "match: " + match.unmet(distinct) + " does not hold";
    }

    /** The n-th hit of a term, best places first, counts 1/n of its weight: fifty repeats are not fifty proofs. */
    private List<Weighed> weigh(List<Span> found) {
        Map<CompiledTerm, List<Weighed>> byTerm = new LinkedHashMap<>();
        for (Span span : found.stream().sorted(Span.IN_TEXT).toList()) {
            byTerm.computeIfAbsent(span.term(), term -> new ArrayList<>())
                    .add(new Weighed(span, span.term().term().weight() * zone(span.whole())));
        }
        List<Weighed> weighed = new ArrayList<>();
        byTerm.values().forEach(hits -> weighed.addAll(saturated(hits)));
        return weighed;
    }

    private List<Weighed> saturated(List<Weighed> hits) {
        List<Weighed> best = hits.stream()
                .sorted(Comparator.comparingDouble((Weighed hit) -> -Math.abs(hit.weight))
                        .thenComparing(Weighed::span, Span.IN_TEXT))
                .limit(topic.rule().perTerm())
                .toList();
        List<Weighed> saturated = new ArrayList<>();
        for (int n = 0; n < best.size(); n++) {
            saturated.add(new Weighed(best.get(n).span, rounded(best.get(n).weight / (n + 1))));
        }
        return saturated;
    }

    private double zone(Hit hit) {
        Zones zones = topic.rule().zones();
        if (passages.get(hit.passage()).field() == Field.TITLE) {
            return zones.title();
        }
        return hit.from() < LEAD_WORDS ? zones.lead() : zones.body();
    }

    private List<Evidence> evidence(List<Weighed> weighed) {
        return weighed.stream()
                .sorted(Comparator.comparing(Weighed::span, Span.IN_TEXT))
                .map(this::evidence)
                .toList();
    }

    private Evidence evidence(Weighed hit) {
        Hit whole = hit.span.whole();
        Passage passage = passages.get(whole.passage());
        Token first = passage.tokens().get(whole.from());
        Token last = passage.tokens().get(whole.to() - 1);
        return new Evidence(
                passage.field(),
                first.start(),
                last.end(),
                passage.surface(whole.from(), whole.to()),
                hit.span.term().term().text(),
                hit.span.term().term().rule(),
                hit.weight);
    }

    private static double sum(List<Weighed> weighed) {
        double sum = 0;
        for (Weighed hit : weighed) {
            sum += hit.weight;
        }
        return sum;
    }

    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}

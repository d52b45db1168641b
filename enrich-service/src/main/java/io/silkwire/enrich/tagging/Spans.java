package io.silkwire.enrich.tagging;

import io.silkwire.enrich.pattern.Hit;
import io.silkwire.enrich.pattern.Hits;
import io.silkwire.enrich.pattern.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts hits of patterns together to occurrences of terms. */
final class Spans {
    private final List<Passage> passages;
    private final Hits hits;
    private final TextLanguages languages;

    Spans(List<Passage> passages, Hits hits, TextLanguages languages) {
        this.passages = passages;
        this.hits = hits;
        this.languages = languages;
    }

    /** Every occurrence of these terms. */
    List<Span> of(List<CompiledTerm> terms) {
        List<Span> spans = new ArrayList<>();
        for (CompiledTerm term : terms) {
            if (!term.mayStand(hits, languages)) {
                continue;
            }
            switch (term.term().kind()) {
                case LEMMA, EXACT, PREFIX, PHRASE, ENTITY ->
                    side(term, 0).forEach(hit -> spans.add(new Span(term, hit, List.of(hit))));
                case NEAR -> addNear(term, spans);
                case SAME_SENTENCE -> addSameSentence(term, spans);
            }
        }
        return spans;
    }

    /** Words that stand inside one of these spans, by passage. */
    List<BitSet> covered(List<Span> spans) {
        List<BitSet> covered = new ArrayList<>();
        passages.forEach(passage -> covered.add(new BitSet()));
        for (Span span : spans) {
            covered.get(span.whole().passage())
                    .set(span.whole().from(), span.whole().to());
        }
        return covered;
    }

    /** Occurrences that do not lie wholly in what is covered, none sharing a word with a heavier one. */
    static List<Span> withoutOverlaps(List<Span> spans, List<BitSet> covered) {
        List<BitSet> taken = new ArrayList<>();
        covered.forEach(passage -> taken.add(new BitSet()));
        List<Span> kept = new ArrayList<>();
        for (Span span : spans.stream().sorted(Span.HEAVIEST).toList()) {
            boolean free = span.claims().stream()
                    .noneMatch(claim -> isWholly(covered.get(claim.passage()), claim)
                            || !isFree(taken.get(claim.passage()), claim));
            if (free) {
                span.claims().forEach(claim -> taken.get(claim.passage()).set(claim.from(), claim.to()));
                kept.add(span);
            }
        }
        return kept;
    }

    private static boolean isWholly(BitSet words, Hit claim) {
        return words.nextClearBit(claim.from()) >= claim.to();
    }

    private static boolean isFree(BitSet words, Hit claim) {
        int next = words.nextSetBit(claim.from());
        return next < 0 || next >= claim.to();
    }

    private List<Hit> side(CompiledTerm term, int number) {
        int[] ids = term.side(number);
        if (ids.length == 1) {
            return hits.of(ids[0]);
        }
        List<Hit> all = new ArrayList<>();
        for (int id : ids) {
            all.addAll(hits.of(id));
        }
        return all.size() < 2
                ? all
                : all.stream().sorted(Hit.IN_TEXT).distinct().toList();
    }

    private void addNear(CompiledTerm term, List<Span> spans) {
        List<Hit> others = new ArrayList<>(side(term, 1));
        for (Hit one : side(term, 0)) {
            Hit other = nearest(term, one, others);
            if (other != null) {
                others.remove(other);
                spans.add(span(term, List.of(one, other)));
            }
        }
    }

    private @Nullable Hit nearest(CompiledTerm term, Hit one, List<Hit> others) {
        Hit nearest = null;
        int least = term.term().within() + 1;
        for (Hit other : others) {
            int distance = Math.abs(other.from() - one.from());
            boolean inOrder = other.from() >= one.to() || (!term.term().ordered() && other.to() <= one.from());
            if (other.passage() == one.passage() && inOrder && distance < least && inOneParagraph(one, other)) {
                nearest = other;
                least = distance;
            }
        }
        return nearest;
    }

    private boolean inOneParagraph(Hit one, Hit other) {
        var tokens = passages.get(one.passage()).tokens();
        return tokens.get(one.from()).paragraph() == tokens.get(other.from()).paragraph();
    }

    private void addSameSentence(CompiledTerm term, List<Span> spans) {
        Map<List<Integer>, List<Hit>> bySentence = new LinkedHashMap<>();
        side(term, 0).forEach(hit -> bySentence.putIfAbsent(sentence(hit), new ArrayList<>(List.of(hit))));
        for (int number = 1; number < term.sides(); number++) {
            int wanted = number;
            side(term, number).forEach(hit -> {
                List<Hit> found = bySentence.get(sentence(hit));
                if (found != null && found.size() == wanted && found.stream().noneMatch(has -> has.overlaps(hit))) {
                    found.add(hit);
                }
            });
        }
        bySentence.values().stream()
                .filter(found -> found.size() == term.sides())
                .forEach(found -> spans.add(span(term, found)));
    }

    private List<Integer> sentence(Hit hit) {
        return List.of(
                hit.passage(),
                passages.get(hit.passage()).tokens().get(hit.from()).sentence());
    }

    private static Span span(CompiledTerm term, List<Hit> parts) {
        int from = parts.stream().mapToInt(Hit::from).min().orElseThrow();
        int to = parts.stream().mapToInt(Hit::to).max().orElseThrow();
        return new Span(term, new Hit(parts.get(0).passage(), from, to), List.copyOf(parts));
    }
}

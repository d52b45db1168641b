package io.silkwire.enrich.tagging;

import io.silkwire.contracts.Evidence.Field;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.text.LemmaClosure;
import io.silkwire.text.Normalizer;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a definition means, word by word and term by term, with no index and no shortcut: the literal reading that the compiled tagger
 * is compared with. It shares the tokenizer, the paradigms and the rule over groups with it, and nothing of how terms are found,
 * put together, weighed and bounded.
 */
final class NaiveTagger {
    /** Score and evidence as text, so that a difference reads well. */
    record Answer(double score, List<String> evidence) {}

    private record Place(int passage, int from, int to) {}

    private record Found(Term term, String group, List<Place> parts, int number) {
        int from() {
            return parts.stream().mapToInt(Place::from).min().orElseThrow();
        }

        int to() {
            return parts.stream().mapToInt(Place::to).max().orElseThrow();
        }

        int passage() {
            return parts.get(0).passage();
        }

        int words() {
            return parts.stream().mapToInt(part -> part.to() - part.from()).sum();
        }
    }

    private final TopicRule rule;
    private final List<Passage> passages;

    NaiveTagger(TopicRule rule, List<Passage> passages) {
        this.rule = rule;
        this.passages = passages;
    }

    Optional<Answer> answer() {
        if (rule.never().stream().anyMatch(term -> !occurrences(term, "", 0).isEmpty())) {
            return Optional.empty();
        }
        Set<Place> ignored = new HashSet<>();
        rule.ignore()
                .forEach(term -> occurrences(term, "", 0).forEach(found -> {
                    for (int at = found.from(); at < found.to(); at++) {
                        ignored.add(new Place(found.passage(), at, at + 1));
                    }
                }));
        List<Found> kept = kept(ignored);
        Map<Found, Double> weights = weights(kept);
        List<Found> weakening = new ArrayList<>();
        for (int n = 0; n < rule.weaken().size(); n++) {
            weakening.addAll(occurrences(rule.weaken().get(n), "", n));
        }
        double score = 0;
        for (double weight : weights.values()) {
            score += weight;
        }
        for (double weight : weights(weakening).values()) {
            score += weight;
        }
        score = thousandths(score);
        return score >= rule.threshold() && matches(kept)
                ? Optional.of(new Answer(score, evidence(weights)))
                : Optional.empty();
    }

    private List<Found> kept(Set<Place> ignored) {
        List<Found> all = new ArrayList<>();
        int number = 0;
        for (TopicRule.TermGroup group : rule.groups()) {
            for (Term term : group.terms()) {
                all.addAll(occurrences(term, group.name(), number++));
            }
        }
        all.sort(Comparator.comparingDouble((Found found) -> -found.term().weight())
                .thenComparingInt(found -> -found.words())
                .thenComparingInt(Found::passage)
                .thenComparingInt(Found::from)
                .thenComparingInt(Found::to)
                .thenComparingInt(found -> found.term().line()));
        Set<Place> taken = new HashSet<>();
        List<Found> kept = new ArrayList<>();
        for (Found found : all) {
            boolean free = found.parts().stream()
                    .noneMatch(part -> ignored.containsAll(words(part))
                            || words(part).stream().anyMatch(taken::contains));
            if (free) {
                found.parts().forEach(part -> taken.addAll(words(part)));
                kept.add(found);
            }
        }
        return kept;
    }

    private static Set<Place> words(Place part) {
        Set<Place> words = new HashSet<>();
        for (int at = part.from(); at < part.to(); at++) {
            words.add(new Place(part.passage(), at, at + 1));
        }
        return words;
    }

    private Map<Found, Double> weights(List<Found> found) {
        Map<Integer, List<Found>> byTerm = new TreeMap<>();
        found.forEach(each -> byTerm.computeIfAbsent(each.number(), number -> new ArrayList<>())
                .add(each));
        Map<Found, Double> weights = new HashMap<>();
        for (List<Found> same : byTerm.values()) {
            same.sort(Comparator.comparingDouble(
                            (Found each) -> -Math.abs(each.term().weight() * zone(each)))
                    .thenComparingInt(Found::passage)
                    .thenComparingInt(Found::from)
                    .thenComparingInt(Found::to));
            for (int n = 0; n < Math.min(same.size(), rule.perTerm()); n++) {
                Found each = same.get(n);
                weights.put(each, thousandths(each.term().weight() * zone(each) / (n + 1)));
            }
        }
        return weights;
    }

    private double zone(Found found) {
        if (passages.get(found.passage()).field() == Field.TITLE) {
            return rule.zones().title();
        }
        return found.from() < 60 ? rule.zones().lead() : rule.zones().body();
    }

    private boolean matches(List<Found> kept) {
        Set<Integer> terms = new HashSet<>();
        Map<String, Integer> distinct = new HashMap<>();
        for (Found found : kept) {
            if (terms.add(found.number())) {
                distinct.merge(found.group(), 1, Integer::sum);
            }
        }
        return !terms.isEmpty()
                && terms.size() >= rule.requireDistinct()
                && rule.match().holds(distinct);
    }

    private List<String> evidence(Map<Found, Double> weights) {
        return weights.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> {
                    Found found = entry.getKey();
                    List<Token> tokens = passages.get(found.passage()).tokens();
                    return passages.get(found.passage()).field().label() + " "
                            + tokens.get(found.from()).start() + "-"
                            + tokens.get(found.to() - 1).end() + " "
                            + found.term().text() + " " + entry.getValue();
                })
                .sorted()
                .toList();
    }

    private List<Found> occurrences(Term term, String group, int number) {
        List<List<Place>> sides = term.parts().stream()
                .map(side -> side.stream()
                        .flatMap(text -> places(term, text).stream())
                        .distinct()
                        .sorted(Comparator.comparingInt(Place::passage)
                                .thenComparingInt(Place::from)
                                .thenComparingInt(Place::to))
                        .toList())
                .toList();
        List<Found> found = new ArrayList<>();
        switch (term.kind()) {
            case NEAR -> near(term, sides).forEach(parts -> found.add(new Found(term, group, parts, number)));
            case SAME_SENTENCE -> sentences(sides).forEach(parts -> found.add(new Found(term, group, parts, number)));
            default -> sides.get(0).forEach(place -> found.add(new Found(term, group, List.of(place), number)));
        }
        return found;
    }

    /** Each place of the first side takes the nearest free place of the second. */
    private List<List<Place>> near(Term term, List<List<Place>> sides) {
        List<List<Place>> pairs = new ArrayList<>();
        Set<Place> used = new HashSet<>();
        for (Place one : sides.get(0)) {
            Optional<Place> nearest = sides.get(1).stream()
                    .filter(other -> !used.contains(other)
                            && other.passage() == one.passage()
                            && Math.abs(other.from() - one.from()) <= term.within()
                            && (other.from() >= one.to() || (!term.ordered() && other.to() <= one.from()))
                            && token(other).paragraph() == token(one).paragraph())
                    .min(Comparator.comparingInt(other -> Math.abs(other.from() - one.from())));
            nearest.ifPresent(other -> {
                used.add(other);
                pairs.add(List.of(one, other));
            });
        }
        return pairs;
    }

    /** In each sentence with the first side, its first place and the first place of each other side that meets none before. */
    private List<List<Place>> sentences(List<List<Place>> sides) {
        List<List<Place>> all = new ArrayList<>();
        Set<List<Integer>> seen = new HashSet<>();
        for (Place first : sides.get(0)) {
            if (!seen.add(List.of(first.passage(), token(first).sentence()))) {
                continue;
            }
            List<Place> parts = new ArrayList<>(List.of(first));
            for (List<Place> side : sides.subList(1, sides.size())) {
                side.stream()
                        .filter(place -> place.passage() == first.passage()
                                && token(place).sentence() == token(first).sentence()
                                && parts.stream()
                                        .noneMatch(part -> part.from() < place.to() && place.from() < part.to()))
                        .findFirst()
                        .ifPresent(parts::add);
            }
            if (parts.size() == sides.size()) {
                all.add(parts);
            }
        }
        return all;
    }

    private Token token(Place place) {
        return passages.get(place.passage()).tokens().get(place.from());
    }

    private List<Place> places(Term term, String text) {
        List<Word> pattern = pattern(term, text);
        List<Place> places = new ArrayList<>();
        for (int number = 0; number < passages.size(); number++) {
            Passage passage = passages.get(number);
            for (int from = 0; from + pattern.size() <= passage.tokens().size(); from++) {
                boolean stands = true;
                for (int i = 0; i < pattern.size() && stands; i++) {
                    Token token = passage.tokens().get(from + i);
                    stands = (i == 0 || !token.afterBreak()) && pattern.get(i).is(token, passage.text());
                }
                if (stands) {
                    places.add(new Place(number, from, from + pattern.size()));
                }
            }
        }
        return places;
    }

    /** What may stand in one place. */
    private interface Word {
        boolean is(Token token, String text);
    }

    private static List<Word> pattern(Term term, String text) {
        List<Word> words = new ArrayList<>();
        List<Token> tokens = Tokenizer.tokenize(text);
        switch (term.kind()) {
            case EXACT ->
                tokens.forEach(wanted -> {
                    String surface = text.substring(wanted.start(), wanted.end());
                    words.add((token, all) ->
                            all.substring(token.start(), token.end()).equals(surface));
                });
            case PHRASE ->
                tokens.forEach(wanted -> words.add((token, all) -> token.word().equals(wanted.word())));
            case PREFIX -> {
                for (Token wanted : tokens.subList(0, tokens.size() - 1)) {
                    words.add((token, all) -> token.word().equals(wanted.word()));
                }
                String last = tokens.get(tokens.size() - 1).word();
                words.add((token, all) -> token.word().startsWith(last));
            }
            default -> {
                for (String chunk : text.split(" ", -1)) {
                    words.addAll(lemma(term.language(), chunk));
                }
            }
        }
        return words;
    }

    private static List<Word> lemma(String language, String chunk) {
        if (chunk.contains("|") || chunk.contains("*")) {
            return List.of((token, all) -> {
                for (String alternative : chunk.split("\\|", -1)) {
                    boolean stands = alternative.endsWith("*")
                            ? token.word()
                                    .startsWith(Normalizer.word(alternative.substring(0, alternative.length() - 1)))
                            : token.hasStemIn(LemmaClosure.stems(language, alternative));
                    if (stands) {
                        return true;
                    }
                }
                return false;
            });
        }
        List<Word> words = new ArrayList<>();
        for (Set<String> stems : LemmaClosure.phrase(language, chunk)) {
            words.add((token, all) -> token.hasStemIn(stems));
        }
        return words;
    }

    private static double thousandths(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}

package io.silkwire.enrich.tagging;

import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.Term.Kind;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicRule.TermGroup;
import io.silkwire.enrich.topic.TopicRule.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Definitions and texts over so few words that terms meet, overlap, repeat and forbid each other all the time. */
final class RandomTopics {
    private static final List<String> WORDS = List.of(
            "water",
            "waters",
            "river",
            "dam",
            "attack",
            "attacks",
            "attacked",
            "border",
            "UN",
            "un",
            "Un",
            "вода",
            "воды",
            "водный",
            "граница",
            "границе",
            "удар",
            "су",
            "суға");
    private static final List<String> MARKS = List.of(" ", " ", " ", " ", " ", ", ", ". ", ". The ", "\n\n", "-");

    private final Random random;
    private int line;

    RandomTopics(long seed) {
        this.random = new Random(seed);
    }

    String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(text.isEmpty() ? "" : one(MARKS)).append(one(WORDS));
        }
        return text.toString();
    }

    TopicRule rule(int number) {
        line = 1;
        List<TermGroup> groups = new ArrayList<>();
        for (String name : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))) {
            groups.add(new TermGroup(name, terms(1 + random.nextInt(4), 1)));
        }
        return new TopicRule(
                "t" + number + ".yaml",
                new TopicId("t" + number),
                1,
                "",
                Map.of(),
                1 + random.nextInt(14),
                new Zones(1 + random.nextInt(3), 1 + random.nextInt(2), random.nextInt(2)),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                groups,
                match(groups),
                random.nextInt(4) == 0 ? terms(1, 1) : List.of(),
                random.nextInt(3) == 0 ? terms(1 + random.nextInt(2), 1) : List.of(),
                random.nextInt(4) == 0 ? terms(1, -1) : List.of(),
                List.of());
    }

    private MatchRule match(List<TermGroup> groups) {
        List<MatchRule> parts = new ArrayList<>();
        groups.forEach(group -> parts.add(new MatchRule.AtLeast(group.name(), 1 + random.nextInt(2))));
        return switch (random.nextInt(5)) {
            case 0 -> new MatchRule.And(List.copyOf(parts));
            case 1 -> new MatchRule.Or(List.copyOf(parts));
            case 2 -> new MatchRule.Not(parts.get(random.nextInt(parts.size())));
            default -> new MatchRule.Any();
        };
    }

    private List<Term> terms(int count, int sign) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            terms.add(term(sign * (1 + random.nextInt(12)) / 2.0));
        }
        return terms;
    }

    private Term term(double weight) {
        String language = one(List.of("en", "ru", "kk", "any"));
        Kind kind = one(List.of(
                Kind.LEMMA,
                Kind.LEMMA,
                Kind.LEMMA,
                Kind.EXACT,
                Kind.PREFIX,
                Kind.PHRASE,
                Kind.NEAR,
                Kind.SAME_SENTENCE));
        return switch (kind) {
            case EXACT, PHRASE, PREFIX ->
                simple(kind, language, List.of(List.of(words(1 + random.nextInt(2)))), weight);
            case NEAR ->
                new Term(
                        kind,
                        language,
                        List.of(side(), side()),
                        1 + random.nextInt(5),
                        random.nextBoolean(),
                        weight,
                        line++);
            case SAME_SENTENCE -> simple(kind, language, List.of(side(), side()), weight);
            default -> simple(kind, language, List.of(side()), weight);
        };
    }

    private Term simple(Kind kind, String language, List<List<String>> parts, double weight) {
        return new Term(kind, language, parts, 0, false, weight, line++);
    }

    private List<String> side() {
        List<String> side = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            side.add(lemma(1 + random.nextInt(2)));
        }
        return side;
    }

    private String lemma(int words) {
        List<String> chunks = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            chunks.add(
                    switch (random.nextInt(5)) {
                        case 0 -> one(WORDS) + "|" + one(WORDS);
                        case 1 -> one(List.of("wat*", "bord*|river", "вод*", "гран*|dam"));
                        default -> one(WORDS);
                    });
        }
        return String.join(" ", chunks);
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(one(WORDS));
        }
        return String.join(" ", words);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

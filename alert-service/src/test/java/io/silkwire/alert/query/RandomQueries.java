package io.silkwire.alert.query;

import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Queries of every clause, made of few words so that they often fit {@link RandomStatements}. */
public final class RandomQueries {
    private final Random random;

    /** The same for the same random numbers. */
    public RandomQueries(Random random) {
        this.random = random;
    }

    /** A query at most so deep. */
    public Query query(int depth) {
        int choice = random.nextInt(depth == 0 ? 11 : 20);
        return switch (choice) {
            case 0, 1, 2 -> word();
            case 3 -> phrase();
            case 4 -> prefix();
            case 5 -> exact();
            case 6, 7 -> near();
            case 8, 9, 10 -> field();
            case 11, 12, 13 -> new Query.And(some(2, 3, () -> query(depth - 1)), Place.NOWHERE);
            case 14, 15, 16 ->
                new Query.Or(
                        random.nextInt(8) == 0 ? some(10, 30, this::word) : some(2, 3, () -> query(depth - 1)),
                        Place.NOWHERE);
            case 17 -> new Query.Not(query(depth - 1), Place.NOWHERE);
            default ->
                new Query.Score(
                        some(1, 4, () -> new Query.Weighted(query(depth - 1), 25 * (random.nextInt(25) - 8))),
                        25 * (random.nextInt(30) - 4),
                        Place.NOWHERE);
        };
    }

    /** Smaller queries: each lacks a part of this one, or has a part in place of the whole. */
    public static List<Query> smaller(Query query) {
        List<Query> smaller = new ArrayList<>(query.parts());
        switch (query) {
            case Query.And and -> {
                without(and.parts()).forEach(parts -> smaller.add(Query.allOf(parts, Place.NOWHERE)));
                changed(and.parts()).forEach(parts -> smaller.add(new Query.And(parts, Place.NOWHERE)));
            }
            case Query.Or or -> {
                without(or.parts()).forEach(parts -> smaller.add(Query.anyOf(parts, Place.NOWHERE)));
                changed(or.parts()).forEach(parts -> smaller.add(new Query.Or(parts, Place.NOWHERE)));
            }
            case Query.Not not -> smaller(not.part()).forEach(part -> smaller.add(new Query.Not(part, Place.NOWHERE)));
            case Query.Score score -> {
                for (List<Query.Weighted> parts : without(score.weighted())) {
                    if (!parts.isEmpty()) {
                        smaller.add(new Query.Score(parts, score.threshold(), Place.NOWHERE));
                    }
                }
            }
            case Query.Near near -> {
                smaller.addAll(near.left());
                smaller.addAll(near.right());
                for (List<Query.Run> left : without(near.left())) {
                    if (!left.isEmpty()) {
                        smaller.add(new Query.Near(left, near.right(), near.distance(), near.scope(), Place.NOWHERE));
                    }
                }
                for (List<Query.Run> right : without(near.right())) {
                    if (!right.isEmpty()) {
                        smaller.add(new Query.Near(near.left(), right, near.distance(), near.scope(), Place.NOWHERE));
                    }
                }
            }
            default -> {}
        }
        return smaller;
    }

    private static <T> List<List<T>> without(List<T> parts) {
        List<List<T>> fewer = new ArrayList<>();
        for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
            List<T> rest = new ArrayList<>(parts);
            rest.remove(i);
            fewer.add(rest);
        }
        return fewer;
    }

    private static List<List<Query>> changed(List<Query> parts) {
        List<List<Query>> changed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Query part : smaller(parts.get(i))) {
                List<Query> next = new ArrayList<>(parts);
                next.set(i, part);
                changed.add(next);
            }
        }
        return changed;
    }

    private Query word() {
        return new Query.Word(pick(RandomStatements.SOUGHT), scope(), Place.NOWHERE);
    }

    private Query.Run phrase() {
        String text = String.join(" ", some(2, 3, () -> pick(RandomStatements.SOUGHT)));
        return new Query.Phrase(text, scope(), Place.NOWHERE);
    }

    private Query.Run prefix() {
        return new Query.Prefix(pick(RandomStatements.BEGINNINGS), scope(), Place.NOWHERE);
    }

    private Query.Run exact() {
        String text = String.join(" ", some(1, 2, () -> pick(RandomStatements.WORDS)));
        return new Query.Exact(text, scope(), Place.NOWHERE);
    }

    private Query near() {
        Scope scope = scope();
        return new Query.Near(side(scope), side(scope), 1 + random.nextInt(6), scope, Place.NOWHERE);
    }

    private List<Query.Run> side(Scope scope) {
        return some(1, 2, () -> switch (random.nextInt(6)) {
            case 0 ->
                new Query.Phrase(
                        pick(RandomStatements.SOUGHT) + " " + pick(RandomStatements.SOUGHT), scope, Place.NOWHERE);
            case 1 -> new Query.Prefix(pick(RandomStatements.BEGINNINGS), scope, Place.NOWHERE);
            case 2 -> new Query.Exact(pick(RandomStatements.WORDS), scope, Place.NOWHERE);
            default -> new Query.Word(pick(RandomStatements.SOUGHT), scope, Place.NOWHERE);
        });
    }

    private Query field() {
        boolean truth = random.nextBoolean();
        return switch (random.nextInt(9)) {
            case 0 -> new Query.Topic(new TopicId(pick(RandomStatements.TOPICS)), Place.NOWHERE);
            case 1 -> new Query.Country(pick(RandomStatements.COUNTRIES), Place.NOWHERE);
            case 2 -> new Query.Source(new SourceId(pick(RandomStatements.SOURCES)), Place.NOWHERE);
            case 3 -> new Query.Kind(pick(RandomStatements.KINDS), Place.NOWHERE);
            case 4 -> new Query.Language(LanguageRange.of(pick(RandomStatements.RANGES)), Place.NOWHERE);
            case 5 -> new Query.Story(new StoryId(pick(RandomStatements.STORIES)), Place.NOWHERE);
            case 6 -> new Query.Changed(truth, Place.NOWHERE);
            case 7 -> new Query.Official(truth, Place.NOWHERE);
            default -> published();
        };
    }

    private Query published() {
        try {
            return QueryParser.parse("published:" + pick(RandomStatements.DATE_RANGES));
        } catch (QuerySyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Scope scope() {
        return switch (random.nextInt(5)) {
            case 0 -> Scope.TITLE;
            case 1 -> Scope.BODY;
            default -> Scope.ANYWHERE;
        };
    }

    private <T> List<T> some(int least, int most, Supplier<? extends T> one) {
        List<T> some = new ArrayList<>();
        for (int n = least + random.nextInt(most - least + 1); n > 0; n--) {
            some.add(one.get());
        }
        return some;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

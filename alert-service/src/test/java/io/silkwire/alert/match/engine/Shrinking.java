package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.Query;
import io.silkwire.contracts.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Makes a pair of query and statement smaller, step by step, for as long as it shows what was wrong with the larger one. */
final class Shrinking {
    private Query query;
    private Incoming statement;
    private final BiPredicate<Query, Incoming> fails;

    private Shrinking(Query query, Incoming statement, BiPredicate<Query, Incoming> fails) {
        this.query = query;
        this.statement = statement;
        this.fails = fails;
    }

    /** The smallest pair that was found, in words. */
    static String report(Query query, Incoming statement, BiPredicate<Query, Incoming> fails) {
        Shrinking shrinking = new Shrinking(query, statement, fails);
        if (!fails.test(query, statement)) {
            return "differs only among others: " + query;
        }
        while (shrinking.shrinkQuery() || shrinking.shrinkStatement()) {
            // Once more, from what is left.
        }
        Statement left = shrinking.statement.enriched().statement();
        return "differs: query " + shrinking.query + " on title '" + left.title() + "' body '" + left.body() + "' "
                + Property.of(shrinking.statement);
    }

    private boolean shrinkQuery() {
        for (Query smaller : smaller(query)) {
            if (fails.test(smaller, statement)) {
                query = smaller;
                return true;
            }
        }
        return false;
    }

    private boolean shrinkStatement() {
        Statement s = statement.enriched().statement();
        List<Incoming> smaller = new ArrayList<>();
        shorter(s.title()).forEach(title -> smaller.add(RandomQueries.withText(statement, title, s.body())));
        shorter(s.body()).forEach(body -> smaller.add(RandomQueries.withText(statement, s.title(), body)));
        for (Incoming candidate : smaller) {
            if (fails.test(query, candidate)) {
                statement = candidate;
                return true;
            }
        }
        return false;
    }

    /** Without one of its words. */
    private static List<String> shorter(String text) {
        List<String> words = Arrays.asList(text.split(" ", -1));
        List<String> shorter = new ArrayList<>();
        for (int i = 0; i < words.size() && words.size() > 1; i++) {
            List<String> rest = new ArrayList<>(words);
            rest.remove(i);
            shorter.add(rest.stream().collect(Collectors.joining(" ")));
        }
        return shorter;
    }

    /** Its parts, and itself with one of them left out or made smaller. */
    static List<Query> smaller(Query query) {
        List<Query> smaller = new ArrayList<>();
        switch (query) {
            case Query.And and -> {
                smaller.addAll(and.parts());
                fewer(and.parts()).forEach(parts -> smaller.add(Query.allOf(parts, and.at())));
                changed(and.parts()).forEach(parts -> smaller.add(new Query.And(parts, and.at())));
            }
            case Query.Or or -> {
                smaller.addAll(or.parts());
                fewer(or.parts()).forEach(parts -> smaller.add(Query.anyOf(parts, or.at())));
                changed(or.parts()).forEach(parts -> smaller.add(new Query.Or(parts, or.at())));
            }
            case Query.Not not -> {
                smaller.add(not.part());
                smaller(not.part()).forEach(part -> smaller.add(new Query.Not(part, not.at())));
            }
            case Query.Score score -> {
                score.weighted().forEach(part -> smaller.add(part.part()));
                fewer(score.weighted())
                        .forEach(parts -> smaller.add(new Query.Score(parts, score.threshold(), score.at())));
            }
            case Query.Near near -> {
                smaller.addAll(near.left());
                smaller.addAll(near.right());
            }
            default -> {}
        }
        return smaller;
    }

    private static <T> List<List<T>> fewer(List<T> parts) {
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
                List<Query> other = new ArrayList<>(parts);
                other.set(i, part);
                changed.add(other);
            }
        }
        return changed;
    }
}

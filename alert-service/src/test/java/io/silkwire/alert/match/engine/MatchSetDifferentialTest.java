package io.silkwire.alert.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Reading;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The compiled set against the literal reading of each query. */
class MatchSetDifferentialTest {
    private static final int ROUNDS = 400;
    private static final int QUERIES = 100;
    private static final int STATEMENTS = 4;

    @Test
    void answersEveryPairOfQueryAndStatementAsTheLiteralReadingDoes() {
        long fitting = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomQueries random = new RandomQueries(20261127 + round);
            List<Query> queries = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                queries.add(random.query(3));
            }
            List<Incoming> statements = new ArrayList<>();
            for (int i = 0; i < STATEMENTS; i++) {
                statements.add(random.incoming());
            }
            // What was seen decides which words a query is found by, and must not decide what it finds.
            Frequencies frequencies = round % 2 == 0
                    ? Frequencies.UNKNOWN
                    : Frequencies.of(statements.stream().map(Incoming::enriched).toList());
            fitting += compare(queries, statements, frequencies);
        }
        assertThat(fitting).isBetween(ROUNDS * QUERIES * STATEMENTS / 10L, ROUNDS * QUERIES * STATEMENTS * 9L / 10);
    }

    private static long compare(List<Query> queries, List<Incoming> statements, Frequencies frequencies) {
        MatchSet set = set(queries, frequencies);
        long fitting = 0;
        for (Incoming statement : statements) {
            Set<Integer> found = found(set, statement);
            fitting += found.size();
            for (int i = 0; i < queries.size(); i++) {
                if (found.contains(i) != reads(queries.get(i), statement)) {
                    throw new AssertionError(Shrinking.report(
                            queries.get(i), statement, (query, smaller) -> differs(query, smaller, frequencies)));
                }
            }
        }
        return fitting;
    }

    private static boolean differs(Query query, Incoming statement, Frequencies frequencies) {
        return found(set(List.of(query), frequencies), statement).isEmpty() == reads(query, statement);
    }

    private static boolean reads(Query query, Incoming statement) {
        return new Reading(statement.enriched(), statement.story(), statement.official()).holds(query);
    }

    private static MatchSet set(List<Query> queries, Frequencies frequencies) {
        SegmentBuilder builder = new SegmentBuilder(frequencies);
        for (int i = 0; i < queries.size(); i++) {
            builder.add(Statements.asking("q" + i, "water"), queries.get(i));
        }
        return new MatchSet(Layers.NONE.with(new Layers.Layer(builder.build())));
    }

    private static Set<Integer> found(MatchSet set, Incoming statement) {
        Set<Integer> found = new HashSet<>();
        for (Match match : set.match(statement)) {
            found.add(Integer.valueOf(match.subscription().id().value().substring(1)));
            match.because().forEach(span -> assertStands(span, statement));
        }
        assertThat(set.fitting(statement).stream().map(Subscription::id).collect(Collectors.toSet()))
                .isEqualTo(found.stream().map(i -> new SubscriptionId("q" + i)).collect(Collectors.toSet()));
        return found;
    }

    private static void assertStands(Evidence span, Incoming statement) {
        String text = span.field() == Evidence.Field.TITLE
                ? statement.enriched().statement().title()
                : statement.enriched().statement().body();
        assertThat(text.substring(span.start(), span.end())).isEqualTo(span.text());
    }
}

package io.silkwire.enrich.trend;

import io.silkwire.contracts.TrendBurst.TopStatement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The statements of a series with the strongest tags in one hour, strongest first; by their ids where tags are equally strong. */
record TopStatements(List<TopStatement> statements) {
    static final TopStatements NONE = new TopStatements(List.of());

    /** More than are told, so that one that leaves is followed by another. */
    private static final int KEPT = 10;

    private static final int TOLD = 5;

    private static final Comparator<TopStatement> STRONGEST = Comparator.comparingDouble(TopStatement::score)
            .reversed()
            .thenComparing(statement -> statement.statementId().value());

    TopStatements {
        statements = List.copyOf(statements);
    }

    TopStatements with(TopStatement statement) {
        return new TopStatements(Stream.concat(without(statement).statements().stream(), Stream.of(statement))
                .sorted(STRONGEST)
                .limit(KEPT)
                .toList());
    }

    TopStatements without(TopStatement statement) {
        return new TopStatements(statements.stream()
                .filter(each -> !each.statementId().equals(statement.statementId()))
                .toList());
    }

    /** Those that a burst of several hours tells. */
    static List<TopStatement> strongest(List<TopStatements> hours) {
        return hours.stream()
                .flatMap(hour -> hour.statements().stream())
                .sorted(STRONGEST)
                .limit(TOLD)
                .toList();
    }
}

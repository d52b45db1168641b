package io.silkwire.alert.history;

import io.silkwire.alert.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param subscription id of the only one it is about; null for all that the caller may read
 * @param before only what is older; null to begin with the newest
 * @param limit how many at most
 */
public record HistoryQuestion(
        @Nullable String subscription, @Nullable HistoryPosition before, int limit) {
    /** Most of one page. */
    public static final int MOST = 1_000;

    /** What became of the parameters of a request. */
    public sealed interface Reading {
        /** They can be answered. */
        record Sound(HistoryQuestion question) implements Reading {}

        /** One of them cannot be read. */
        record Unsound(Problem problem) implements Reading {}
    }

    /** @throws IllegalArgumentException where the limit is below 1 or above {@link #MOST} */
    public HistoryQuestion {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", but was " + limit);
        }
    }

    /**
     * Reads the parameters of a request.
     *
     * @param otherwise how many where the request does not say
     */
    public static Reading read(
            @Nullable String subscription, @Nullable String before, @Nullable Integer limit, int otherwise) {
        int wanted = limit == null ? otherwise : limit;
        if (wanted < 1 || wanted > MOST) {
            return new Reading.Unsound(Problem.parameter(
                    "limit",
                    "limit must be 1 to " + MOST + ", but was " + wanted,
                    "for more, follow the header Link from page to page",
                    null));
        }
        Optional<HistoryPosition> position =
                Optional.ofNullable(before).filter(text -> !text.isBlank()).flatMap(HistoryPosition::read);
        if (before != null && !before.isBlank() && position.isEmpty()) {
            return new Reading.Unsound(Problem.parameter(
                    "before",
                    "this is neither a place in the list nor a moment",
                    "take it from the header Link, or write a moment such as 2026-12-01T08:00:00Z",
                    null));
        }
        return new Reading.Sound(new HistoryQuestion(subscription, position.orElse(null), wanted));
    }
}

package io.silkwire.alert.search;

import io.silkwire.contracts.TrendCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which counts are asked for.
 *
 * @param topics ids; none for those with most stories
 * @param part {@code all}, {@code country=KZ}, {@code language=ru} or {@code source=kz-mfa}
 * @param from published then or later; null with {@code before} null for the latest that there is
 * @param before published earlier than that
 */
public record TrendRequest(
        List<String> topics,
        String part,
        TrendCount.Unit unit,
        @Nullable Instant from,
        @Nullable Instant before) {
    /** Most topics in one answer. */
    public static final int MAX_TOPICS = 20;
    /** How many topics are shown where none is named. */
    static final int USUAL_TOPICS = 8;

    /** Copies the topics. */
    public TrendRequest {
        topics = List.copyOf(topics);
    }

    /** The longest span of a unit: more points are neither drawn nor read. */
    public static Duration longest(TrendCount.Unit unit) {
        return unit == TrendCount.Unit.HOUR ? Duration.ofDays(31) : Duration.ofDays(400);
    }

    /** The span where none is named. */
    public static Duration usual(TrendCount.Unit unit) {
        return unit == TrendCount.Unit.HOUR ? Duration.ofDays(3) : Duration.ofDays(30);
    }

    /** How long one count is. */
    Duration step() {
        return unit == TrendCount.Unit.HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
    }
}

package io.silkwire.enrich.trend;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of trends, under {@code silkwire.enrich.trend}.
 *
 * @param history how long counts are kept; older statements are not counted
 * @param settle how long a count rests before it is told and looked at for a burst: stories are found within it
 * @param threads partitions counted at once by this instance
 */
@ConfigurationProperties("silkwire.enrich.trend")
record TrendSettings(
        @Bindable(defaultValue = "400d") Duration history,
        @Bindable(defaultValue = "1m") Duration settle,
        @Bindable(defaultValue = "1") int threads) {
    /** @throws IllegalArgumentException where the history is shorter than a baseline, or a count never rests */
    TrendSettings {
        if (history.compareTo(Duration.ofDays(7L * (Baseline.WEEKS + 1))) < 0) {
            throw new IllegalArgumentException("silkwire.enrich.trend.history must be " + 7 * (Baseline.WEEKS + 1)
                    + "d or more, or bursts have no baseline, but was " + history);
        }
        if (settle.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("silkwire.enrich.trend.settle must be 100ms or more, but was " + settle);
        }
    }
}

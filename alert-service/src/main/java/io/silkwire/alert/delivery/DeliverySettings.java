package io.silkwire.alert.delivery;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of delivery.
 *
 * @param attemptsAtOnce most attempts under way at once in this instance; to one endpoint there is one at a time
 * @param retryDelays between one attempt and the next; null or empty means those of Standard Webhooks
 * @param storyPatience how long an alert that may be a copy waits to hear which story it tells; zero for not at all
 * @param closePatience how long attempts under way may take when the service stops or hands a partition over
 */
@ConfigurationProperties("silkwire.alert.delivery")
public record DeliverySettings(
        @Bindable(defaultValue = "64") @Min(1) @Max(10_000) int attemptsAtOnce,
        @Nullable List<Duration> retryDelays,
        @Bindable(defaultValue = "10s") Duration closePatience,
        @Bindable(defaultValue = "500ms") Duration storyPatience) {
    /** When attempts are made again. */
    RetrySchedule schedule() {
        List<Duration> delays = retryDelays;
        return delays == null || delays.isEmpty() ? RetrySchedule.STANDARD : new RetrySchedule(delays);
    }
}

package io.silkwire.enrich.story;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.util.StringUtils;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready when statements are placed in stories. */
@Singleton
@Readiness
@Requires(property = "silkwire.enrich.enabled", notEquals = StringUtils.FALSE)
final class StoryHealth implements HealthIndicator {
    private final StoryTracking tracking;

    StoryHealth(StoryTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                HealthResult.builder("stories", tracking.isRunning() ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of("streams", tracking.state(), "problem", tracking.problem()))
                        .build());
    }
}

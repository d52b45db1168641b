package io.silkwire.enrich.trend;

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

/** Ready when statements are counted. */
@Singleton
@Readiness
@Requires(property = "silkwire.enrich.enabled", notEquals = StringUtils.FALSE)
final class TrendHealth implements HealthIndicator {
    private final Trending trending;

    TrendHealth(Trending trending) {
        this.trending = trending;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                HealthResult.builder("trends", trending.isRunning() ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of("streams", trending.state(), "problem", trending.problem()))
                        .build());
    }
}

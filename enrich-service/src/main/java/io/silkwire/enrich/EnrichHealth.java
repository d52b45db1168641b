package io.silkwire.enrich;

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

/** Ready when statements are enriched and changes of topic definitions come in. */
@Singleton
@Readiness
@Requires(property = "silkwire.enrich.enabled", notEquals = StringUtils.FALSE)
final class EnrichHealth implements HealthIndicator {
    private final Enriching enriching;

    EnrichHealth(Enriching enriching) {
        this.enriching = enriching;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                HealthResult.builder("enrich", enriching.isRunning() ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of(
                                "streams", enriching.state(),
                                "topics", enriching.topics(),
                                "generation", enriching.generation()))
                        .build());
    }
}

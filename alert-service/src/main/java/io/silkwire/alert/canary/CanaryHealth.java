package io.silkwire.alert.canary;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Down when the canary has been missed for three rounds. It does not touch readiness: a service whose enricher is away can still
 * show what it has.
 */
@Singleton
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
final class CanaryHealth implements HealthIndicator {
    private final Canary canary;

    CanaryHealth(Canary canary) {
        this.canary = canary;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(this::result);
    }

    private HealthResult result() {
        CanaryState state = canary.state();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("on", canary.isOn());
        details.put(
                "sentAt",
                state.sent().isEmpty() ? "null" : state.sent().getFirst().at().toString());
        details.put("byWebhookAt", at(state.byWebhook()));
        details.put("inFeedAt", at(state.inFeed()));
        return HealthResult.builder("canary", canary.isSilent() ? HealthStatus.DOWN : HealthStatus.UP)
                .details(details)
                .build();
    }

    private static String at(CanaryState.@Nullable Arrival arrival) {
        return arrival == null ? "null" : arrival.at().toString();
    }
}

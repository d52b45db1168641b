package io.silkwire.alert.lifecycle;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.live.LiveAlerts;
import io.silkwire.alert.match.Matching;
import io.silkwire.alert.subscription.Subscriptions;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready when subscriptions and alerts are followed, statements are matched and alerts delivered. */
@Singleton
@Readiness
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
final class AlertHealth implements HealthIndicator {
    private final Subscriptions subscriptions;
    private final LiveAlerts live;
    private final Deliveries deliveries;
    private final Matching matching;

    AlertHealth(Subscriptions subscriptions, LiveAlerts live, Deliveries deliveries, Matching matching) {
        this.subscriptions = subscriptions;
        this.live = live;
        this.deliveries = deliveries;
        this.matching = matching;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(this::result);
    }

    private HealthResult result() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "subscriptions",
                subscriptions.isFollowing() ? subscriptions.all().size() : "not followed");
        details.put("matching", matching.state());
        details.put("delivering", deliveries.isDelivering());
        // Alerts go out all the same where it is not followed, so it makes nothing unready: copies are told as news.
        details.put("stories", deliveries.stories());
        details.put("live", live.isFollowing());
        boolean up =
                subscriptions.isFollowing() && live.isFollowing() && deliveries.isDelivering() && matching.isRunning();
        return HealthResult.builder("alert", up ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build();
    }
}

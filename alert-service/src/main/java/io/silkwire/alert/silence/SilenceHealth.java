package io.silkwire.alert.silence;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Tells how many subscriptions say nothing, by why. Always up: what somebody asks for is no fault of the service. */
@Singleton
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
final class SilenceHealth implements HealthIndicator {
    private final SilenceWatch watch;

    SilenceHealth(SilenceWatch watch) {
        this.watch = watch;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(this::result);
    }

    private HealthResult result() {
        Map<String, Integer> found = new TreeMap<>();
        watch.findings().forEach(finding -> found.merge(finding.kind().label(), 1, Integer::sum));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("auditedAt", String.valueOf(watch.auditedAt()));
        details.put("audited", watch.audited());
        details.put("findings", found);
        return HealthResult.builder("silence", HealthStatus.UP).details(details).build();
    }
}

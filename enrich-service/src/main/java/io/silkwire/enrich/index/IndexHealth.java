package io.silkwire.enrich.index;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.util.StringUtils;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Health of the writers of all views, as {@code index} among the readiness checks. Ready while it writes, and while it retries: nothing
 * is lost then and nobody has to act. Not ready before the index was first seen, nor while it is halted.
 */
@Singleton
@Readiness
@Requires(property = "silkwire.enrich.enabled", notEquals = StringUtils.FALSE)
final class IndexHealth implements HealthIndicator {
    private final IndexLifecycle lifecycle;

    IndexHealth(IndexLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(of(lifecycle.states()));
    }

    /** Up while every view is; the details tell of each. */
    static HealthResult of(Map<String, WriterState> states) {
        Map<String, Object> details = new LinkedHashMap<>();
        HealthStatus status = HealthStatus.UP;
        for (Map.Entry<String, WriterState> each : states.entrySet()) {
            HealthResult result = of(each.getValue());
            details.put(each.getKey(), result.getDetails());
            if (!result.getStatus().equals(HealthStatus.UP)) {
                status = HealthStatus.DOWN;
            }
        }
        return HealthResult.builder("index", status).details(details).build();
    }

    static HealthResult of(WriterState state) {
        return switch (state) {
            case WriterState.Writing up -> result(HealthStatus.UP, "writing", up, null);
            case WriterState.Retrying late -> result(HealthStatus.UP, "retrying", late, late.because());
            case WriterState.Waiting waiting -> result(HealthStatus.DOWN, "waiting", waiting, waiting.because());
            case WriterState.Halted halted -> result(HealthStatus.DOWN, "halted", halted, halted.because());
            case WriterState.Stopped stopped -> result(HealthStatus.DOWN, "stopped", stopped, null);
        };
    }

    private static HealthResult result(HealthStatus status, String word, WriterState state, @Nullable String because) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", word);
        details.put("since", state.since().toString());
        if (because != null) {
            details.put("because", because);
        }
        return HealthResult.builder("index", status).details(details).build();
    }
}

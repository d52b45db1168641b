package io.silkwire.alert.disposition;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.silkwire.contracts.Reason;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts each item once, at its final disposition, under the word that log and dead letter use. Thread-safe. */
@Singleton
public final class Dispositions {
    private static final String COUNTER = "items";
    private static final Duration WINDOW = Duration.ofSeconds(90);

    private final MeterRegistry registry;

    /** Counts into this registry. */
    public Dispositions(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One item of the step came to this end. */
    public void count(String step, String disposition) {
        // Prometheus' naming adds _total.
        registry.counter(COUNTER, "step", step, "disposition", disposition).increment();
    }

    /**
     * An item of the step took so long from the time of the record that it began with: {@code step_latency_seconds{step}}, which
     * the enricher reads for the index {@code pipeline} where both are one process.
     */
    public void took(String step, Duration time) {
        Timer.builder("step.latency")
                .tag("step", step)
                .description("from the time of the Kafka record until the step was done with it")
                .publishPercentiles(0.5, 0.99)
                .distributionStatisticExpiry(WINDOW)
                .register(registry)
                .record(time.isNegative() ? Duration.ZERO : time);
    }

    /** One item of the step was refused for this reason. */
    public void count(String step, Reason reason) {
        count(step, reason.label());
    }
}

package io.silkwire.alert.disposition;

import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.contracts.Reason;
import jakarta.inject.Singleton;

/** Counts each item once, at its final disposition, under the word that log and dead letter use. Thread-safe. */
@Singleton
public final class Dispositions {
    private static final String COUNTER = "items";

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

    /** One item of the step was refused for this reason. */
    public void count(String step, Reason reason) {
        count(step, reason.label());
    }
}

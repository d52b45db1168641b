package io.silkwire.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.enrich.pipeline.StepTimes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts each item once, at its final disposition: {@code items_total{step,disposition}}. Thread-safe. */
@Singleton
final class EnrichCounters {
    private final MeterRegistry meters;

    EnrichCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String step, String disposition) {
        meters.counter("items", "step", step, "disposition", disposition).increment();
    }

    /** How long an item took, from the time of its record. */
    void took(String step, Duration time) {
        StepTimes.took(meters, step, time);
    }
}

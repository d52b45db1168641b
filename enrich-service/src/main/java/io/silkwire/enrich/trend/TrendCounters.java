package io.silkwire.enrich.trend;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts each record once, at its final disposition: {@code items_total{step="trend",disposition}}. Thread-safe. */
@Singleton
final class TrendCounters {
    private final MeterRegistry meters;

    TrendCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String disposition) {
        meters.counter("items", "step", "trend", "disposition", disposition).increment();
    }
}

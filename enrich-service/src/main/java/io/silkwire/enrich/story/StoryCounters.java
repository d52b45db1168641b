package io.silkwire.enrich.story;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts each statement once, at its final disposition: {@code items_total{step="story",disposition}}. Thread-safe. */
@Singleton
final class StoryCounters {
    private final MeterRegistry meters;

    StoryCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String disposition) {
        meters.counter("items", "step", "story", "disposition", disposition).increment();
    }
}

package io.silkwire.enrich.index;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.contracts.Reason;
import io.silkwire.enrich.pipeline.StepTimes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts each record once, when it is done, under the word that tells how: {@code items_total{step="index",disposition}}, for other views {@code index-alerts} and the like. Also
 * shows how many bytes wait to be done: {@code index_held_bytes}.
 */
final class IndexMeters {
    static final String INDEXED = "indexed";
    static final String UNWANTED = "unwanted";
    static final String NEWER_PRESENT = "newer-present";

    private final MeterRegistry meters;
    private final Clock clock;
    private final String step;
    private final AtomicLong heldBytes = new AtomicLong();

    IndexMeters(MeterRegistry meters, View view, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.step = view.step();
        Gauge.builder("index_held_bytes", heldBytes, AtomicLong::doubleValue)
                .tag("view", view.label())
                .description("records and documents on their way into the index")
                .baseUnit("bytes")
                .register(meters);
    }

    void count(String disposition) {
        meters.counter("items", "step", step, "disposition", disposition).increment();
    }

    void count(Reason reason) {
        count(reason.label());
    }

    /** A document of a record of this time is in the index, and found with the next refresh. */
    void indexed(long recordMillis) {
        count(INDEXED);
        StepTimes.took(meters, step, Duration.ofMillis(clock.millis() - recordMillis));
    }

    void held(long bytes) {
        heldBytes.set(bytes);
    }
}

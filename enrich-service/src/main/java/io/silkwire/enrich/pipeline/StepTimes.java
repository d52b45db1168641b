package io.silkwire.enrich.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Keeps how long items took to get through a step, as {@code step_latency_seconds{step}}: from the time of the Kafka record that the
 * step read until it was done with it. Records of {@code enriched} carry the time of their statement, so what the index takes
 * counts from the moment the statement was published. Thread-safe.
 */
public final class StepTimes {
    /** The name of the meter. */
    public static final String METER = "step.latency";

    /** Readings are taken several times a minute; what is older than this is not in them. */
    private static final Duration WINDOW = Duration.ofSeconds(90);

    private static final double[] QUANTILES = {0.5, 0.99};

    private StepTimes() {}

    /** An item of the step took so long; a clock that went back counts as no time. */
    public static void took(MeterRegistry meters, String step, Duration time) {
        Timer.builder(METER)
                .tag("step", step)
                .description("from the time of the Kafka record until the step was done with it")
                .publishPercentiles(QUANTILES)
                .distributionStatisticExpiry(WINDOW)
                .register(meters)
                .record(time.isNegative() ? Duration.ZERO : time);
    }
}

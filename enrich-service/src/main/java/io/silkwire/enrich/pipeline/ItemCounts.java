package io.silkwire.enrich.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.silkwire.contracts.PipelineReading;
import io.silkwire.contracts.PipelineReading.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns the counters of this process into what was counted in a minute, so far. What could not be told counts in the minute that
 * can. Not thread-safe.
 */
final class ItemCounts {
    private final MeterRegistry meters;
    private final String instance;
    private @Nullable Instant minute;
    /** What was told before this minute. */
    private Map<Meter.Id, Double> before = Map.of();

    private Map<Meter.Id, Double> told = Map.of();
    private Map<Meter.Id, Double> seen = Map.of();

    ItemCounts(MeterRegistry meters, String instance) {
        this.meters = meters;
        this.instance = instance;
    }

    /** One reading for each step and disposition that moved, for each quantile of a step, and for each alarm of sources. */
    List<PipelineReading> in(Instant at) {
        if (!at.equals(minute)) {
            before = told;
            minute = at;
        }
        seen = new HashMap<>();
        List<PipelineReading> readings = new ArrayList<>();
        items(at, readings);
        latencies(at, readings);
        alarms(at, readings);
        return readings;
    }

    /** What was seen last has reached Kafka. */
    void told() {
        told = seen;
    }

    private void items(Instant at, List<PipelineReading> readings) {
        for (Counter counter : meters.find("items").counters()) {
            String step = counter.getId().getTag("step");
            String disposition = counter.getId().getTag("disposition");
            long moved = moved(counter, counter.count());
            if (moved > 0 && step != null && disposition != null) {
                readings.add(new PipelineReading(Kind.ITEMS, at, instance, step, disposition, moved));
            }
        }
    }

    private void latencies(Instant at, List<PipelineReading> readings) {
        for (Timer timer : meters.find(StepTimes.METER).timers()) {
            String step = timer.getId().getTag("step");
            if (moved(timer, (double) timer.count()) > 0 && step != null) {
                HistogramSnapshot snapshot = timer.takeSnapshot();
                for (ValueAtPercentile value : snapshot.percentileValues()) {
                    String quantile = "p" + Math.round(value.percentile() * 100);
                    readings.add(latency(at, step, quantile, value.value(TimeUnit.MILLISECONDS)));
                }
                readings.add(latency(at, step, "max", snapshot.max(TimeUnit.MILLISECONDS)));
            }
        }
    }

    private PipelineReading latency(Instant at, String step, String quantile, double millis) {
        return new PipelineReading(Kind.LATENCY, at, instance, step, quantile, Math.round(millis));
    }

    private void alarms(Instant at, List<PipelineReading> readings) {
        for (Gauge gauge : meters.find("sources.alarmed").gauges()) {
            String alarm = gauge.getId().getTag("alarm");
            if (alarm != null) {
                readings.add(
                        new PipelineReading(Kind.ALARM, at, instance, "sources", alarm, Math.round(gauge.value())));
            }
        }
    }

    private long moved(Meter meter, double count) {
        seen.put(meter.getId(), count);
        return Math.round(count - before.getOrDefault(meter.getId(), 0.0));
    }
}

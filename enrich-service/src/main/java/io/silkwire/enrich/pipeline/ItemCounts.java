package io.silkwire.enrich.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.contracts.PipelineReading;
import io.silkwire.contracts.PipelineReading.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the counters of this process into what was counted since the last look. Not thread-safe. */
final class ItemCounts {
    private final MeterRegistry meters;
    private final String instance;
    private final Map<Meter.Id, Double> counted = new HashMap<>();

    ItemCounts(MeterRegistry meters, String instance) {
        this.meters = meters;
        this.instance = instance;
    }

    /** One reading for each step and disposition that moved, and one for each alarm of sources. */
    List<PipelineReading> since(Instant minute) {
        List<PipelineReading> readings = new ArrayList<>();
        for (Counter counter : meters.find("items").counters()) {
            Double before = counted.put(counter.getId(), counter.count());
            long moved = Math.round(counter.count() - (before == null ? 0 : before));
            String step = counter.getId().getTag("step");
            String disposition = counter.getId().getTag("disposition");
            if (moved > 0 && step != null && disposition != null) {
                readings.add(new PipelineReading(Kind.ITEMS, minute, instance, step, disposition, moved));
            }
        }
        for (Gauge gauge : meters.find("sources.alarmed").gauges()) {
            String alarm = gauge.getId().getTag("alarm");
            if (alarm != null) {
                readings.add(
                        new PipelineReading(Kind.ALARM, minute, instance, "sources", alarm, Math.round(gauge.value())));
            }
        }
        return readings;
    }
}

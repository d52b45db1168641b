package io.silkwire.enrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.PipelineReading;
import io.silkwire.contracts.PipelineReading.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemCountsTest {
    private static final Instant MINUTE = Instant.parse("2026-11-20T08:15:00Z");
    private static final Instant NEXT = MINUTE.plusSeconds(60);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ItemCounts counts = new ItemCounts(meters, "here");

    @Test
    void readingsOfAMinuteGrowAsItGoesOn() {
        count(3);
        assertThat(told(MINUTE)).containsExactly(items(MINUTE, 3));

        count(2);
        assertThat(told(MINUTE)).containsExactly(items(MINUTE, 5));
    }

    @Test
    void aNewMinuteBeginsAtNothing() {
        count(3);
        told(MINUTE);

        assertThat(told(NEXT)).isEmpty();
        count(4);
        assertThat(told(NEXT)).containsExactly(items(NEXT, 4));
    }

    @Test
    void whatCouldNotBeToldCountsInTheNextMinute() {
        count(3);
        told(MINUTE);
        count(2);
        counts.in(MINUTE);

        count(1);
        assertThat(told(NEXT)).containsExactly(items(NEXT, 3));
    }

    @Test
    void tellsHowLongTheItemsOfAStepTook() {
        for (int i = 1; i <= 99; i++) {
            StepTimes.took(meters, "index", Duration.ofMillis(100));
        }
        StepTimes.took(meters, "index", Duration.ofSeconds(5));

        assertThat(told(MINUTE))
                .allSatisfy(reading -> assertThat(reading.kind()).isEqualTo(Kind.LATENCY))
                .satisfiesExactlyInAnyOrder(
                        reading -> assertThat(reading.detail()).isEqualTo("p50"),
                        reading -> assertThat(reading.detail()).isEqualTo("p99"),
                        reading -> assertThat(reading).isEqualTo(latency("max", 5_000)))
                .filteredOn(reading -> reading.detail().equals("p50"))
                .allSatisfy(reading -> assertThat(reading.count()).isBetween(90L, 110L));
    }

    @Test
    void aStepAtRestHasNoLatency() {
        StepTimes.took(meters, "index", Duration.ofMillis(100));
        told(MINUTE);

        assertThat(told(NEXT)).isEmpty();
    }

    @Test
    void aClockThatWentBackIsNoNegativeTime() {
        StepTimes.took(meters, "index", Duration.ofMillis(-100));

        assertThat(told(MINUTE)).contains(latency("max", 0));
    }

    private void count(int items) {
        meters.counter("items", "step", "index", "disposition", "indexed").increment(items);
    }

    private List<PipelineReading> told(Instant minute) {
        List<PipelineReading> readings = counts.in(minute);
        counts.told();
        return readings;
    }

    private static PipelineReading items(Instant minute, long count) {
        return new PipelineReading(Kind.ITEMS, minute, "here", "index", "indexed", count);
    }

    private static PipelineReading latency(String quantile, long millis) {
        return new PipelineReading(Kind.LATENCY, MINUTE, "here", "index", quantile, millis);
    }
}

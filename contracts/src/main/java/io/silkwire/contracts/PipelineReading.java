package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * What the pipeline did or how it stood in one minute: how many items ended how in a step, how long they took, how far a consumer
 * group was behind, or how many sources had an alarm.
 *
 * @param from start of the minute
 * @param instance the process that counted; empty where all would read the same
 * @param name the step, the consumer group, or {@code sources}
 * @param detail the disposition, the quantile ({@code p50}, {@code p99}, {@code max}), the Kafka topic, or the alarm
 * @param count items in this minute; milliseconds that they took; records behind, or sources, at its end
 */
public record PipelineReading(Kind kind, Instant from, String instance, String name, String detail, long count) {
    /** What was read. */
    public enum Kind {
        ITEMS,
        LAG,
        ALARM,
        LATENCY;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The key of its Kafka record: the same minute read again replaces the reading. */
    public String key() {
        return kind.label() + "|" + instance + "|" + name + "|" + detail + "|"
                + from.toString().substring(0, 16);
    }
}

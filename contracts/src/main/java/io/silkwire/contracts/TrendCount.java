package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * How many statements there were of a topic in an hour or a day of UTC, by when they were published. A later record with the same
 * key holds in place of an earlier one: what comes late, is revised or turns out to be a copy changes the count.
 *
 * @param topic the topic's id, or {@code *} for statements of whatever topic
 * @param part of what is counted: {@code all}, {@code country=KZ}, {@code language=ru} or {@code source=kz-mfa}
 * @param from start of the hour or day
 * @param stories statements that opened a story
 * @param copies statements that repeat a story
 */
public record TrendCount(String topic, String part, Unit unit, Instant from, int stories, int copies) {
    /** Stands for all topics together. */
    public static final String VOLUME = "*";

    /** How long is counted; a statement dated by the day alone counts in its day only. */
    public enum Unit {
        HOUR,
        DAY;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException where a count is below zero */
    public TrendCount {
        if (stories < 0 || copies < 0) {
            throw new IllegalArgumentException("counts of " + topic + "|" + part + " at " + from
                    + " must be 0 or more, but were " + stories + " and " + copies);
        }
    }

    /** The key of its Kafka record: {@code water|country=KZ|2026-11-22T08} for an hour, without the time of day for a day. */
    public String key() {
        return topic + "|" + part + "|" + from.toString().substring(0, unit == Unit.HOUR ? 13 : 10);
    }
}

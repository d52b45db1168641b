package io.silkwire.enrich.trend;

import io.silkwire.contracts.TrendCount;
import io.silkwire.contracts.TrendCount.Unit;
import java.time.Instant;

/** An hour or a day of a series. */
record Bucket(String topic, String part, Unit unit, Instant from) {
    private static final String HOUR = "h";
    private static final String DAY = "d";

    /** Name of the series, its topic and part. */
    String series() {
        return topic + "|" + part;
    }

    /** Name of the counts of a series by this unit. */
    String counts() {
        return counts(series(), unit);
    }

    static String counts(String series, Unit unit) {
        return series + "|" + (unit == Unit.HOUR ? HOUR : DAY);
    }

    /** Whether it belongs to all topics together, which have no bursts. */
    boolean isVolume() {
        return topic.equals(TrendCount.VOLUME);
    }

    /** A name that {@link #ofKey} reads back. */
    String key() {
        return counts() + "|" + from.getEpochSecond();
    }

    /** The bucket of this name; neither topics nor parts contain the bar that parts them. */
    static Bucket ofKey(String key) {
        String[] names = key.split("\\|", -1);
        return new Bucket(
                names[0],
                names[1],
                names[2].equals(HOUR) ? Unit.HOUR : Unit.DAY,
                Instant.ofEpochSecond(Long.parseLong(names[3])));
    }
}

package io.silkwire.alert.delivery;

import java.time.Duration;

/**
 * How fast attempts to one endpoint may follow each other.
 *
 * @param burst how many may go at once after a pause
 * @param each how long it takes until one more may go
 */
public record Pace(int burst, Duration each) {
    /** As fast as it goes. */
    public static final Pace FREE = new Pace(1, Duration.ZERO);

    /** @throws IllegalArgumentException where nothing could ever be sent */
    public Pace {
        if (burst < 1 || each.isNegative()) {
            throw new IllegalArgumentException("a pace needs a burst of at least 1 and no negative time: " + burst);
        }
    }
}

package io.silkwire.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When an attempt that failed is made again. The default is the schedule of the Standard Webhooks specification ("Deliverability
 * and reliability"): ten attempts over three days. Jitter spreads those that failed together.
 *
 * @param delays between one attempt and the next, in order; there is one attempt more than delays
 */
public record RetrySchedule(List<Duration> delays) {
    /** The attempts of the specification. */
    public static final RetrySchedule STANDARD = new RetrySchedule(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    /** A receiver may ask for patience, but not for ever. */
    static final Duration MAX_RETRY_AFTER = Duration.ofHours(24);

    /** Up to a tenth later, never earlier. */
    private static final double JITTER = 0.1;

    /** Copies the delays. */
    public RetrySchedule {
        delays = List.copyOf(delays);
    }

    /**
     * When the next attempt is made, or empty where all have been.
     *
     * @param made attempts so far, at least one
     * @param retryAfter what the receiver asked for, zero where nothing
     * @param random evenly spread in [0, 1)
     */
    Optional<Instant> next(Instant now, int made, Duration retryAfter, double random) {
        if (made > delays.size()) {
            return Optional.empty();
        }
        Duration delay = delays.get(made - 1);
        return Optional.of(later(now, retryAfter.compareTo(delay) > 0 ? retryAfter : delay, random));
    }

    /** After this long, but not after more than a receiver may ask for. */
    Instant later(Instant now, Duration wanted, double random) {
        Duration wait = wanted.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wanted;
        return now.plus(wait).plusMillis((long) (wait.toMillis() * JITTER * random));
    }
}

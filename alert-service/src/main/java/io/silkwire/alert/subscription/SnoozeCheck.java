package io.silkwire.alert.subscription;

import io.silkwire.contracts.Sending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of sending → what is wrong with the moment until which they snooze, if anything. Thread-safe. */
final class SnoozeCheck {
    /** Whoever wants to hear nothing for longer means to mute or to pause. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Clock clock;

    SnoozeCheck(Clock clock) {
        this.clock = clock;
    }

    Optional<FieldError> of(@Nullable Sending sending) {
        return sending == null ? Optional.empty() : of("sending.snoozedUntil", sending.snoozedUntil());
    }

    /** @param field as whoever wrote the moment knows it */
    Optional<FieldError> of(String field, @Nullable Instant until) {
        return until == null || until.isBefore(clock.instant().plus(LONGEST))
                ? Optional.empty()
                : Optional.of(FieldError.of(
                        field,
                        "it is more than a year ahead",
                        "write a moment within a year, or mute or pause the subscription"));
    }
}

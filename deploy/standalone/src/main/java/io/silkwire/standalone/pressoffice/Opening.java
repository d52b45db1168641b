package io.silkwire.standalone.pressoffice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When the press office opened: at its first visitor, so that nothing is over before anybody looks. Any thread. */
final class Opening {
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> at = new AtomicReference<>();

    Opening(Clock clock) {
        this.clock = clock;
    }

    /** A visitor came. */
    void visited() {
        at.compareAndSet(null, clock.instant());
    }

    /** The time of the opening; now, as long as nobody came. */
    Instant at() {
        Instant opened = at.get();
        return opened == null ? clock.instant() : opened;
    }

    /** For how long it is open. */
    Duration age() {
        return Duration.between(at(), clock.instant());
    }
}

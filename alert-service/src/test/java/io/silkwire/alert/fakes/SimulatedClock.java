package io.silkwire.alert.fakes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until the test sets it. */
public final class SimulatedClock extends Clock {
    private final AtomicReference<Instant> now;

    /** Stands at this moment. */
    public SimulatedClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Stands at this moment from now on. */
    public void set(Instant moment) {
        now.set(moment);
    }

    /** Goes on by so much. */
    public void advance(Duration by) {
        now.updateAndGet(moment -> moment.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the simulated clock has no zones; convert its instants");
    }
}

package io.silkwire.alert.delivery;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Notice;
import io.silkwire.contracts.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a channel brings to a subscriber: the same message has the same id in every attempt, and over every channel. */
public sealed interface Outgoing {
    /**
     * One alert.
     *
     * @param sample whether it was asked for to see what alerts look like
     * @param severity how much it presses; the same in every attempt
     */
    record One(Alert alert, boolean sample, Severity severity) implements Outgoing {
        /** One that does not press. */
        public One(Alert alert, boolean sample) {
            this(alert, sample, Severity.ROUTINE);
        }

        @Override
        public AlertId id() {
            return alert.id();
        }

        @Override
        public Instant at() {
            return alert.matchedAt();
        }
    }

    /** Several alerts. */
    record Several(Digest digest) implements Outgoing {
        @Override
        public AlertId id() {
            return digest.id();
        }

        @Override
        public Instant at() {
            return digest.slot();
        }
    }

    /** A warning that another channel fails. */
    record Warning(Notice notice) implements Outgoing {
        @Override
        public AlertId id() {
            return notice.id();
        }

        @Override
        public Instant at() {
            return notice.failingSince();
        }
    }

    /** Its id. */
    AlertId id();

    /** When it came to be; the same in every attempt. */
    Instant at();

    /** What this delivery is to bring, or null where it is at rest. */
    static @Nullable Outgoing of(Delivery delivery) {
        if (delivery.alert() != null) {
            Delivery.Timing timing = delivery.timing();
            return new One(delivery.alert(), false, timing == null ? Severity.ROUTINE : timing.severity());
        }
        if (delivery.digest() != null) {
            return new Several(delivery.digest());
        }
        return delivery.notice() == null ? null : new Warning(delivery.notice());
    }
}

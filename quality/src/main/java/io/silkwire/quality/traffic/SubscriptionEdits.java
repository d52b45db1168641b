package io.silkwire.quality.traffic;

import io.silkwire.contracts.Subscription;
import io.silkwire.quality.proof.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes the subscriptions, and then further versions of one after the other. Used by one thread at a time. */
final class SubscriptionEdits {
    private static final Duration HOURS = Duration.ofHours(6);

    private final Subscribers subscribers;
    private final int count;
    private final Writer writer;
    private final Versions versions;
    private final Clock clock;
    private volatile Instant due = Instant.EPOCH;
    private int edits;

    SubscriptionEdits(Subscribers subscribers, int count, Writer writer, Versions versions, Clock clock) {
        this.subscribers = subscribers;
        this.count = count;
        this.writer = writer;
        this.versions = versions;
        this.clock = clock;
    }

    /** Writes the first version of each; what is held would be held for hours. */
    void writeAll() {
        Instant now = clock.instant();
        for (int number = 0; number < count; number++) {
            write(subscribers.subscription(number, 1, now, now.plus(HOURS).truncatedTo(ChronoUnit.SECONDS)));
        }
        writer.flush();
    }

    /** Edits those whose time of sending is their point: what is held is due then. */
    void hold(Instant until) {
        due = until;
        for (int number = 0; number < count; number++) {
            if (Subscribers.isTimed(number)) {
                write(subscribers.subscription(number, 2, clock.instant(), due));
            }
        }
    }

    /** Writes the next version of the next one that is edited at all. */
    void editOne() {
        int number = edits % count;
        int version = 2 + edits / count;
        edits++;
        if (!Subscribers.isTimed(number)) {
            write(subscribers.subscription(number, version, clock.instant(), due));
        }
    }

    private void write(Subscription subscription) {
        Instant now = clock.instant();
        versions.sent(subscription, now);
        writer.write(subscription, taken -> versions.taken(subscription, taken));
    }
}

package io.silkwire.alert.live;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.history.AlertHistory;
import io.silkwire.alert.history.HistoryReader;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * A stream of the alerts that notify somebody, and the latest 1 000 for who resumes. Filled from Kafka at start, so it survives a
 * restart. What it reads goes to the {@link AlertHistory} as well, out of which lists are made.
 *
 * <p>A stream that resumes after an alert gets every later one at least once, for as long as Kafka keeps alerts and whatever was
 * restarted meanwhile; the alerts' ids are stable, so a receiver that keeps them sees each once. A receiver that does not keep up is cut off and resumes. Thread-safe.
 */
@Singleton
public final class LiveAlerts implements AutoCloseable {
    /** How many alerts are kept. */
    public static final int CAPACITY = 1_000;

    private static final Duration PING = Duration.ofSeconds(20);

    private final KafkaConnection kafka;
    private final AlertHistory history;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AlertRing ring = new AlertRing(CAPACITY);
    private StreamPosition position = StreamPosition.of(Map.of());
    private final Receivers receivers = new Receivers(CAPACITY);

    private @Nullable AlertTail tail;
    private @Nullable HistoryReader former;
    private @Nullable Disposable pings;

    /** With the configured connection; nothing is read before {@link #start}. */
    @Inject
    public LiveAlerts(AlertKafka kafka, AlertHistory history) {
        this(kafka.connection(), history, Clock.systemUTC());
    }

    /** With this connection, history and clock. */
    public LiveAlerts(KafkaConnection kafka, AlertHistory history, Clock clock) {
        this.kafka = kafka;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Reads the latest alerts and starts to follow; former ones are read meanwhile.
     *
     * @throws IllegalStateException where Kafka does not answer within the time
     */
    public void start(Duration patience) {
        AlertTail following = new AlertTail(kafka, this, clock);
        tail = following;
        following.start();
        following.awaitCaughtUp(patience);
        HistoryReader reading = new HistoryReader(kafka, history, following.parts());
        former = reading;
        reading.start();
        pings = Flux.interval(PING).subscribe(tick -> ping());
    }

    /** Whether it was started and still follows Kafka. */
    public boolean isFollowing() {
        AlertTail following = tail;
        return following != null && following.isFollowing();
    }

    /** Why no further stream is opened for this owner; empty where one is. */
    Optional<StreamRefusal> refusal(@Nullable String owner) {
        lock.lock();
        try {
            return receivers.refusal(owner);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The alerts that notify, as they happen; between them pings, of which the first comes at once.
     *
     * @param lastSeenId the latest event id the receiver has, to get what it missed first; or null to start now
     * @param owner whose stream it is; null for one of whom there may be as many as there may be of all
     * @param wanted the alerts that are meant for the receiver; it is asked often, and under a lock
     * @return never completes while the service runs; fails where the receiver falls 1 000 alerts behind or there are too many
     *     streams
     */
    Flux<LiveEvent> stream(@Nullable String lastSeenId, @Nullable String owner, Predicate<Alert> wanted) {
        return Flux.defer(() -> open(lastSeenId, owner, wanted));
    }

    @Override
    public void close() {
        HistoryReader reading = former;
        if (reading != null) {
            reading.close();
        }
        AlertTail following = tail;
        if (following != null) {
            following.close();
        }
        Disposable ticking = pings;
        if (ticking != null) {
            ticking.dispose();
        }
        lock.lock();
        try {
            receivers.complete();
        } finally {
            lock.unlock();
        }
    }

    /** Tells all who listen how far they are. */
    void ping() {
        lock.lock();
        try {
            receivers.ping(new LiveEvent.Ping(position.pingId()));
        } finally {
            lock.unlock();
        }
    }

    void startsAt(int partition, long offset) {
        lock.lock();
        try {
            ring.startsAt(partition, offset);
            position = position.after(partition, offset - 1);
        } finally {
            lock.unlock();
        }
    }

    void onAlert(Alert alert, int bytes, int partition, long offset) {
        history.add(alert, bytes);
        lock.lock();
        try {
            position = position.after(partition, offset);
            if (alert.subscriptionId().equals(Subscriptions.CANARY)) {
                return;
            }
            if (ring.add(alert, partition, offset) && alert.deliver()) {
                receivers.tell(new LiveEvent.Told(alert, position.eventId(alert.id())));
            }
        } finally {
            lock.unlock();
        }
    }

    void onDelivery(Delivery delivery, int bytes, long offset) {
        history.add(delivery, bytes, offset);
    }

    void onCaughtUp() {
        lock.lock();
        try {
            ring.endOfRestored();
        } finally {
            lock.unlock();
        }
    }

    private Flux<LiveEvent> open(@Nullable String lastSeenId, @Nullable String owner, Predicate<Alert> wanted) {
        lock.lock();
        try {
            Optional<StreamRefusal> refusal = receivers.refusal(owner);
            if (refusal.isPresent()) {
                return Flux.error(new IllegalStateException(refusal.get().words()));
            }
            // Under one lock, so that no alert falls between what was missed and what comes, and the ping between both
            // says what is true.
            Flux<LiveEvent> before = lastSeenId == null ? Flux.empty() : missed(lastSeenId, wanted);
            Receivers.Receiver receiver = receivers.add(owner, wanted);
            return Flux.concat(before, Flux.just(new LiveEvent.Ping(position.pingId())), receiver.events())
                    .doFinally(signal -> forget(receiver));
        } finally {
            lock.unlock();
        }
    }

    /** What came since: out of the ring, or where it does not reach back so far, out of Kafka. */
    private Flux<LiveEvent> missed(String lastSeenId, Predicate<Alert> wanted) {
        StreamPosition seen = StreamPosition.read(lastSeenId).orElse(null);
        if (seen == null) {
            StreamPosition now = position;
            return Flux.fromIterable(ring.after(lastSeenId))
                    .filter(wanted)
                    .<LiveEvent>map(alert -> new LiveEvent.Told(alert, now.eventId(alert.id())));
        }
        return ring.reachesBackTo(seen)
                ? Flux.fromIterable(ring.after(seen))
                        .filter(told -> wanted.test(told.alert()))
                        .cast(LiveEvent.class)
                : Flux.concat(
                        // Kafka may take its time; the receiver hears at once that it is heard.
                        Flux.just(new LiveEvent.Ping(seen.pingId())),
                        MissedAlerts.between(kafka, seen, position, wanted));
    }

    private void forget(Receivers.Receiver receiver) {
        lock.lock();
        try {
            receivers.remove(receiver);
        } finally {
            lock.unlock();
        }
    }
}

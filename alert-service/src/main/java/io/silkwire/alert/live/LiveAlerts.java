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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

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

    private static final int MAX_STREAMS = 1_000;

    private final KafkaConnection kafka;
    private final AlertHistory history;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AlertRing ring = new AlertRing(CAPACITY);
    private StreamPosition position = StreamPosition.of(Map.of());
    /** Each with what is meant for it: what is not takes no place of its buffer. */
    private final Map<Sinks.Many<StreamedAlert>, Predicate<Alert>> streams = new HashMap<>();

    private @Nullable AlertTail tail;
    private @Nullable HistoryReader former;

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
    }

    /** Whether it was started and still follows Kafka. */
    public boolean isFollowing() {
        AlertTail following = tail;
        return following != null && following.isFollowing();
    }

    /**
     * The alerts that notify, as they happen.
     *
     * @param lastSeenId the event id of the last alert the receiver has, to get what it missed first; or null to start now
     * @param wanted the alerts that are meant for the receiver; it is asked often, and under a lock
     * @return never completes while the service runs; fails where the receiver falls 1 000 alerts behind or there are too many
     *     streams
     */
    public Flux<StreamedAlert> stream(@Nullable String lastSeenId, Predicate<Alert> wanted) {
        return Flux.defer(() -> open(lastSeenId, wanted));
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
        List<Sinks.Many<StreamedAlert>> open;
        lock.lock();
        try {
            open = List.copyOf(streams.keySet());
            streams.clear();
        } finally {
            lock.unlock();
        }
        open.forEach(Sinks.Many::tryEmitComplete);
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
                emit(new StreamedAlert(alert, position.eventId(alert.id())));
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

    private Flux<StreamedAlert> open(@Nullable String lastSeenId, Predicate<Alert> wanted) {
        Queue<StreamedAlert> waiting = new ArrayBlockingQueue<>(CAPACITY);
        Sinks.Many<StreamedAlert> sink = Sinks.many().unicast().onBackpressureBuffer(waiting);
        lock.lock();
        try {
            if (streams.size() >= MAX_STREAMS) {
                return Flux.error(new IllegalStateException("there are " + MAX_STREAMS + " live streams already"));
            }
            // Under one lock, so that no alert falls between what was missed and what comes.
            streams.put(sink, wanted);
            return Flux.concat(missed(lastSeenId).filter(alert -> wanted.test(alert.alert())), sink.asFlux())
                    .doFinally(signal -> forget(sink));
        } finally {
            lock.unlock();
        }
    }

    /** What came since: out of the ring, or where it does not reach back so far, out of Kafka. */
    private Flux<StreamedAlert> missed(@Nullable String lastSeenId) {
        if (lastSeenId == null) {
            return Flux.empty();
        }
        StreamPosition seen = StreamPosition.read(lastSeenId).orElse(null);
        if (seen == null) {
            StreamPosition now = position;
            return Flux.fromIterable(ring.after(lastSeenId))
                    .map(alert -> new StreamedAlert(alert, now.eventId(alert.id())));
        }
        return ring.reachesBackTo(seen)
                ? Flux.fromIterable(ring.after(seen))
                : MissedAlerts.between(kafka, seen, position);
    }

    private void emit(StreamedAlert alert) {
        List<Sinks.Many<StreamedAlert>> lost = new ArrayList<>();
        // A copy: a receiver that leaves while it is told takes itself out.
        Map.copyOf(streams).forEach((sink, wanted) -> {
            if (wanted.test(alert.alert()) && sink.tryEmitNext(alert).isFailure()) {
                lost.add(sink);
            }
        });
        lost.forEach(sink -> {
            streams.remove(sink);
            sink.tryEmitError(new IllegalStateException("the receiver is " + CAPACITY + " alerts behind"));
        });
    }

    private void forget(Sinks.Many<StreamedAlert> sink) {
        lock.lock();
        try {
            streams.remove(sink);
        } finally {
            lock.unlock();
        }
    }
}

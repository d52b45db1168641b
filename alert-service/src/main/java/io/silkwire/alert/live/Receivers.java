package io.silkwire.alert.live;

import io.silkwire.contracts.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Those who listen to the live stream now, each with what waits for it. Not thread-safe: {@link LiveAlerts} guards it. */
final class Receivers {
    /** Most streams of all together. */
    static final int MOST = 1_000;
    /** Most streams of one account, or of one address where nobody signed in: ten windows side by side are many. */
    static final int MOST_OF_ONE = 10;

    private final int waiting;
    private final Map<Receiver, String> open = new HashMap<>();

    /** @param waiting how many events may wait for a receiver before it is cut off */
    Receivers(int waiting) {
        this.waiting = waiting;
    }

    /** One who listens; what is not meant for it takes no place of its buffer. */
    static final class Receiver {
        private final Predicate<Alert> wanted;
        private final Queue<LiveEvent> buffer;
        private final Sinks.Many<LiveEvent> sink;

        private Receiver(Predicate<Alert> wanted, int waiting) {
            this.wanted = wanted;
            this.buffer = new ArrayBlockingQueue<>(waiting);
            this.sink = Sinks.many().unicast().onBackpressureBuffer(buffer);
        }

        Flux<LiveEvent> events() {
            return sink.asFlux();
        }
    }

    /** Why this owner gets no further stream; empty where it gets one. */
    Optional<StreamRefusal> refusal(@Nullable String owner) {
        if (open.size() >= MOST) {
            return Optional.of(StreamRefusal.TOO_MANY);
        }
        long own =
                owner == null ? 0 : open.values().stream().filter(owner::equals).count();
        return own >= MOST_OF_ONE ? Optional.of(StreamRefusal.TOO_MANY_OF_ONE) : Optional.empty();
    }

    /**
     * Adds one.
     *
     * @param owner whose it is; null for one of whom there may be as many as there may be of all
     */
    Receiver add(@Nullable String owner, Predicate<Alert> wanted) {
        Receiver receiver = new Receiver(wanted, waiting);
        open.put(receiver, owner == null ? "" : owner);
        return receiver;
    }

    void remove(Receiver receiver) {
        open.remove(receiver);
    }

    /** Tells those whom it is meant for; one that is too far behind is cut off. */
    void tell(LiveEvent.Told told) {
        List<Receiver> lost = new ArrayList<>();
        // A copy: a receiver that leaves while it is told takes itself out.
        for (Receiver receiver : List.copyOf(open.keySet())) {
            if (receiver.wanted.test(told.alert())
                    && receiver.sink.tryEmitNext(told).isFailure()) {
                lost.add(receiver);
            }
        }
        for (Receiver receiver : lost) {
            open.remove(receiver);
            receiver.sink.tryEmitError(new IllegalStateException("the receiver is " + waiting + " alerts behind"));
        }
    }

    /** Goes behind all that was told before, in the same order; one for whom alerts wait needs no sign of life. */
    void ping(LiveEvent.Ping ping) {
        for (Receiver receiver : List.copyOf(open.keySet())) {
            if (receiver.buffer.isEmpty() && receiver.sink.tryEmitNext(ping).isFailure()) {
                open.remove(receiver);
            }
        }
    }

    /** Ends all streams. */
    void complete() {
        List<Receiver> ended = List.copyOf(open.keySet());
        open.clear();
        ended.forEach(receiver -> receiver.sink.tryEmitComplete());
    }
}

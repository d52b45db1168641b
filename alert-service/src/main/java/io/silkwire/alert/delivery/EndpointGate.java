package io.silkwire.alert.delivery;

import io.silkwire.contracts.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says from when on an endpoint may be tried: not faster than its pace (a token bucket), not before the moment it asked to wait for,
 * and after several failures in a row only now and then (a circuit breaker: one probe, then the wait doubles). An attempt that has to
 * wait for its gate uses up no try. What many endpoints have in common, such as the server by which all mail goes, has a gate of its
 * own. Thread-safe.
 */
final class EndpointGate {
    /** Failures in a row after which an endpoint is left alone. */
    static final int TRIPS_AT = 5;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Whoever says "too many" and not for how long is asked again after this long, and after twice as long each further time. */
    static final Duration FIRST_PATIENCE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(5);
    /** One mailbox that refuses us must not close the way to all others. */
    private static final int ENDPOINTS_FOR_RELAY = 2;
    /** Endpoints that were forgotten lose no more than their bucket. */
    private static final int MAX_ENDPOINTS = 100_000;

    private final Map<String, Gate> gates = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    private static final class Gate {
        private Instant emptyUntil = Instant.EPOCH;
        private int failures;
        private int throttled;
        private Instant closedUntil = Instant.EPOCH;
        private Instant askedUntil = Instant.EPOCH;
        private final Set<String> failing = new HashSet<>();

        private boolean isIdle(Instant now) {
            return failures == 0 && emptyUntil.isBefore(now) && askedUntil.isBefore(now);
        }
    }

    /** The first moment from now on at which an attempt may be made under all these limits; now itself where one may. */
    Instant opens(List<Limit> limits, @Nullable String relay, Instant now) {
        return locked(() -> {
            Instant opens = relay == null ? now : opens(relay, Pace.FREE, now);
            for (Limit limit : limits) {
                Instant next = opens(limit.key(), limit.pace(), now);
                opens = next.isAfter(opens) ? next : opens;
            }
            return opens;
        });
    }

    /** The same of one endpoint alone. */
    Instant opens(String endpoint, Pace pace, Instant now) {
        return locked(() -> {
            Gate gate = gates.get(endpoint);
            if (gate == null) {
                return now;
            }
            // The bucket as the time at which it will be full: one attempt moves it by one step.
            Instant opens = gate.emptyUntil.minus(pace.each().multipliedBy(pace.burst() - 1L));
            for (Instant until : List.of(gate.closedUntil, gate.askedUntil, now)) {
                opens = until.isAfter(opens) ? until : opens;
            }
            return opens;
        });
    }

    /** An attempt begins under these limits. */
    void begun(List<Limit> limits, @Nullable String relay, Instant now) {
        locked(() -> {
            limits.forEach(limit -> begun(limit.key(), limit.pace(), now));
            Gate common = relay == null ? null : gates.get(relay);
            if (common != null && common.failures >= TRIPS_AT) {
                // One probe: the others wait for what comes of it.
                common.closedUntil = now.plus(FIRST_PAUSE);
            }
            return now;
        });
    }

    /** An attempt begins. */
    void begun(String endpoint, Pace pace, Instant now) {
        locked(() -> {
            if (gates.size() >= MAX_ENDPOINTS) {
                gates.values().removeIf(gate -> gate.isIdle(now));
            }
            Gate gate = gate(endpoint);
            Instant from = gate.emptyUntil.isAfter(now) ? gate.emptyUntil : now;
            gate.emptyUntil = from.plus(pace.each());
            return now;
        });
    }

    /** An attempt by way of this relay ended so. */
    void ended(String endpoint, @Nullable String relay, DeliveryOutcome outcome, Instant now) {
        ended(endpoint, outcome, now);
        if (relay != null && !isUnsent(outcome)) {
            boolean failed =
                    outcome instanceof DeliveryOutcome.Retryable retryable && retryable.reason() == Reason.RELAY_FAILED;
            locked(() -> {
                relayEnded(gate(relay), endpoint, failed, now);
                return now;
            });
        }
    }

    /** It ended so. Where nothing was sent nothing was learnt. */
    void ended(String endpoint, DeliveryOutcome outcome, Instant now) {
        if (isUnsent(outcome)) {
            return;
        }
        locked(() -> {
            Gate gate = gate(endpoint);
            switch (outcome) {
                case DeliveryOutcome.Delivered delivered -> open(gate);
                case DeliveryOutcome.Stopped stopped -> open(gate);
                case DeliveryOutcome.Retryable retryable -> failed(gate, retryable, now);
            }
            return now;
        });
    }

    private static boolean isUnsent(DeliveryOutcome outcome) {
        return outcome instanceof DeliveryOutcome.Stopped && outcome.status() == 0;
    }

    /** Somebody wants it tried: what it asked for still holds, but nobody waits for the breaker. */
    void probe(String endpoint) {
        locked(() -> {
            Gate gate = gates.get(endpoint);
            if (gate != null) {
                gate.closedUntil = Instant.EPOCH;
            }
            return endpoint;
        });
    }

    private static void failed(Gate gate, DeliveryOutcome.Retryable outcome, Instant now) {
        boolean throttled = outcome.reason() == Reason.THROTTLED;
        Duration asked = outcome.retryAfter();
        if (throttled || asked != null) {
            Duration wait = asked == null ? doubled(FIRST_PATIENCE, gate.throttled, LONGEST_PATIENCE) : asked;
            gate.throttled++;
            gate.askedUntil = now.plus(shorter(wait, RetrySchedule.MAX_RETRY_AFTER));
        }
        if (!throttled) {
            close(gate, now);
        }
    }

    private static void relayEnded(Gate relay, String endpoint, boolean failed, Instant now) {
        if (!failed) {
            open(relay);
            return;
        }
        if (relay.failing.size() < ENDPOINTS_FOR_RELAY) {
            relay.failing.add(endpoint);
        }
        if (relay.failing.size() >= ENDPOINTS_FOR_RELAY) {
            close(relay, now);
        } else {
            relay.failures = Math.min(relay.failures + 1, TRIPS_AT - 1);
        }
    }

    private static void close(Gate gate, Instant now) {
        gate.failures++;
        if (gate.failures >= TRIPS_AT) {
            gate.closedUntil = now.plus(doubled(FIRST_PAUSE, gate.failures - TRIPS_AT, LONGEST_PAUSE));
        }
    }

    private static void open(Gate gate) {
        gate.failures = 0;
        gate.throttled = 0;
        gate.failing.clear();
        gate.closedUntil = Instant.EPOCH;
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        return shorter(first.multipliedBy(1L << Math.min(times, 20)), longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? other : one;
    }

    private Gate gate(String key) {
        return gates.computeIfAbsent(key, absent -> new Gate());
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}

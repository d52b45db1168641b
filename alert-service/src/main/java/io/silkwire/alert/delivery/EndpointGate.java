package io.silkwire.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Says from when on an endpoint may be tried: not faster than its pace (a token bucket), and after several failures in a row only
 * now and then (a circuit breaker: one probe, then the wait doubles). An attempt that has to wait for its gate uses up no try.
 * Not thread-safe.
 */
final class EndpointGate {
    /** Failures in a row after which an endpoint is left alone. */
    static final int TRIPS_AT = 5;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Endpoints that were forgotten lose no more than their bucket. */
    private static final int MAX_ENDPOINTS = 100_000;

    private final Map<String, Gate> gates = new HashMap<>();

    private static final class Gate {
        private Instant emptyUntil = Instant.EPOCH;
        private int failures;
        private Instant closedUntil = Instant.EPOCH;
    }

    /** The first moment from now on at which an attempt may be made; now itself where one may. */
    Instant opens(String endpoint, Pace pace, Instant now) {
        Gate gate = gates.get(endpoint);
        if (gate == null) {
            return now;
        }
        // The bucket as the time at which it will be full: one attempt moves it by one step.
        Instant paced = gate.emptyUntil.minus(pace.each().multipliedBy(pace.burst() - 1L));
        Instant opens = paced.isAfter(gate.closedUntil) ? paced : gate.closedUntil;
        return opens.isAfter(now) ? opens : now;
    }

    /** An attempt begins. */
    void begun(String endpoint, Pace pace, Instant now) {
        if (gates.size() >= MAX_ENDPOINTS) {
            gates.values().removeIf(gate -> gate.failures == 0 && gate.emptyUntil.isBefore(now));
        }
        Gate gate = gates.computeIfAbsent(endpoint, absent -> new Gate());
        Instant from = gate.emptyUntil.isAfter(now) ? gate.emptyUntil : now;
        gate.emptyUntil = from.plus(pace.each());
    }

    /** It ended so. */
    void ended(String endpoint, DeliveryOutcome outcome, Instant now) {
        Gate gate = gates.computeIfAbsent(endpoint, absent -> new Gate());
        if (!(outcome instanceof DeliveryOutcome.Retryable)) {
            gate.failures = 0;
            gate.closedUntil = Instant.EPOCH;
            return;
        }
        gate.failures++;
        if (gate.failures >= TRIPS_AT) {
            gate.closedUntil = now.plus(pause(gate.failures - TRIPS_AT));
        }
    }

    private static Duration pause(int probes) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(probes, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}

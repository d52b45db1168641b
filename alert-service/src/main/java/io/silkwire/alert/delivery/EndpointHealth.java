package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.Attempt;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Since when the channels of one subscription have failed without a success between, put together from its attempts in any order.
 * Not thread-safe.
 */
final class EndpointHealth {
    private static final int MAX_FAILURES = 1_000;

    private final Map<String, Channel> channels = new HashMap<>();

    private static final class Channel {
        private Instant lastSuccess = Instant.EPOCH;
        private final NavigableMap<Instant, String> failures = new TreeMap<>();
    }

    /**
     * A channel that fails.
     *
     * @param since its first failure after its last success
     * @param lastReason label of the latest
     */
    record Failing(Instant since, String lastReason) {}

    /** Whether any channel fails. */
    boolean isFailing() {
        return channels.values().stream().anyMatch(channel -> !channel.failures.isEmpty());
    }

    /** Takes all attempts of a delivery in; some may be known. */
    void put(Delivery delivery) {
        for (Delivery.ChannelDelivery part : delivery.channels()) {
            part.attempts().forEach(attempt -> put(part.channel(), attempt));
        }
    }

    /** How this channel has failed since this moment, or null where it has not. */
    @Nullable
    Failing failing(String channel, Instant from) {
        Channel one = channels.get(channel);
        NavigableMap<Instant, String> since = one == null ? null : one.failures.tailMap(from, true);
        return since == null || since.isEmpty()
                ? null
                : new Failing(since.firstKey(), since.lastEntry().getValue());
    }

    private void put(String name, Attempt attempt) {
        Channel channel = channels.computeIfAbsent(name, absent -> new Channel());
        String reason = attempt.reason();
        if (reason == null) {
            channel.lastSuccess = attempt.at().isAfter(channel.lastSuccess) ? attempt.at() : channel.lastSuccess;
            channel.failures.headMap(channel.lastSuccess, true).clear();
        } else if (attempt.at().isAfter(channel.lastSuccess)) {
            channel.failures.put(attempt.at(), reason);
            if (channel.failures.size() > MAX_FAILURES) {
                // The first says since when, the last says why.
                channel.failures.remove(channel.failures.higherKey(channel.failures.firstKey()));
            }
        }
    }
}

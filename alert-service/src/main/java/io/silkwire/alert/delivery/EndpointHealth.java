package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.Attempt;
import io.silkwire.contracts.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Since when the channels of one subscription have failed without a success between, put together from its attempts in any order.
 * Not thread-safe.
 */
final class EndpointHealth {
    private static final int MAX_FAILURES = 1_000;
    private static final int TOO_MANY_REQUESTS = 429;
    /** What says nothing about the endpoint: nothing was sent, or it failed on the way; and the last try, whose own reason is lost. */
    private static final Set<String> NOT_ITS_OWN = Set.of(
            Reason.ENDPOINT_DISABLED.label(),
            Reason.SMTP_NOT_CONFIGURED.label(),
            Reason.SUBSCRIPTION_GONE.label(),
            Reason.CONTENT_GONE.label(),
            Reason.UNSUBSCRIBED.label(),
            Reason.STEP_FAILED.label(),
            Reason.RELAY_FAILED.label(),
            Reason.GIVEN_UP.label());

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
     * @param alike how many in a row had that reason, the latest included
     * @param alikeSince when the first of these was
     */
    record Failing(Instant since, String lastReason, int alike, Instant alikeSince) {
        /** One of which only this is known. */
        Failing(Instant since, String lastReason) {
            this(since, lastReason, 1, since);
        }
    }

    /** Whether any channel fails. */
    boolean isFailing() {
        return channels.values().stream().anyMatch(channel -> !channel.failures.isEmpty());
    }

    /**
     * Forgets what happened before this moment.
     *
     * @return whether nothing is left
     */
    boolean forgetBefore(Instant from) {
        channels.values().removeIf(channel -> {
            channel.failures.headMap(from, false).clear();
            return channel.failures.isEmpty() && channel.lastSuccess.isBefore(from);
        });
        return channels.isEmpty();
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
        return since == null || since.isEmpty() ? null : failing(since);
    }

    private static Failing failing(NavigableMap<Instant, String> failures) {
        String last = failures.lastEntry().getValue();
        int alike = 0;
        Instant alikeSince = failures.lastKey();
        for (Map.Entry<Instant, String> failure : failures.descendingMap().entrySet()) {
            if (!failure.getValue().equals(last)) {
                break;
            }
            alike++;
            alikeSince = failure.getKey();
        }
        return new Failing(failures.firstKey(), last, alike, alikeSince);
    }

    private void put(String name, Attempt attempt) {
        Channel channel = channels.computeIfAbsent(name, absent -> new Channel());
        String reason = attempt.reason();
        if (reason == null) {
            channel.lastSuccess = attempt.at().isAfter(channel.lastSuccess) ? attempt.at() : channel.lastSuccess;
            channel.failures.headMap(channel.lastSuccess, true).clear();
        } else if (isOfEndpoint(attempt, reason) && attempt.at().isAfter(channel.lastSuccess)) {
            channel.failures.put(attempt.at(), reason);
            if (channel.failures.size() > MAX_FAILURES) {
                // The first says since when, the last says why.
                channel.failures.remove(channel.failures.higherKey(channel.failures.firstKey()));
            }
        }
    }

    /** Who says "too many" is there. */
    private static boolean isOfEndpoint(Attempt attempt, String reason) {
        return !NOT_ITS_OWN.contains(reason) && attempt.status() != TOO_MANY_REQUESTS;
    }
}

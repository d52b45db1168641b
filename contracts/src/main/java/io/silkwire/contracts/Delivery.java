package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the delivery of one alert stands, over all its channels: the schedule of retries lives here, so it survives a restart.
 *
 * @param alert the alert while something is still to be sent, null once every channel is at rest
 * @param channels one entry for each channel it goes to
 */
public record Delivery(
        AlertId alertId,
        SubscriptionId subscriptionId,
        StatementId statementId,
        List<ChannelDelivery> channels,
        @Nullable Alert alert,
        Instant updatedAt) {

    /** Copies the channels. */
    public Delivery {
        channels = List.copyOf(channels);
    }

    /** What became of it, or has yet to. */
    public enum State {
        /** Waiting for its first or its next attempt. */
        PENDING,
        /** The receiver took it. */
        DELIVERED,
        /** Matched on the replay lane: nobody was told. */
        SHADOWED,
        /** Given up: every try failed, or the receiver does not want it. */
        FAILED;

        /** The word in JSON and metrics. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One channel's part.
     *
     * @param channel {@code live}, {@code webhook}, …
     * @param attempts in order, oldest first
     * @param nextAttemptAt when a pending one is tried next, null otherwise
     */
    public record ChannelDelivery(
            String channel,
            State state,
            List<Attempt> attempts,
            @Nullable Instant nextAttemptAt) {
        /** Copies the attempts. */
        public ChannelDelivery {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * One try.
     *
     * @param status HTTP status of the answer, 0 where there was none
     * @param reason label of what went wrong, or null where it was delivered
     */
    public record Attempt(Instant at, int status, @Nullable String reason, long durationMillis) {}

    /** The state of the whole: pending while any channel is, failed if any channel failed, else delivered or shadowed. */
    public State state() {
        if (channels.stream().anyMatch(channel -> channel.state() == State.PENDING)) {
            return State.PENDING;
        }
        if (channels.stream().anyMatch(channel -> channel.state() == State.FAILED)) {
            return State.FAILED;
        }
        return channels.stream().anyMatch(channel -> channel.state() == State.SHADOWED)
                ? State.SHADOWED
                : State.DELIVERED;
    }
}

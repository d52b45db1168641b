package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the delivery of one message stands, over all its channels: the schedule of retries and what is held back live here, so
 * they survive a restart. The message is an alert, or a digest, or a notice.
 *
 * @param alertId of the alert, the digest or the notice
 * @param statementId what the alert is about; null for digests and notices
 * @param alert the alert while something is still to be sent or failed, null once every channel is at rest otherwise
 * @param channels one entry for each channel it goes to
 * @param timing what was decided about when to send an alert; null for others, and for records of version 1
 * @param digest the digest, so that it can be sent again; null for others
 * @param notice the notice; null for others
 */
public record Delivery(
        AlertId alertId,
        SubscriptionId subscriptionId,
        @Nullable StatementId statementId,
        List<ChannelDelivery> channels,
        @Nullable Alert alert,
        Instant updatedAt,
        @Nullable Timing timing,
        @Nullable Digest digest,
        @Nullable Notice notice) {

    /** Copies the channels. */
    public Delivery {
        channels = List.copyOf(channels);
    }

    /** The delivery of an alert that was sent, or will be, as soon as it can. */
    public Delivery(
            AlertId alertId,
            SubscriptionId subscriptionId,
            StatementId statementId,
            List<ChannelDelivery> channels,
            @Nullable Alert alert,
            Instant updatedAt) {
        this(alertId, subscriptionId, statementId, channels, alert, updatedAt, null, null, null);
    }

    /** What became of it, or has yet to. */
    public enum State {
        /** Waiting for its first or its next attempt. */
        PENDING,
        /** Held back: it will be sent later, alone or with others. */
        HELD,
        /** The receiver took it. */
        DELIVERED,
        /** It went into a digest. */
        BUNDLED,
        /** A copy of what was told: added to that alert. */
        COPIED,
        /** Muted: nothing is sent. */
        MUTED,
        /** Matched on the replay lane: nobody was told. */
        SHADOWED,
        /** Given up: every try failed, or the receiver does not want it. */
        FAILED;

        /** The word in JSON and metrics. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether something is still to be done. */
        public boolean isOpen() {
            return this == PENDING || this == HELD;
        }
    }

    /**
     * What was decided about when to send an alert.
     *
     * @param at when it was decided first
     * @param revision of the statement
     * @param reason why it is held, muted or a copy; null where it was sent at once
     * @param until when a held one is due, else null
     * @param with the alert it was added to as a copy, or the digest it went into; else null
     * @param copy what later copies say about themselves; only on copies
     * @param story the story its statement stood in when this was recorded; null where that was not known
     * @param settings by which settings of sending a held one is held, as a short hash; null where it is not held
     */
    public record Timing(
            Instant at,
            Severity severity,
            int revision,
            @Nullable HoldReason reason,
            @Nullable Instant until,
            @Nullable AlertId with,
            Digest.@Nullable Copy copy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            StoryId story,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String settings) {
        /** Where neither story nor settings are known. */
        public Timing(
                Instant at,
                Severity severity,
                int revision,
                @Nullable HoldReason reason,
                @Nullable Instant until,
                @Nullable AlertId with,
                Digest.@Nullable Copy copy) {
            this(at, severity, revision, reason, until, with, copy, null, null);
        }

        /** The same, its statement standing in this story. */
        public Timing in(StoryId other) {
            return new Timing(at, severity, revision, reason, until, with, copy, other, settings);
        }
    }

    /** Why an alert was not sent at once. */
    public enum HoldReason {
        /** It waits for its digest. */
        DIGEST,
        QUIET_HOURS,
        SNOOZED,
        MAXIMUM,
        MUTED,
        /** Its story was told already. */
        STORY_TOLD,
        /** For a moment, until it is known which story it tells; its state is pending. */
        STORY_UNKNOWN;

        /** The word in JSON and metrics. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
     * @param status HTTP or SMTP status of the answer, 0 where there was none
     * @param reason label of what went wrong, or null where it was delivered
     * @param request what was sent, in a few lines without secrets; null where it is not known
     * @param answer the first 8 KiB of what came back; null where nothing did
     */
    public record Attempt(
            Instant at,
            int status,
            @Nullable String reason,
            long durationMillis,
            @Nullable String request,
            @Nullable String answer) {
        /** Longest answer kept, in characters. */
        public static final int MAX_ANSWER = 8 * 1024;

        /** A try of which no more is known. */
        public Attempt(Instant at, int status, @Nullable String reason, long durationMillis) {
            this(at, status, reason, durationMillis, null, null);
        }
    }

    /** The same with another timing. */
    public Delivery with(Timing other) {
        return new Delivery(alertId, subscriptionId, statementId, channels, alert, updatedAt, other, digest, notice);
    }

    /** The state of the whole: open while any channel is, failed if any channel failed, else how its last channel ended. */
    public State state() {
        for (State state : List.of(
                State.PENDING, State.HELD, State.FAILED, State.SHADOWED, State.BUNDLED, State.COPIED, State.MUTED)) {
            if (channels.stream().anyMatch(channel -> channel.state() == state)) {
                return state;
            }
        }
        return State.DELIVERED;
    }
}

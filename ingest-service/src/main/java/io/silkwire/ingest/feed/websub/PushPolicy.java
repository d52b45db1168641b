package io.silkwire.ingest.feed.websub;

import io.silkwire.contracts.CrawlState.Push;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a subscription at a hub, step by step: pure. It is asked for again at four fifths of its lease, so that a failed
 * try leaves time for more; where the hub does not ask back after an hour, then after two, and so on up to a week. As long as it runs
 * and has missed nothing, the feed is asked less often; news that the hub did not tell of end that until it tells again.
 */
public final class PushPolicy {
    private static final Duration FIRST_RETRY = Duration.ofHours(1);
    private static final Duration MOST_RETRY = Duration.ofDays(7);
    /** However often a hub calls, a feed is asked no more often than this. */
    private static final Duration LEAST_GAP = Duration.ofSeconds(10);

    private PushPolicy() {}

    /** Whether the hub is to be asked now. */
    public static boolean asks(@Nullable Push push, String hub, String topic, Instant now) {
        return !isOf(push, hub, topic) || push == null || push.askAt() == null || !now.isBefore(push.askAt());
    }

    /** What is known of a subscription at this hub; one at another hub or of another topic counts for nothing. */
    public static Push at(@Nullable Push push, String hub, String topic) {
        return push != null && isOf(push, hub, topic)
                ? new Push(hub, topic, push.askedAt(), push.askAt(), push.leaseUntil(), push.toldAt(), push.missedAt())
                : new Push(hub, topic, null, null, null, null, null);
    }

    /** The hub was asked; it has to ask back before anything counts. */
    public static Push asked(Push push, Instant now) {
        Duration last = push.askedAt() == null || push.askAt() == null || isRunning(push, now)
                ? Duration.ZERO
                : Duration.between(push.askedAt(), push.askAt());
        Duration wait = last.isZero() ? FIRST_RETRY : shorter(last.multipliedBy(2), MOST_RETRY);
        // A hub that asked back while it was being asked has already settled when to ask again.
        boolean settled = push.leaseUntil() != null && push.askAt() != null && now.isBefore(push.askAt());
        return settled
                ? push
                : new Push(
                        push.hub(),
                        push.topic(),
                        now,
                        now.plus(wait),
                        push.leaseUntil(),
                        push.toldAt(),
                        push.missedAt());
    }

    /** The hub has asked back and grants this lease. */
    public static Push verified(Push push, Duration lease, Instant now) {
        Instant renewal = now.plus(lease.multipliedBy(4).dividedBy(5));
        return new Push(push.hub(), push.topic(), now, renewal, now.plus(lease), push.toldAt(), push.missedAt());
    }

    /** The hub refuses, or has ended it (section 5.2): it is asked once more in a week. */
    public static Push denied(Push push, Instant now) {
        return new Push(push.hub(), push.topic(), now, now.plus(MOST_RETRY), null, push.toldAt(), push.missedAt());
    }

    /** The hub told of news. */
    public static Push told(Push push, Instant now) {
        return new Push(
                push.hub(), push.topic(), push.askedAt(), push.askAt(), push.leaseUntil(), now, push.missedAt());
    }

    /**
     * The feed was read.
     *
     * @param fresh entries that were not known before
     * @param before when it was read before that; null for the first time
     */
    public static Push read(Push push, int fresh, @Nullable Instant before, Instant now) {
        boolean told = push.toldAt() != null && (before == null || push.toldAt().isAfter(before));
        boolean missed = fresh > 0 && !told && isRunning(push, now);
        return new Push(
                push.hub(),
                push.topic(),
                push.askedAt(),
                push.askAt(),
                push.leaseUntil(),
                push.toldAt(),
                missed ? now : push.missedAt());
    }

    /** When a feed is read again that would be due then: later where its hub can be relied on, and in time to ask the hub. */
    public static Instant due(Push push, Instant due, Duration most, Instant now) {
        if (!isRunning(push, now) || hasMissed(push)) {
            return due;
        }
        Instant slow = now.plus(most).isAfter(due) ? now.plus(most) : due;
        Instant ask = push.askAt();
        return ask != null && ask.isBefore(slow)
                ? (ask.isAfter(now.plus(LEAST_GAP)) ? ask : now.plus(LEAST_GAP))
                : slow;
    }

    /** When a feed is read of whose news the hub told now. */
    public static Instant dueNow(@Nullable Instant lastRead, Instant now) {
        Instant earliest = lastRead == null ? now : lastRead.plus(LEAST_GAP);
        return earliest.isAfter(now) ? earliest : now;
    }

    private static boolean isOf(@Nullable Push push, String hub, String topic) {
        // The hub's word may have come before it was written down whose word it was.
        return push != null
                && push.topic().equals(topic)
                && (push.hub().equals(hub) || push.hub().isEmpty());
    }

    private static boolean isRunning(Push push, Instant now) {
        return push.leaseUntil() != null && now.isBefore(push.leaseUntil());
    }

    private static boolean hasMissed(Push push) {
        return push.missedAt() != null
                && (push.toldAt() == null || push.toldAt().isBefore(push.missedAt()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

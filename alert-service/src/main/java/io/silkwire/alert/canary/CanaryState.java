package io.silkwire.alert.canary;

import io.silkwire.contracts.AlertId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the canary; a new value for each event. Only what this instance sent counts, as long as it is remembered, and an
 * arrival counts for the moment its canary was sent: one that comes hours late is no sign of life.
 *
 * @param sent the last rounds, newest first
 * @param byWebhook the newest one that was delivered by webhook, or null
 * @param inFeed the newest one that was seen in the feed, or null
 */
record CanaryState(
        List<Sent> sent,
        @Nullable Arrival byWebhook,
        @Nullable Arrival inFeed) {
    /** Rounds that are remembered; more than may be missed. */
    static final int ROUNDS = 4;

    static final CanaryState NONE = new CanaryState(List.of(), null, null);

    /** One round: the alert that should arrive, and when its statement was written. */
    record Sent(AlertId id, Instant at) {}

    /** A round whose alert arrived. */
    record Arrival(Sent sent, Instant at) {
        Duration took() {
            return Duration.between(sent.at(), at);
        }
    }

    /** Copies the rounds. */
    CanaryState {
        sent = List.copyOf(sent);
    }

    CanaryState sent(AlertId id, Instant now) {
        return new CanaryState(
                Stream.concat(Stream.of(new Sent(id, now)), sent.stream())
                        .limit(ROUNDS)
                        .toList(),
                byWebhook,
                inFeed);
    }

    /** The alert of this id was delivered; another one than was sent here changes nothing. */
    CanaryState byWebhook(AlertId id, Instant now) {
        return find(id).map(found -> new CanaryState(sent, newer(byWebhook, found, now), inFeed))
                .orElse(this);
    }

    /** The alert of this id is in the feed. */
    CanaryState inFeed(AlertId id, Instant now) {
        return find(id).map(found -> new CanaryState(sent, byWebhook, newer(inFeed, found, now)))
                .orElse(this);
    }

    /** Whether it is missed: none of the last three rounds arrived, once there were that many. */
    boolean isSilent(Instant startedAt, Instant now, Duration every) {
        Duration patience = every.multipliedBy(3);
        if (sent.isEmpty() || Duration.between(startedAt, now).compareTo(patience.plus(every)) < 0) {
            return false;
        }
        return isLate(byWebhook, now, patience) || isLate(inFeed, now, patience);
    }

    private Optional<Sent> find(AlertId id) {
        return sent.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The first arrival of a round says how long it took; that of an older round says nothing new. */
    private static Arrival newer(@Nullable Arrival known, Sent found, Instant now) {
        return known != null && !known.sent().at().isBefore(found.at()) ? known : new Arrival(found, now);
    }

    private static boolean isLate(@Nullable Arrival last, Instant now, Duration patience) {
        return last == null || Duration.between(last.sent().at(), now).compareTo(patience) > 0;
    }
}

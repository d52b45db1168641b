package io.silkwire.alert.canary;

import io.silkwire.contracts.AlertId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the canary; a new value for each event.
 *
 * @param expected the alert that should arrive, or null before the first
 * @param sentAt when its statement was written
 * @param byWebhookAt when the last one arrived at the webhook, or null
 * @param inFeedAt when the last one was seen in the feed, or null
 * @param took from statement to webhook, of the last that arrived; or null
 */
record CanaryState(
        @Nullable AlertId expected,
        @Nullable Instant sentAt,
        @Nullable Instant byWebhookAt,
        @Nullable Instant inFeedAt,
        @Nullable Duration took) {
    static final CanaryState NONE = new CanaryState(null, null, null, null, null);

    CanaryState sent(AlertId id, Instant now) {
        return new CanaryState(id, now, byWebhookAt, inFeedAt, took);
    }

    CanaryState byWebhook(AlertId id, Instant now) {
        Duration way = id.equals(expected) && sentAt != null ? Duration.between(sentAt, now) : took;
        return new CanaryState(expected, sentAt, now, inFeedAt, way);
    }

    CanaryState inFeed(Instant now) {
        return new CanaryState(expected, sentAt, byWebhookAt, now, took);
    }

    /** Whether it is missed: nothing arrived for three rounds, once there were that many. */
    boolean isSilent(Instant startedAt, Instant now, Duration every) {
        Duration patience = every.multipliedBy(3);
        if (sentAt == null || Duration.between(startedAt, now).compareTo(patience.plus(every)) < 0) {
            return false;
        }
        return isLate(byWebhookAt, now, patience) || isLate(inFeedAt, now, patience);
    }

    private static boolean isLate(@Nullable Instant last, Instant now, Duration patience) {
        return last == null || Duration.between(last, now).compareTo(patience) > 0;
    }
}

package io.silkwire.ingest.feed.websub;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to answer a hub that asks whether we meant it (WebSub, section 5.3), and what follows for the subscription. */
public sealed interface IntentAnswer {
    /** Answer 200 with the challenge; the subscription runs for the lease. */
    record Confirmed(String challenge, Duration lease) implements IntentAnswer {}

    /** Answer 200 with the challenge; the subscription has ended. */
    record Ended(String challenge) implements IntentAnswer {}

    /** Answer 200; the hub refuses or has dropped the subscription (section 5.2). */
    record Denied(@Nullable String reason) implements IntentAnswer {}

    /** Answer 404: we asked no such thing. */
    record Refused(String why) implements IntentAnswer {}

    /**
     * Decides on the query parameters of a verification.
     *
     * @param callback whose address was asked
     * @param wanted whether its feed is watched
     * @param asked the lease that was asked for
     */
    static IntentAnswer of(Map<String, String> query, Callback callback, boolean wanted, Duration asked) {
        if (!callback.topic().equals(query.get("hub.topic"))) {
            return new Refused("no subscription of this topic at this callback");
        }
        String challenge = query.getOrDefault("hub.challenge", "");
        return switch (query.getOrDefault("hub.mode", "")) {
            case "denied" -> new Denied(query.get("hub.reason"));
            case "subscribe" ->
                !wanted || challenge.isEmpty()
                        ? new Refused("not asked for, or without a challenge")
                        : new Confirmed(challenge, lease(query.get("hub.lease_seconds"), asked));
            case "unsubscribe" ->
                !wanted && !challenge.isEmpty() ? new Ended(challenge) : new Refused("this topic is still wanted");
            default -> new Refused("hub.mode must be subscribe, unsubscribe or denied");
        };
    }

    private static Duration lease(@Nullable String seconds, Duration asked) {
        try {
            long granted = seconds == null ? 0 : Long.parseLong(seconds.strip());
            // a lease of years means the hub knows no lease; ours is renewed sooner
            return granted <= 0 || granted > 31_536_000L ? asked : Duration.ofSeconds(granted);
        } catch (NumberFormatException e) {
            return asked;
        }
    }
}

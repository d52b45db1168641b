package io.silkwire.alert.delivery.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.Subscription;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says whether an answer means "later", and how much later: 429 (RFC 6585 §4), 503 with {@code Retry-After} (RFC 9110 §15.6.4), and what
 * receivers say in their own words.
 */
final class Throttling {
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Throttling() {}

    static boolean isTold(EndpointClient.Answered answered, Subscription.Shape shape) {
        return answered.status() == TOO_MANY
                || (answered.status() == UNAVAILABLE && answered.retryAfter() != null)
                || isTeamsTooMany(answered, shape);
    }

    /** How long to wait, or null where it is not said. */
    static @Nullable Duration wait(EndpointClient.Answered answered, Instant now) {
        Duration header = RetryAfter.of(answered.retryAfter(), now);
        return header == null ? ofTelegram(answered) : header;
    }

    /** Connectors of Teams answer 200 and say so in the body (learn.microsoft.com, "Create incoming webhooks": detecting rate limits). */
    private static boolean isTeamsTooMany(EndpointClient.Answered answered, Subscription.Shape shape) {
        String said = answered.beginning();
        return shape == Subscription.Shape.TEAMS
                && answered.status() / 100 == 2
                && said != null
                && said.contains("HTTP error 429");
    }

    /** {@code {"parameters":{"retry_after":35}}} (core.telegram.org/bots/api, "ResponseParameters"). */
    private static @Nullable Duration ofTelegram(EndpointClient.Answered answered) {
        String said = answered.beginning();
        if (answered.status() != TOO_MANY || said == null || !said.contains("retry_after")) {
            return null;
        }
        try {
            JsonNode seconds = JSON.readTree(said).path("parameters").path("retry_after");
            return seconds.canConvertToLong()
                    ? Duration.ofSeconds(Math.clamp(seconds.asLong(), 0, LONGEST_SECONDS))
                    : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}

package io.silkwire.alert.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as somebody received it, to be checked as its receivers should (Standard Webhooks, "Verifying signatures"): signed with a
 * shared secret, and not long ago. Signatures by key pairs ({@code v1a}) are not looked at.
 */
public record ReceivedWebhook(
        @Nullable String id,
        @Nullable String timestamp,
        @Nullable String signatures,
        String body) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Whether it was signed with this secret ({@code whsec_…}), within five minutes of now. */
    public boolean isSignedWith(String secret, Instant now) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        byte[] expected = WebhookSignature.of(List.of(secret), id, at, body.getBytes(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.US_ASCII);
        return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0
                && Arrays.stream(signatures.split(" ", -1))
                        .anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), expected));
    }
}

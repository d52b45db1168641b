package io.silkwire.alert.subscription;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes and checks signing secrets in the form of Standard Webhooks: {@code whsec_} and the base64 of 24 to 64 random bytes
 * (specification, "Signature scheme"), or {@code whsk_} and the base64 of an ed25519 private key.
 */
final class WebhookSecrets {
    private static final String PREFIX = "whsec_";
    /** An ed25519 private key: its seed, or seed and public key. */
    private static final String PRIVATE_KEY = "whsk_";

    private static final int SEED_BYTES = 32;
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int MADE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecrets() {}

    static String make() {
        byte[] bytes = new byte[MADE_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** A secret of another kind: URL-safe, without prefix. */
    static String token() {
        byte[] bytes = new byte[MADE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isSound(String secret) {
        if (secret.startsWith(PRIVATE_KEY)) {
            int length = decodedLength(secret.substring(PRIVATE_KEY.length()));
            return length == SEED_BYTES || length == 2 * SEED_BYTES;
        }
        int length = secret.startsWith(PREFIX) ? decodedLength(secret.substring(PREFIX.length())) : -1;
        return length >= MIN_BYTES && length <= MAX_BYTES;
    }

    private static int decodedLength(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}

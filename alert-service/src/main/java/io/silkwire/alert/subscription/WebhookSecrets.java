package io.silkwire.alert.subscription;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes and checks signing secrets in the form of Standard Webhooks: {@code whsec_} and the base64 of 24 to 64 random bytes
 * (specification, "Signature scheme").
 */
final class WebhookSecrets {
    private static final String PREFIX = "whsec_";
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

    static boolean isSound(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return length >= MIN_BYTES && length <= MAX_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

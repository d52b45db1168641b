package io.silkwire.ingest.feed.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The part of a callback's address that nobody can guess: 128 bits for each source and feed, derived from a key of the
 * installation, so that it survives restarts and needs no store.
 */
public final class CallbackToken {
    private static final int BYTES = 16;

    private CallbackToken() {}

    /** The token, 22 characters that are safe in an address. */
    public static String of(byte[] key, String sourceId, String topic) {
        byte[] mac =
                hmac("HmacSHA256", key, (sourceId.length() + ":" + sourceId + topic).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(mac, BYTES));
    }

    /** Whether a token that came with a request is that of this source and feed; takes the same time whatever it is. */
    public static boolean matches(String token, byte[] key, String sourceId, String topic) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), of(key, sourceId, topic).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}

package io.silkwire.ingest.feed.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The part of a callback's address that nobody can guess, and the secret with which a hub signs: 128 and 256 bits for each source and
 * feed, derived from a key of the installation, so that they survive restarts, are the same on all instances and need no store.
 */
public final class CallbackToken {
    private static final int BYTES = 16;

    private CallbackToken() {}

    /** The token, 22 characters that are safe in an address. */
    public static String of(byte[] key, Callback callback) {
        byte[] mac = hmac("HmacSHA256", key, bytes("callback\n" + callback.text()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }

    /** Whether a token that came with a request is that of this callback; takes the same time whatever it is. */
    public static boolean matches(String token, byte[] key, Callback callback) {
        return MessageDigest.isEqual(bytes(token), bytes(of(key, callback)));
    }

    /** The secret, 43 characters; never part of an address. */
    public static String secret(byte[] key, Callback callback) {
        byte[] mac = hmac("HmacSHA256", key, bytes("secret\n" + callback.text()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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

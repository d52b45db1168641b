package io.silkwire.ingest.feed.websub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether to believe content that a hub sent (WebSub, sections 7 and 8). The first two are acknowledged with 2xx: a sender that is
 * told of a wrong signature learns from it.
 */
public enum Distribution {
    /** The signature is the hub's: the feed has news. */
    AUTHENTIC,
    /** No signature, an unknown method or a wrong signature: acknowledge and ignore. */
    IGNORED,
    /** Longer than any feed: answer 413. */
    TOO_LARGE;

    private static final int CHUNK = 8_192;

    /**
     * Checks a signature in constant time. The content itself is not kept: only that it was signed matters.
     *
     * @param signature the {@code X-Hub-Signature} header, {@code method=hex}, or null where there was none
     * @param maxBytes reading ends after so many
     * @throws IOException where the content does not arrive
     */
    public static Distribution of(InputStream content, @Nullable String signature, String secret, long maxBytes)
            throws IOException {
        int equals = signature == null ? -1 : signature.indexOf('=');
        Mac mac = signature == null || equals < 0 ? null : mac(signature.substring(0, equals), secret);
        long length = 0;
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            length += read;
            if (length > maxBytes) {
                return TOO_LARGE;
            }
            if (mac != null) {
                mac.update(chunk, 0, read);
            }
        }
        boolean authentic = mac != null
                && signature != null
                && MessageDigest.isEqual(
                        mac.doFinal(), hex(signature.substring(equals + 1).strip()));
        return authentic ? AUTHENTIC : IGNORED;
    }

    private static @Nullable Mac mac(String method, String secret) {
        String algorithm = switch (method.strip().toLowerCase(Locale.ROOT)) {
            case "sha1" -> "HmacSHA1";
            case "sha256" -> "HmacSHA256";
            case "sha384" -> "HmacSHA384";
            case "sha512" -> "HmacSHA512";
            default -> null;
        };
        if (algorithm == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}

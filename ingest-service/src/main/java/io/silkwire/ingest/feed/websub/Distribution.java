package io.silkwire.ingest.feed.websub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether to believe content that a hub sent (WebSub, sections 7 and 7.1). Both answers are acknowledged with 2xx: a
 * sender that is told of a wrong signature learns from it.
 */
public enum Distribution {
    /** The signature is the hub's: read the content, or fetch the feed. */
    AUTHENTIC,
    /** No signature, an unknown method or a wrong signature: acknowledge and ignore. */
    IGNORED;

    /**
     * Checks a signature in constant time.
     *
     * @param signature the {@code X-Hub-Signature} header, {@code method=hex}, or null where there was none
     */
    public static Distribution of(byte[] body, @Nullable String signature, String secret) {
        int equals = signature == null ? -1 : signature.indexOf('=');
        if (signature == null || equals < 0) {
            return IGNORED;
        }
        String algorithm = switch (signature.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
            case "sha1" -> "HmacSHA1";
            case "sha256" -> "HmacSHA256";
            case "sha384" -> "HmacSHA384";
            case "sha512" -> "HmacSHA512";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            return IGNORED;
        }
        byte[] expected = CallbackToken.hmac(algorithm, secret.getBytes(StandardCharsets.UTF_8), body);
        byte[] given = hex(signature.substring(equals + 1).strip());
        return MessageDigest.isEqual(expected, given) ? AUTHENTIC : IGNORED;
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}

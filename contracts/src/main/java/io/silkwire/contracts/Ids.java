package io.silkwire.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** How ids are made and checked: hashes for what the world names, slugs for what people name. */
final class Ids {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    private Ids() {}

    /**
     * First 128 bits of SHA-256 over the parts, in lower-case hex (32 characters). Each part is preceded by its length, so
     * that no two lists of parts share an input.
     */
    static String hash(String... parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }

    static String requireHash(String type, String value) {
        if (!HASH.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    type + " must be 32 characters of lower-case hex, but was '" + shortened(value) + "'");
        }
        return value;
    }

    static String requireSlug(String type, String value) {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    type + " must be 1 to 64 of a-z 0-9 . _ - and start with a letter or digit, but was '"
                            + shortened(value) + "'");
        }
        return value;
    }

    private static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

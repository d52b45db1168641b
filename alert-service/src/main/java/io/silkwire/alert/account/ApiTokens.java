package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Texts of API tokens: {@code swk_} and 256 random bits. A prefix lets scanners of published code find a leaked one; as much
 * randomness needs no slow hash.
 */
final class ApiTokens {
    private static final String PREFIX = "swk_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiTokens() {}

    static String make() {
        return PREFIX + random(32);
    }

    /** This many random bytes as text that may stand in a URL. */
    static String random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    }

    static boolean isToken(String text) {
        return FORM.matcher(text).matches();
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static boolean isInForce(Account.ApiToken token, Instant now) {
        Instant end = token.expiresAt();
        return end == null || now.isBefore(end);
    }
}

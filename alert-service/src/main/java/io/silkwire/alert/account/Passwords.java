package io.silkwire.alert.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passwords into bcrypt hashes and back to a yes or no (OWASP Password Storage: work factor 10 or more; here 12, some 250 ms).
 * A password longer than bcrypt's 72 bytes is hashed first instead of being cut.
 */
final class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int COST = 12;
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

    /** Checked against where there is no account, so that a wrong name takes as long as a wrong password. */
    private static final String NOBODY = hash("nobody has this password");

    private Passwords() {}

    /** What is wrong with a new password, if anything (NIST SP 800-63B §5.1.1: length, no composition rules). */
    static Optional<String> fault(@Nullable String password, String accountId) {
        if (password == null || password.length() < SHORTEST) {
            return Optional.of(
                    "a password needs at least " + SHORTEST + " characters; several words are easiest to keep");
        }
        if (password.length() > LONGEST) {
            return Optional.of("a password has at most " + LONGEST + " characters");
        }
        boolean guessable =
                password.contains(accountId) || password.chars().distinct().count() < 5;
        return guessable ? Optional.of("this password is too easy to guess") : Optional.empty();
    }

    static String hash(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return new String(
                BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION)).hash(COST, bytes),
                StandardCharsets.US_ASCII);
    }

    /** Takes the same time where there is no hash, and is false then. */
    static boolean fits(String password, @Nullable String hash) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        boolean verified = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(bytes, (hash == null ? NOBODY : hash).getBytes(StandardCharsets.US_ASCII))
                .verified;
        return verified && hash != null;
    }
}

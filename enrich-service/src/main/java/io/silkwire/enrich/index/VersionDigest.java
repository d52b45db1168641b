package io.silkwire.enrich.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an index holds in two values that can be compared: how many statements, and a SHA-256 over ids and versions in the order of
 * {@link IdBuckets}.
 */
public record VersionDigest(long statements, String sha256) {
    /** One that grows statement by statement. Not thread-safe. */
    static final class Growing {
        private final MessageDigest digest;
        private long statements;

        Growing() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        /** The next statement; one that this side does not have (version below zero) is passed over. */
        void add(String id, long version) {
            if (version >= 0) {
                statements++;
                digest.update((id + ":" + version + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        /** The value of all that was added; nothing can be added afterwards. */
        VersionDigest done() {
            return new VersionDigest(statements, HexFormat.of().formatHex(digest.digest()));
        }
    }
}

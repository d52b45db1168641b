package io.silkwire.enrich.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What an index holds in two values that can be compared: how many statements, and a SHA-256 over ids and versions. */
public record VersionDigest(int statements, String sha256) {
    static VersionDigest of(Map<String, Long> versions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(versions)
                    .forEach((id, version) ->
                            digest.update((id + ":" + version + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new VersionDigest(versions.size(), HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

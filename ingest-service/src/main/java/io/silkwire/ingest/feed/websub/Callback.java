package io.silkwire.ingest.feed.websub;

import io.silkwire.contracts.SourceId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a callback's address stands for, and that address below the public one of the installation: {@code /websub/TOKEN/FEED}. The
 * feed stands in the address itself and the token vouches for it, so any instance can answer a hub, also one that asks back before
 * the request to it has returned.
 *
 * @param place of the feed, canonical
 * @param topic what the feed calls its own URL
 */
public record Callback(SourceId sourceId, String place, String topic) {
    /** First segment of all such addresses. */
    public static final String PATH = "/websub";

    private static final int MOST_CHARS = 4_096;

    /** The address below the installation's public one. */
    public String path(byte[] key) {
        return PATH + "/" + CallbackToken.of(key, this) + "/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text().getBytes(StandardCharsets.UTF_8));
    }

    /** What these two segments stand for; null where the token is not ours. Takes the same time whatever the token is. */
    public static @Nullable Callback read(byte[] key, String token, String feed) {
        Callback told = told(feed);
        return told != null && CallbackToken.matches(token, key, told) ? told : null;
    }

    private static @Nullable Callback told(String feed) {
        if (feed.length() > MOST_CHARS) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(feed), StandardCharsets.UTF_8).split("\n", -1);
            return parts.length == 3 ? new Callback(new SourceId(parts[0]), parts[1], parts[2]) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** No part of it can have a line feed: an id, and two URLs in their canonical form. */
    String text() {
        return sourceId + "\n" + place + "\n" + topic;
    }
}

package io.silkwire.ingest.feed.websub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A wish to be told by a hub when a feed changes.
 *
 * @param hub where to ask
 * @param topic the feed's own address ({@code rel=self})
 * @param callback where the hub finds us; its last segment is the token of {@link CallbackToken}
 * @param secret at most 200 bytes, with which the hub signs; never logged
 * @param lease asked for; the hub may grant another
 */
public record Subscription(String hub, String topic, String callback, String secret, Duration lease) {
    public Subscription {
        if (secret.getBytes(StandardCharsets.UTF_8).length >= 200) {
            throw new IllegalArgumentException("secret must be shorter than 200 bytes (WebSub, section 5.1)");
        }
    }

    /** The form body that asks for it (section 5.1). */
    public String subscribeForm() {
        return form("subscribe") + "&hub.lease_seconds=" + lease.toSeconds() + "&hub.secret=" + encoded(secret);
    }

    private String form(String mode) {
        return "hub.mode=" + mode + "&hub.topic=" + encoded(topic) + "&hub.callback=" + encoded(callback);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Subscription[hub=" + hub + ", topic=" + topic + ", secret=…]";
    }
}

package io.silkwire.ingest;

import io.silkwire.contracts.Source;
import io.silkwire.ingest.crawl.Read.Hub;
import io.silkwire.ingest.crawl.Subscribing;
import io.silkwire.ingest.feed.websub.Callback;
import io.silkwire.ingest.feed.websub.CallbackToken;
import io.silkwire.ingest.feed.websub.Subscription;
import io.silkwire.ingest.fetch.FormOutcome;
import io.silkwire.ingest.fetch.FormSender;
import io.silkwire.ingest.frontier.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this installation says to hubs, and what it knows its callbacks by. Any thread. */
final class WebSub {
    private static final Logger LOG = LoggerFactory.getLogger(WebSub.class);
    private static final int LEAST_KEY = 16;

    private final String base;
    private final byte[] key;
    private final Duration lease;

    private WebSub(String base, byte[] key, Duration lease) {
        this.base = base;
        this.key = key;
        this.lease = lease;
    }

    /**
     * As it is configured; null where no callback is.
     *
     * @throws IllegalArgumentException where what is configured cannot work
     */
    static @Nullable WebSub of(WebSubProperties properties) {
        String callback =
                properties.callback() == null ? "" : properties.callback().strip();
        if (callback.isEmpty()) {
            return null;
        }
        URI url = Place.uri(callback);
        if (url == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "silkwire.ingest.websub.callback: expected the public http or https URL of"
                            + " this service without query, such as https://silkwire.example.org, got '" + callback
                            + "'");
        }
        String key = properties.key() == null ? "" : properties.key();
        if (key.length() < LEAST_KEY) {
            throw new IllegalArgumentException("silkwire.ingest.websub.key: expected at least " + LEAST_KEY
                    + " random characters, the same on all instances, got " + key.length()
                    + "; make one with: openssl rand -hex 32");
        }
        if (properties.lease().compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "silkwire.ingest.websub.lease: expected a minute or more, got " + properties.lease());
        }
        return new WebSub(callback.replaceAll("/+$", ""), key.getBytes(StandardCharsets.UTF_8), properties.lease());
    }

    /** Asks hubs through this. */
    Subscribing through(FormSender sender) {
        return (source, place, hub) -> ask(sender, source, place, hub);
    }

    private boolean ask(FormSender sender, Source source, String place, Hub hub) {
        Callback callback = new Callback(source.id(), place, hub.topic());
        Subscription wish =
                new Subscription(hub.url(), hub.topic(), base + callback.path(key), secret(callback), lease);
        URI to = Place.uri(hub.url());
        FormOutcome outcome = to == null
                ? new FormOutcome.Refused(io.silkwire.contracts.Reason.INVALID_URL, "no URL: " + hub.url())
                : sender.post(to, wish.subscribeForm());
        return switch (outcome) {
            case FormOutcome.Accepted accepted -> {
                LOG.atInfo()
                        .addKeyValue("sourceId", source.id())
                        .addKeyValue("url", hub.url())
                        .addKeyValue("status", accepted.status())
                        .log("Hub was asked to tell of news");
                yield true;
            }
            case FormOutcome.Refused refused -> {
                LOG.atWarn()
                        .addKeyValue("sourceId", source.id())
                        .addKeyValue("url", hub.url())
                        .addKeyValue("reason", refused.reason().label())
                        .log("Hub did not take the subscription: " + refused.detail());
                yield false;
            }
        };
    }

    /** Whose callback these segments of an address are; null where they are nobody's. */
    @Nullable
    Callback callback(String token, String feed) {
        return Callback.read(key, token, feed);
    }

    String secret(Callback callback) {
        return CallbackToken.secret(key, callback);
    }

    Duration lease() {
        return lease;
    }
}

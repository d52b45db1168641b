package io.silkwire.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the subscriber at hubs of feeds (WebSub), under {@code silkwire.ingest.websub}.
 *
 * @param callback public URL at which hubs reach this service, such as {@code https://silkwire.example.org}; null or empty: no hub is
 *     asked
 * @param key at least 16 characters, the same on all instances; addresses and secrets of callbacks are derived from it
 * @param lease asked for
 */
@ConfigurationProperties("silkwire.ingest.websub")
record WebSubProperties(
        @Nullable String callback,
        @Nullable String key,
        @Bindable(defaultValue = "10d") Duration lease) {
    /** Holds a secret. */
    @Override
    public String toString() {
        return "WebSubProperties[callback=" + callback + ", lease=" + lease + "]";
    }
}

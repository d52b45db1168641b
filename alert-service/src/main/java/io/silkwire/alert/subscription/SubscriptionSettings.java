package io.silkwire.alert.subscription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of subscriptions.
 *
 * @param seeds path of the file that is brought into force at each start, or null for none
 * @param readBack how long a change may take to be in force here before whoever makes it is told that it is not confirmed
 */
@ConfigurationProperties("silkwire.alert.subscriptions")
public record SubscriptionSettings(
        @Nullable String seeds,
        @Bindable(defaultValue = "30s") Duration readBack) {}

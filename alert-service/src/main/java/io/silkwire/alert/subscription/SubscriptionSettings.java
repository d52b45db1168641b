package io.silkwire.alert.subscription;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of subscriptions.
 *
 * @param seeds path of the file that is brought into force at each start, or null for none
 */
@ConfigurationProperties("silkwire.alert.subscriptions")
public record SubscriptionSettings(@Nullable String seeds) {}

package io.silkwire.alert.delivery.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Configuration of webhooks.
 *
 * @param allowPrivateAddresses whether endpoints may be on this machine or its network; only for tests and closed networks
 * @param connectTimeout until the connection stands
 * @param readTimeout between two bytes of the answer
 * @param callTimeout for all of it, name look-up included
 */
@ConfigurationProperties("silkwire.alert.webhook")
public record WebhookSettings(
        @Bindable(defaultValue = "false") boolean allowPrivateAddresses,
        @Bindable(defaultValue = "5s") Duration connectTimeout,
        @Bindable(defaultValue = "15s") Duration readTimeout,
        @Bindable(defaultValue = "20s") Duration callTimeout) {}

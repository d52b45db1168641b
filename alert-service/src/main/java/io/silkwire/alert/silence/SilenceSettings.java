package io.silkwire.alert.silence;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Configuration of the audit of subscriptions.
 *
 * @param every how often they are looked at; zero for never
 * @param budget for one round; where it runs out the next one goes on
 */
@ConfigurationProperties("silkwire.alert.silence")
public record SilenceSettings(
        @Bindable(defaultValue = "15m") Duration every,
        @Bindable(defaultValue = "30s") Duration budget) {}

package io.silkwire.alert.canary;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Configuration of the canary.
 *
 * @param every how often it is sent; zero for never. Each of several instances sends and judges its own
 */
@ConfigurationProperties("silkwire.alert.canary")
public record CanarySettings(@Bindable(defaultValue = "5m") Duration every) {}

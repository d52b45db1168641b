package io.silkwire.alert.history;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * Configuration of the lists of alerts and deliveries.
 *
 * @param places how many alerts with their deliveries are kept in memory; one of which Kafka has more than 4 KiB takes several
 */
@ConfigurationProperties("silkwire.alert.history")
public record HistorySettings(
        @Bindable(defaultValue = "10000") @Min(100) int places) {}

package io.silkwire.alert.match;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * Configuration of matching.
 *
 * @param stateDir folder of the state stores, kept over restarts; lost, it is rebuilt from Kafka
 * @param threads how many partitions are matched at once by this instance
 */
@ConfigurationProperties("silkwire.alert.match")
public record MatchSettings(
        @Bindable(defaultValue = "data/alert-state") @NotBlank
        String stateDir,

        @Bindable(defaultValue = "1") @Min(1) @Max(64) int threads) {}

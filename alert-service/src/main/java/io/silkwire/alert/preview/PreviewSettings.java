package io.silkwire.alert.preview;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Configuration of previews.
 *
 * @param messagesPerDay more than so many, by the estimate, need a tick to be saved; 0 for no such question
 * @param atOnce previews that look through the archive at once; of one caller two at most
 */
@ConfigurationProperties("silkwire.alert.preview")
public record PreviewSettings(
        @Bindable(defaultValue = "50") @Min(0) @Max(1_000_000)
        int messagesPerDay,

        @Bindable(defaultValue = "4") @Min(1) @Max(64) int atOnce) {}

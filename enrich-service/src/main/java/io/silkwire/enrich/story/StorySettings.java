package io.silkwire.enrich.story;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the stories, under {@code silkwire.enrich.stories}.
 *
 * @param window copies published further apart are stories of their own
 * @param keep how long after its arrival a statement is compared with new ones
 * @param maxStatements most that are compared; beyond it the one that arrived first is forgotten. About 6 kB each in memory
 */
@ConfigurationProperties("silkwire.enrich.stories")
public record StorySettings(
        @Bindable(defaultValue = "30d") Duration window,
        @Bindable(defaultValue = "60d") Duration keep,
        @Bindable(defaultValue = "30000") int maxStatements) {
    /** @throws IllegalArgumentException where nothing could ever be compared */
    public StorySettings {
        if (window.isNegative() || keep.isNegative() || maxStatements < 1) {
            throw new IllegalArgumentException(
                    "silkwire.enrich.stories: window and keep must not be negative and max-statements must be 1 or more,"
                            + " but are " + window + ", " + keep + " and " + maxStatements);
        }
    }
}

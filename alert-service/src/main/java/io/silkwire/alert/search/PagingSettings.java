package io.silkwire.alert.search;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far lists may be read to their end.
 *
 * @param cursorKey signs cursors, 32 characters or more; null for a key of this start alone, which is right for one instance
 * @param keepOpen how long a point in time waits for its next page
 * @param maxOpen points in time open at once in this instance: each holds files of the index open
 * @param maxExport most statements of one export
 */
@ConfigurationProperties("silkwire.alert.search")
record PagingSettings(
        @Nullable String cursorKey,
        @Bindable(defaultValue = "2m") Duration keepOpen,
        @Bindable(defaultValue = "50") int maxOpen,
        @Bindable(defaultValue = "100000") int maxExport) {
    static final int MIN_KEY_LENGTH = 32;

    /** @throws IllegalArgumentException where the key is too short to sign anything, or a number is not above zero */
    PagingSettings {
        cursorKey = cursorKey == null || cursorKey.isBlank() ? null : cursorKey;
        if (cursorKey != null && cursorKey.length() < MIN_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "silkwire.alert.search.cursor-key must have " + MIN_KEY_LENGTH + " characters or more");
        }
        if (maxOpen < 1 || maxExport < 1 || keepOpen.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "max-open, max-export and keep-open of silkwire.alert.search must be 1 or more");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PagingSettings[keepOpen=" + keepOpen + ", maxOpen=" + maxOpen + "]";
    }
}

package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions that say nothing.
 *
 * @param audited when they were last looked at, in words
 */
public record SilencePage(Frame frame, List<Row> rows, String audited) {
    /** Copies the rows. */
    public SilencePage {
        rows = List.copyOf(rows);
    }

    /**
     * One subscription.
     *
     * @param what sort of finding, in words
     * @param bad whether it is certain
     * @param since when it was last told something; null where that does not matter
     */
    public record Row(
            String id,
            String name,
            String what,
            boolean bad,
            String words,
            String remedy,
            @Nullable String since) {}
}

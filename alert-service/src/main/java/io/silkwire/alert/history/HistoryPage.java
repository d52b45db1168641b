package io.silkwire.alert.history;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param older where the next part begins; null where this is the last
 * @param completeSince nothing is missing from then on; null where nothing is missing at all. Of what is older, some may be here
 */
public record HistoryPage<T>(
        List<T> items,
        @Nullable HistoryPosition older,
        @Nullable Instant completeSince) {
    /** Copies the items. */
    public HistoryPage {
        items = List.copyOf(items);
    }

    /** The same part, of something else. */
    public <R> HistoryPage<R> map(Function<? super T, ? extends R> change) {
        List<R> changed = items.stream().<R>map(change).toList();
        return new HistoryPage<>(changed, older, completeSince);
    }
}

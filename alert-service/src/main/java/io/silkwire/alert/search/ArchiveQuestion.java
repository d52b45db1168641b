package io.silkwire.alert.search;

import io.silkwire.alert.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what of the archive would have fitted.
 *
 * @param query as the matcher is given it
 * @param before the query that is in force, of an edit; null where there is none
 * @param window what is counted and shown
 */
public record ArchiveQuestion(Query query, @Nullable Query before, ArchiveWindow window) {
    /** What fits this or the query before. */
    Query candidates() {
        return before != null && isEdit() ? Query.anyOf(List.of(query, before), query.at()) : query;
    }

    /** Whether an edit changes what fits at all, as far as its form tells. */
    boolean isEdit() {
        return before != null && !before.equals(query);
    }
}

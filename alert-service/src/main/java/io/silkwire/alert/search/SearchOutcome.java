package io.silkwire.alert.search;

import io.silkwire.alert.query.QuerySyntaxException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a search. */
public sealed interface SearchOutcome {
    /**
     * It was done.
     *
     * @param total how many statements fit, shown or not
     * @param items those of the asked page
     * @param topics how many statements each topic would give, most first
     * @param languages how many statements each language would give, most first
     * @param newestIndexedAt when the index last took a statement that fits; null where none does
     */
    record Found(
            long total,
            List<FoundStatement> items,
            List<Count> topics,
            List<Count> languages,
            @Nullable Instant newestIndexedAt)
            implements SearchOutcome {
        /** Copies the lists. */
        public Found {
            items = List.copyOf(items);
            topics = List.copyOf(topics);
            languages = List.copyOf(languages);
        }
    }

    /** The query cannot be read; its person can put it right. */
    record Refused(QuerySyntaxException reason) implements SearchOutcome {}

    /** Elasticsearch is away, overloaded or too slow; later the same search may work. Says which, in words for a person. */
    record Unavailable(String problem, String remedy) implements SearchOutcome {}

    /** How many statements have this value. */
    record Count(String value, long statements) {}
}

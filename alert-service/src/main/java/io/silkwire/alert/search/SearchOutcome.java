package io.silkwire.alert.search;

import io.silkwire.alert.query.QuerySyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a search. */
public sealed interface SearchOutcome {
    /**
     * It was done.
     *
     * @param total how many statements fit, shown or not
     * @param items those of the asked page
     * @param facets for each facet that was asked for, how many statements each value would give, most first; its own chosen
     *     values do not narrow it, those of the others do
     * @param timeline how many were published when; null where it was not asked for
     * @param newestIndexedAt when the index last took a statement that fits; null where none does
     * @param next the cursor of the following page; null at the end, and where paging is by number
     */
    record Found(
            long total,
            List<FoundStatement> items,
            Map<Facet, List<Count>> facets,
            @Nullable Timeline timeline,
            @Nullable Instant newestIndexedAt,
            @Nullable String next)
            implements SearchOutcome {
        /** Copies the lists. */
        public Found {
            items = List.copyOf(items);
            facets = Map.copyOf(facets);
        }

        /** The counts of a facet, none where it was not asked for. */
        public List<Count> counts(Facet facet) {
            return facets.getOrDefault(facet, List.of());
        }

        /** The same, of a list that counted itself on an earlier page. */
        Found totalling(long statements) {
            return new Found(statements, items, facets, timeline, newestIndexedAt, next);
        }

        /** The counts of topics. */
        public List<Count> topics() {
            return counts(Facet.TOPIC);
        }

        /** The counts of languages. */
        public List<Count> languages() {
            return counts(Facet.LANG);
        }
    }

    /** The query cannot be read; its person can put it right. */
    record Refused(QuerySyntaxException reason) implements SearchOutcome {}

    /** Something beside the query asks for what cannot be given. */
    record Unfit(String parameter, String problem, String remedy) implements SearchOutcome {}

    /** Elasticsearch is away, overloaded or too slow; later the same search may work. Says which, in words for a person. */
    record Unavailable(String problem, String remedy) implements SearchOutcome {}

    /** How many statements have this value. */
    record Count(String value, long statements) {}
}

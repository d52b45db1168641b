package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.contracts.StatementId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Tells where in the Kafka topic {@code statements} the revisions of a statement stand, from the index {@code revisions} that the
 * enricher keeps: one search, whatever the length of the log. Thread-safe.
 */
@Singleton
public final class RevisionPlaces {
    private static final String ALIAS = "revisions";

    private final ElasticsearchClient elasticsearch;
    private final Duration timeout;

    RevisionPlaces(SearchClient client, SearchConnection connection) {
        this.elasticsearch = client.elasticsearch();
        this.timeout = connection.searchTimeout();
    }

    /** Where one revision stands. */
    public record Place(int revision, int partition, long offset) {}

    /** What became of looking. */
    public sealed interface Outcome {
        /** First revision first; none where the index has no such statement. */
        record Found(List<Place> places) implements Outcome {
            /** Copies the list. */
            public Found {
                places = List.copyOf(places);
            }
        }

        /** As {@link SearchOutcome.Unavailable}. */
        record Unavailable(String problem, String remedy) implements Outcome {}
    }

    /** The places of the latest revisions, at most so many. */
    public Outcome of(StatementId id, int most) {
        try {
            SearchResponse<Place> answer = elasticsearch.search(
                    search -> search.index(ALIAS)
                            .timeout(timeout.toMillis() + "ms")
                            .size(most)
                            .query(query -> query.bool(bool -> bool.filter(
                                    f -> f.term(t -> t.field("statement").value(id.value())))))
                            .sort(sort -> sort.field(f -> f.field("revision").order(SortOrder.Desc))),
                    Place.class);
            return new Outcome.Found(answer.hits().hits().stream()
                    .map(Hit::source)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparingInt(Place::revision))
                    .toList());
        } catch (IOException | ElasticsearchException e) {
            if (SearchAlias.isMissing(e)) {
                return new Outcome.Unavailable(
                        "revisions have not been indexed yet",
                        "wait until the enricher has made the index revisions; its health says what it waits for");
            }
            SearchOutcome.Unavailable away = SearchAlias.unavailable(e);
            return new Outcome.Unavailable(away.problem(), away.remedy());
        }
    }
}

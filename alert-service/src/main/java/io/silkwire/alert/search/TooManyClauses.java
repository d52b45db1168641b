package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QuerySyntaxException;
import java.util.Optional;

/**
 * Tells a query that asks for more words than Elasticsearch looks for at once from its other refusals: the person who wrote it can
 * put it right. How many that is depends on the memory of Elasticsearch, and on how many words begin as the query says.
 */
final class TooManyClauses {
    private static final String MARK = "too_many";

    private TooManyClauses() {}

    /** What is wrong with the query, where that is why Elasticsearch refused it. */
    static Optional<QuerySyntaxException> in(ElasticsearchException refusal, Query query) {
        return refusal.response().toString().contains(MARK)
                ? Optional.of(new QuerySyntaxException(
                        query.at(),
                        "it asks for more words at once than the search can look for",
                        "fewer phrases, NEAR and beginnings of words",
                        "write longer beginnings before *, fewer alternatives beside NEAR, or split it in two"))
                : Optional.empty();
    }
}

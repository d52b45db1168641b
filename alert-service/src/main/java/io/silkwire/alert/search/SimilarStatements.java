package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Like;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.silkwire.alert.query.Place;
import io.silkwire.contracts.StatementId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/**
 * Finds statements about the same matter: those that share the most telling stems (by TF-IDF, Elasticsearch's {@code
 * more_like_this}) of title and text, whatever forms the words have. Members of its own story are left out, since they say the
 * same. Only the language it is written in; thread-safe.
 */
@Singleton
public final class SimilarStatements {
    /** More terms make it slower and hardly better. */
    private static final int MOST_TERMS = 40;
    /** Of these terms a similar statement must have so many. */
    private static final String SHARED = "30%";
    /** The work for a text of the longest allowed is bounded by what its stems begin with. */
    private static final int MIN_WORD_LENGTH = 3;

    private final SearchAlias alias;

    SimilarStatements(SearchAlias alias) {
        this.alias = alias;
    }

    /** What became of looking for them. */
    public sealed interface Outcome {
        /** Those that are like it, best first; may be none. */
        record Found(List<FoundStatement> items) implements Outcome {}

        /** The index has no statement of this id. */
        record Unknown() implements Outcome {}

        /** As {@link SearchOutcome.Unavailable}. */
        record Unavailable(String problem, String remedy) implements Outcome {}
    }

    /** At most so many statements like this one. */
    public Outcome to(StatementId id, int size) {
        try {
            SearchResponse<IndexedStatement> itself = alias.ask(search -> search.size(1)
                    .source(source -> source.filter(f -> f.includes("id", "revision", "story")))
                    .query(q -> q.term(t -> t.field("id").value(id.value()))));
            if (itself.hits().hits().isEmpty()) {
                return new Outcome.Unknown();
            }
            String index = itself.hits().hits().getFirst().index();
            List<IndexedStatement> found = new SearchReading(itself).statements();
            String story = found.isEmpty() ? null : found.getFirst().story();
            Query like = like(index, id.value());
            SearchResponse<IndexedStatement> others = alias.ask(search -> search.size(size)
                    .source(source -> source.filter(f -> f.includes(StatementSearch.ITEM_FIELDS)))
                    .query(q -> q.bool(b -> {
                        b.must(like).mustNot(m -> m.term(t -> t.field("id").value(id.value())));
                        return story == null
                                ? b
                                : b.mustNot(m -> m.term(t -> t.field("story").value(story)));
                    })));
            WordFinder nothing = new WordFinder(new io.silkwire.alert.query.Query.All(Place.NOWHERE));
            return new Outcome.Found(new SearchReading(others)
                    .statements().stream()
                            .map(statement -> FoundStatement.of(statement, nothing))
                            .toList());
        } catch (IOException | ElasticsearchException e) {
            SearchOutcome.Unavailable away = SearchAlias.unavailable(e);
            return new Outcome.Unavailable(away.problem(), away.remedy());
        }
    }

    private static Query like(String index, String document) {
        return Query.of(q -> q.moreLikeThis(m -> m.fields("stems_title", "stems_body")
                .like(Like.of(l -> l.document(d -> d.index(index).id(document))))
                .minTermFreq(1)
                .minDocFreq(2)
                .minWordLength(MIN_WORD_LENGTH)
                .maxQueryTerms(MOST_TERMS)
                .minimumShouldMatch(SHARED)));
    }
}

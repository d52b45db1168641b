package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.silkwire.alert.query.DateRange;
import io.silkwire.alert.query.Query.Run;
import io.silkwire.alert.query.Query.Weighted;
import io.silkwire.contracts.SourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Turns the syntax tree of a query into a query of Elasticsearch that finds what {@link io.silkwire.alert.query.Reading} says fits.
 * Words are looked for by stems, as the enricher wrote them, so nothing depends on analyzers of the server; see {@link
 * ElasticsearchRuns}. Fields do not count for how well a statement fits.
 */
final class ElasticsearchQueries {
    private final Set<SourceId> official;

    /**
     * Knowing which sources are official bodies.
     *
     * @param official at the time of the search
     */
    ElasticsearchQueries(Set<SourceId> official) {
        this.official = Set.copyOf(official);
    }

    Query of(io.silkwire.alert.query.Query query) {
        return switch (query) {
            case io.silkwire.alert.query.Query.All all -> Query.of(q -> q.matchAll(m -> m));
            case io.silkwire.alert.query.Query.And and -> Query.of(q -> q.bool(b -> b.must(each(and.parts()))));
            case io.silkwire.alert.query.Query.Or or -> either(alternatives(or));
            case io.silkwire.alert.query.Query.Not not -> Query.of(q -> q.bool(b -> b.mustNot(of(not.part()))));
            case io.silkwire.alert.query.Query.Score score -> score(score);
            case io.silkwire.alert.query.Query.Near near -> ElasticsearchRuns.near(near);
            case io.silkwire.alert.query.Query.Run run -> ElasticsearchRuns.run(run);
            case io.silkwire.alert.query.Query.Topic topic -> topic(topic.id().value());
            case io.silkwire.alert.query.Query.Country country -> has("countries", country.code());
            case io.silkwire.alert.query.Query.Source source ->
                has("source", source.id().value());
            case io.silkwire.alert.query.Query.Kind kind -> has("kind", kind.kind());
            case io.silkwire.alert.query.Query.Language language ->
                language(language.range().value());
            case io.silkwire.alert.query.Query.Story story ->
                has("story", story.id().value());
            case io.silkwire.alert.query.Query.Changed changed -> changed(changed.wanted());
            case io.silkwire.alert.query.Query.Official asked -> asked.wanted() ? official() : without(official());
            case io.silkwire.alert.query.Query.Published published -> published(published.range());
        };
    }

    /**
     * A query of few clauses that finds whatever fits, and perhaps more: for one that asks for more words than Elasticsearch looks
     * for at once.
     */
    Query narrowed(io.silkwire.alert.query.Query query) {
        if (isPlain(query)) {
            return of(query);
        }
        return query instanceof io.silkwire.alert.query.Query.And and
                ? Query.of(q -> q.bool(
                        b -> b.filter(and.parts().stream().map(this::narrowed).toList())))
                : Query.of(q -> q.matchAll(m -> m));
    }

    /** Of fields and single words alone. */
    private static boolean isPlain(io.silkwire.alert.query.Query query) {
        return switch (query) {
            case Run run -> ElasticsearchRuns.isOneWord(run);
            case io.silkwire.alert.query.Query.Near near -> false;
            case io.silkwire.alert.query.Query.Score score -> false;
            case io.silkwire.alert.query.Query.Not not -> isPlain(not.part());
            default -> query.parts().stream().allMatch(ElasticsearchQueries::isPlain);
        };
    }

    /** With any of these topics; everything where there is none. */
    static Query anyTopic(Collection<String> topics) {
        return topics.isEmpty()
                ? Query.of(q -> q.matchAll(m -> m))
                : either(topics.stream().map(ElasticsearchQueries::topic).toList());
    }

    /** In any of these language ranges; everything where there is none. */
    static Query anyLanguage(Collection<String> ranges) {
        return ranges.isEmpty()
                ? Query.of(q -> q.matchAll(m -> m))
                : either(ranges.stream().map(ElasticsearchQueries::language).toList());
    }

    private List<Query> each(List<io.silkwire.alert.query.Query> parts) {
        return parts.stream().map(this::of).toList();
    }

    /** Many words are put together: an alternative each would be more clauses than Elasticsearch takes. */
    private List<Query> alternatives(io.silkwire.alert.query.Query.Or or) {
        List<Query> alternatives = new ArrayList<>();
        List<Run> words = new ArrayList<>();
        for (io.silkwire.alert.query.Query part : or.parts()) {
            if (part instanceof Run run && ElasticsearchRuns.isOneWord(run)) {
                words.add(run);
            } else {
                alternatives.add(of(part));
            }
        }
        alternatives.addAll(ElasticsearchRuns.anyWord(words));
        return alternatives;
    }

    static Query either(List<Query> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : Query.of(q -> q.bool(b -> b.should(parts).minimumShouldMatch("1")));
    }

    static Query without(Query part) {
        return Query.of(q -> q.bool(b -> b.mustNot(part)));
    }

    /**
     * Elasticsearch adds up no negative weights: a part that counts against is turned into its absence, which counts for, and the
     * threshold is raised by as much.
     */
    private Query score(io.silkwire.alert.query.Query.Score score) {
        List<FunctionScore> functions = new ArrayList<>();
        int threshold = score.threshold();
        for (Weighted weighted : score.weighted()) {
            int weight = weighted.weight();
            Query part = of(weighted.part());
            if (weight > 0) {
                functions.add(weighted(part, weight));
            } else if (weight < 0) {
                functions.add(weighted(without(part), -weight));
                threshold -= weight;
            }
        }
        if (threshold <= 0) {
            return Query.of(q -> q.matchAll(m -> m));
        }
        if (functions.isEmpty()) {
            return Query.of(q -> q.matchNone(m -> m));
        }
        double least = threshold;
        return Query.of(q -> q.functionScore(f -> f.functions(functions)
                .scoreMode(FunctionScoreMode.Sum)
                .boostMode(FunctionBoostMode.Replace)
                .minScore(least)));
    }

    private static FunctionScore weighted(Query part, int weight) {
        return FunctionScore.of(f -> f.filter(part).weight((double) weight));
    }

    /** In filter context: having a value makes a statement fit, not fit better. */
    private static Query filter(Query query) {
        return Query.of(q -> q.bool(b -> b.filter(query)));
    }

    private static Query has(String field, String value) {
        return filter(Query.of(q -> q.term(t -> t.field(field).value(value))));
    }

    private static Query topic(String id) {
        return has("topics", id);
    }

    /** RFC 4647 basic filtering: {@code uz} takes {@code uz} and {@code uz-Cyrl}. */
    private static Query language(String range) {
        Query exactly =
                Query.of(q -> q.term(t -> t.field("language").value(range).caseInsensitive(true)));
        Query within = Query.of(
                q -> q.prefix(p -> p.field("language").value(range + "-").caseInsensitive(true)));
        return filter(either(List.of(exactly, within)));
    }

    private Query official() {
        List<FieldValue> sources = official.stream()
                .map(SourceId::value)
                .sorted()
                .map(FieldValue::of)
                .toList();
        return filter(Query.of(q -> q.terms(t -> t.field("source").terms(v -> v.value(sources)))));
    }

    private static Query changed(boolean wanted) {
        Query later =
                Query.of(q -> q.range(r -> r.number(n -> n.field("revision").gt(1.0))));
        return wanted ? filter(later) : without(later);
    }

    private static Query published(DateRange range) {
        return filter(Query.of(q -> q.range(r -> r.date(d -> {
            d.field("published_at");
            if (range.from() != null) {
                d.gte(range.from().toString());
            }
            if (range.before() != null) {
                d.lt(range.before().toString());
            }
            return d;
        }))));
    }
}

package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The questions to Elasticsearch that a look at the archive becomes. */
final class ArchiveBody {
    static final String SHOWN = "shown";
    static final String DATED = "dated";
    static final String UNDATED = "undated";
    static final String LANGUAGES = "languages";
    static final String SOURCES = "sources";
    private static final int CANDIDATES = 500;
    private static final int MAX_VALUES = 60;

    private final ArchiveExtent extent;

    ArchiveBody(ArchiveExtent extent) {
        this.extent = extent;
    }

    /** Counts, and the hits without their texts: by doc values, since a source is many times as long. */
    SearchRequest.Builder counting(SearchRequest.Builder search, Query query) {
        return search.size(Archive.MOST_HITS)
                .query(all(query, extent.within(extent.beginning())))
                .source(source -> source.fetch(false))
                .storedFields("_none_")
                .docvalueFields(fields -> fields.field("id"))
                .docvalueFields(fields -> fields.field("source"))
                .docvalueFields(fields -> fields.field("language"))
                .docvalueFields(fields -> fields.field("published"))
                .docvalueFields(fields -> fields.field(ArchiveExtent.FETCHED).format("epoch_millis"))
                .docvalueFields(fields -> fields.field("story"))
                .docvalueFields(fields -> fields.field("revision"))
                .docvalueFields(fields -> fields.field("change.kind"))
                .docvalueFields(fields -> fields.field("change.substantive"))
                .docvalueFields(fields -> fields.field("topics"))
                .sort(newest())
                .aggregations(aggregations());
    }

    /** These, with their texts. */
    SearchRequest.Builder these(SearchRequest.Builder search, List<String> ids) {
        return search.size(Archive.SAMPLES)
                .query(q -> q.bool(b -> b.filter(f -> f.terms(t -> t.field("id")
                        .terms(v -> v.value(ids.stream().map(FieldValue::of).toList()))))))
                .source(source -> source.filter(f -> f.includes(StatementSearch.ITEM_FIELDS)))
                .sort(newest());
    }

    private SearchRequest.Builder samples(SearchRequest.Builder search, Query query) {
        return search.size(Archive.SAMPLES)
                .trackTotalHits(t -> t.enabled(true))
                .query(all(query, extent.within(extent.from(extent.window()))))
                .source(source -> source.filter(f -> f.includes(StatementSearch.ITEM_FIELDS)))
                .sort(newest());
    }

    /** The newest that fit one query and not the other. */
    SearchRequest.Builder difference(SearchRequest.Builder search, Query of, Query without) {
        return samples(search, all(of, ElasticsearchQueries.without(without)));
    }

    /** A page of what may fit. */
    SearchRequest.Builder candidates(SearchRequest.Builder search, Query query, List<FieldValue> after) {
        search.size(CANDIDATES)
                .trackTotalHits(t -> t.enabled(after.isEmpty()))
                .query(all(query, extent.within(extent.beginning())))
                .source(source -> source.filter(f -> f.includes(StatementSearch.ITEM_FIELDS)))
                .sort(newest());
        return after.isEmpty() ? search : search.searchAfter(after);
    }

    private Map<String, Aggregation> aggregations() {
        Map<String, Aggregation> aggregations = new HashMap<>();
        ArchiveWindow.ESTIMATED.forEach(window ->
                aggregations.put(window.label(), Aggregation.of(a -> a.filter(extent.within(extent.from(window))))));
        aggregations.put(
                SHOWN,
                Aggregation.of(a -> a.filter(extent.within(extent.from(extent.window())))
                        .aggregations(DATED, bars(ArchiveExtent.PUBLISHED))
                        .aggregations(
                                UNDATED,
                                u -> u.filter(ElasticsearchQueries.without(ArchiveExtent.has(ArchiveExtent.PUBLISHED)))
                                        .aggregations(DATED, bars(ArchiveExtent.FETCHED)))
                        .aggregations(
                                LANGUAGES, l -> l.terms(t -> t.field("language").size(MAX_VALUES)))
                        .aggregations(
                                SOURCES, s -> s.terms(t -> t.field("source").size(MAX_VALUES)))));
        return aggregations;
    }

    private Aggregation bars(String field) {
        return Aggregation.of(a -> a.dateHistogram(h -> h.field(field)
                .calendarInterval(SearchBody.calendar(ArchiveBars.interval(extent)))
                .minDocCount(1)));
    }

    /** In filter context: nothing here is sorted by how well it fits. */
    private static Query all(Query one, Query other) {
        return Query.of(q -> q.bool(b -> b.filter(one, other)));
    }

    private static List<SortOptions> newest() {
        return List.of(
                by(ArchiveExtent.PUBLISHED, SortOrder.Desc),
                by(ArchiveExtent.FETCHED, SortOrder.Desc),
                by("id", SortOrder.Asc));
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(
                s -> s.field(FieldSort.of(f -> f.field(field).order(order).missing("_last"))));
    }
}

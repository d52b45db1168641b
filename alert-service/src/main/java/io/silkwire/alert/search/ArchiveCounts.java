package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import io.silkwire.alert.search.ArchiveLook.Part;
import io.silkwire.alert.search.SearchOutcome.Count;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Elasticsearch counted for a look at the archive. */
final class ArchiveCounts {
    private final SearchResponse<IndexedStatement> response;
    private final ArchiveExtent extent;
    private final List<ArchiveHit> hits;

    ArchiveCounts(SearchResponse<IndexedStatement> response, ArchiveExtent extent) {
        this.response = response;
        this.extent = extent;
        this.hits = response.hits().hits().stream()
                .map(hit -> hit(hit).notAfter(extent.end()))
                .toList();
    }

    Part span() {
        Aggregate shown = response.aggregations().get(ArchiveBody.SHOWN);
        return extent.part(extent.window(), shown == null ? 0 : shown.filter().docCount());
    }

    List<Part> slices() {
        return ArchiveWindow.ESTIMATED.stream()
                .map(window -> {
                    Aggregate count = response.aggregations().get(window.label());
                    return extent.part(
                            window, count == null ? 0 : count.filter().docCount());
                })
                .toList();
    }

    Timeline timeline() {
        ArchiveBars bars = new ArchiveBars(extent);
        add(shown(ArchiveBody.DATED), bars);
        Aggregate undated = shown(ArchiveBody.UNDATED);
        add(undated == null ? null : undated.filter().aggregations().get(ArchiveBody.DATED), bars);
        return bars.timeline();
    }

    /** How many of the span have no date. */
    long undated() {
        Aggregate undated = shown(ArchiveBody.UNDATED);
        return undated == null ? 0 : undated.filter().docCount();
    }

    List<Count> languages() {
        return counts(shown(ArchiveBody.LANGUAGES));
    }

    List<Count> sources() {
        return counts(shown(ArchiveBody.SOURCES));
    }

    List<ArchiveHit> hits() {
        return hits;
    }

    /** The ids of the newest in the span that is shown, at most so many. */
    List<String> newest(int most) {
        Instant from = extent.from(extent.window());
        return hits().stream()
                .filter(hit -> hit.at().isAfter(from))
                .limit(most)
                .map(hit -> hit.id().value())
                .toList();
    }

    private @Nullable Aggregate shown(String name) {
        Aggregate shown = response.aggregations().get(ArchiveBody.SHOWN);
        return shown == null ? null : shown.filter().aggregations().get(name);
    }

    private static void add(@Nullable Aggregate counted, ArchiveBars bars) {
        if (counted != null && counted.isDateHistogram()) {
            counted.dateHistogram()
                    .buckets()
                    .array()
                    .forEach(bucket -> bars.add(Instant.ofEpochMilli(bucket.key()), bucket.docCount()));
        }
    }

    private static List<Count> counts(@Nullable Aggregate values) {
        return values == null || !values.isSterms()
                ? List.of()
                : values.sterms().buckets().array().stream()
                        .map(bucket -> new Count(bucket.key().stringValue(), bucket.docCount()))
                        .toList();
    }

    private static ArchiveHit hit(Hit<IndexedStatement> hit) {
        Map<String, JsonData> fields = hit.fields();
        String id = text(fields, "id");
        String source = text(fields, "source");
        String language = text(fields, "language");
        String published = text(fields, "published");
        String fetched = text(fields, ArchiveExtent.FETCHED);
        String story = text(fields, "story");
        String change = text(fields, "change.kind");
        String revision = text(fields, "revision");
        return new ArchiveHit(
                new StatementId(id == null ? String.valueOf(hit.id()) : id),
                new SourceId(source == null ? ArchiveHit.UNKNOWN_SOURCE : source),
                language == null ? ArchiveHit.UNKNOWN_LANGUAGE : language,
                published == null ? null : new PublicationDate(published),
                fetched == null ? null : Instant.ofEpochMilli(Long.parseLong(fetched)),
                story == null ? null : new StoryId(story),
                revision == null ? 1 : Integer.parseInt(revision),
                Arrays.stream(Change.Kind.values())
                        .filter(kind -> kind.label().equals(change))
                        .findFirst()
                        .orElse(null),
                "true".equals(text(fields, "change.substantive")),
                values(fields, "topics").stream().map(TopicId::new).toList());
    }

    private static @Nullable String text(Map<String, JsonData> fields, String name) {
        List<String> values = values(fields, name);
        return values.isEmpty() ? null : values.getFirst();
    }

    private static List<String> values(Map<String, JsonData> fields, String name) {
        JsonData data = fields.get(name);
        JsonValue json = data == null ? null : data.toJson();
        return json instanceof JsonArray array
                ? array.stream().map(ArchiveCounts::text).toList()
                : List.of();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}

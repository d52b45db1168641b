package io.silkwire.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.MarkedText;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.Timeline;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of statements in JSON. Absent values are null, dates as told, marks are UTF-16 offsets.
 *
 * @param total how many fit
 * @param next the cursor of the following page; null at the end and where paging is by offset
 * @param facets for each facet, how many statements each value would give
 * @param timeline how many were published when; null where no interval was asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record StatementsAnswer(
        long total,
        int offset,
        int size,
        @Nullable String next,
        List<Item> items,
        Map<String, List<Count>> facets,
        @Nullable Bars timeline) {

    static StatementsAnswer of(SearchRequest request, SearchOutcome.Found found) {
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            if (request.facets().contains(facet)) {
                facets.put(
                        facet.label(),
                        found.counts(facet).stream().map(Count::of).toList());
            }
        }
        return new StatementsAnswer(
                found.total(),
                request.offset(),
                request.size(),
                found.next(),
                found.items().stream().map(Item::of).toList(),
                facets,
                found.timeline() == null ? null : Bars.of(found.timeline()));
    }

    /**
     * How many statements were published in each hour, day, … of a time zone.
     *
     * @param interval how long one bar is
     */
    record Bars(String interval, String timezone, List<Bar> bars) {
        static Bars of(Timeline timeline) {
            return new Bars(
                    timeline.interval().label(),
                    timeline.zone().getId(),
                    timeline.bars().stream()
                            .map(bar -> new Bar(
                                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                            bar.start().atZone(timeline.zone())),
                                    bar.statements()))
                            .toList());
        }
    }

    /** One bar, with the start of its hour, day, … in the zone. */
    record Bar(String start, long statements) {}

    /** Statements without the rest: those like one, or those of a story. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Listed(long total, List<Item> items) {
        static Listed of(List<FoundStatement> found) {
            return new Listed(found.size(), found.stream().map(Item::of).toList());
        }
    }

    /** How many statements have a value. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Count(String value, long statements) {
        static Count of(SearchOutcome.Count count) {
            return new Count(count.value(), count.statements());
        }
    }

    /** A text with the words that were looked for. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Text(String text, List<Mark> marks) {
        static Text of(MarkedText marked) {
            return new Text(
                    marked.text(),
                    marked.marks().stream()
                            .map(span -> new Mark(span.start(), span.end()))
                            .toList());
        }
    }

    /** From the first UTF-16 code unit to the first after it. */
    record Mark(int start, int end) {}

    /** One statement of the page. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            String id,
            int revision,
            String title,
            @Nullable String url,
            @Nullable String publisher,
            @Nullable String publishedAt,
            @Nullable String language,
            @Nullable String country,
            @Nullable String kind,
            @Nullable String sourceId,
            @Nullable String story,
            @Nullable String lane,
            @Nullable String fetchedAt,
            @Nullable String indexedAt,
            @Nullable String change,
            boolean withdrawn,
            List<String> countries,
            List<String> topics,
            List<Mark> titleMarks,
            Text excerpt) {
        static Item of(FoundStatement found) {
            IndexedStatement statement = found.statement();
            return new Item(
                    statement.id().value(),
                    statement.revision(),
                    statement.titleText(),
                    statement.url(),
                    statement.publisher(),
                    told(statement.publishedAt()),
                    statement.language(),
                    statement.country(),
                    statement.kind(),
                    statement.sourceId(),
                    statement.story(),
                    statement.lane(),
                    told(statement.fetchedAt()),
                    told(statement.indexedAt()),
                    StatementsAnswer.change(statement),
                    statement.withdrawn(),
                    statement.countries(),
                    StatementsAnswer.topics(statement),
                    Text.of(found.title()).marks(),
                    Text.of(found.excerpt()));
        }
    }

    /** One statement, whole, with what its topics rest on. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Whole(
            String id,
            int revision,
            String title,
            String body,
            @Nullable String url,
            @Nullable String publisher,
            @Nullable String publishedAt,
            @Nullable String modifiedAt,
            @Nullable String language,
            @Nullable String country,
            @Nullable String kind,
            @Nullable String sourceId,
            @Nullable String corpusName,
            @Nullable String fetchedAt,
            @Nullable String indexedAt,
            @Nullable String lane,
            @Nullable String story,
            @Nullable String change,
            boolean withdrawn,
            List<String> authors,
            List<String> countries,
            List<String> topics,
            List<TagOfStatement> tags) {
        static Whole of(IndexedStatement statement) {
            return new Whole(
                    statement.id().value(),
                    statement.revision(),
                    statement.titleText(),
                    statement.bodyText(),
                    statement.url(),
                    statement.publisher(),
                    told(statement.publishedAt()),
                    told(statement.modifiedAt()),
                    statement.language(),
                    statement.country(),
                    statement.kind(),
                    statement.sourceId(),
                    statement.corpusName(),
                    told(statement.fetchedAt()),
                    told(statement.indexedAt()),
                    statement.lane(),
                    statement.story(),
                    StatementsAnswer.change(statement),
                    statement.withdrawn(),
                    statement.authors(),
                    statement.countries(),
                    StatementsAnswer.topics(statement),
                    statement.tags().stream().map(TagOfStatement::of).toList());
        }
    }

    /** A topic on the statement, with the spans that caused it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TagOfStatement(
            String topic, double score, double threshold, double confidence, long generation, List<Evidence> evidence) {
        static TagOfStatement of(IndexedStatement.IndexedTag tag) {
            return new TagOfStatement(
                    tag.topic().value(),
                    tag.score(),
                    tag.threshold(),
                    tag.confidence(),
                    tag.generation(),
                    tag.evidence());
        }
    }

    /** What made the revision that is shown, or null where that is not known. */
    private static @Nullable String change(IndexedStatement statement) {
        return statement.change() == null ? null : statement.change().kind().label();
    }

    private static List<String> topics(IndexedStatement statement) {
        return statement.topics().stream().map(topic -> topic.value()).toList();
    }

    private static @Nullable String told(@Nullable PublicationDate date) {
        return date == null ? null : date.value();
    }

    private static @Nullable String told(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}

package io.silkwire.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.MarkedText;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of statements in JSON. Absent values are null, dates as told, marks are UTF-16 offsets.
 *
 * @param total how many fit
 * @param topics how many statements each topic would give
 * @param languages how many statements each language would give
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record StatementsAnswer(long total, int from, int size, List<Item> items, List<Count> topics, List<Count> languages) {

    static StatementsAnswer of(SearchRequest request, SearchOutcome.Found found) {
        return new StatementsAnswer(
                found.total(),
                request.from(),
                request.size(),
                found.items().stream().map(Item::of).toList(),
                found.topics().stream().map(Count::of).toList(),
                found.languages().stream().map(Count::of).toList());
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
            boolean withdrawn,
            @Nullable String change,
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
                    statement.withdrawn(),
                    StatementsAnswer.change(statement),
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
            boolean withdrawn,
            @Nullable String change,
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
                    statement.withdrawn(),
                    StatementsAnswer.change(statement),
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

    /** What made the revision, such as {@code edited}; null where that is not known. */
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

package io.silkwire.alert.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it stands in the index; the enricher writes it. What a search leaves out is empty here.
 *
 * @param publishedAt as told, with its precision
 * @param topics strongest first
 * @param tags empty in the items of a search
 */
public record IndexedStatement(
        StatementId id,
        int revision,
        @JsonProperty("source_id") @Nullable String sourceId,
        @Nullable String url,
        @JsonProperty("corpus_name") @Nullable String corpusName,
        @Nullable String title,
        @Nullable String body,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String country,
        @Nullable String kind,
        @JsonProperty("published") @Nullable PublicationDate publishedAt,
        @JsonProperty("modified") @Nullable PublicationDate modifiedAt,
        @JsonProperty("fetched_at") @Nullable Instant fetchedAt,
        @JsonProperty("indexed_at") @Nullable Instant indexedAt,
        @Nullable String lane,
        List<TopicId> topics,
        List<IndexedTag> tags) {

    /** A topic on a statement, with the spans that caused it. */
    public record IndexedTag(
            TopicId topic,
            double score,
            double threshold,
            double confidence,
            long generation,
            List<Evidence> evidence) {
        /** Copies the evidence. */
        public IndexedTag {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
        }
    }

    /** Takes missing lists as empty ones. */
    public IndexedStatement {
        topics = topics == null ? List.of() : List.copyOf(topics);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** The title, or an empty text. */
    public String titleText() {
        return title == null ? "" : title;
    }

    /** The body, or an empty text. */
    public String bodyText() {
        return body == null ? "" : body;
    }

    /** Title and body are what people wrote: they may be long and must never fill a log. */
    @Override
    public String toString() {
        return "IndexedStatement[" + id + " r" + revision + "]";
    }
}

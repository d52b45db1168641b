package io.silkwire.alert.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.silkwire.alert.query.Facts;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import io.silkwire.text.Stems;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it stands in the index; the enricher writes it. What a search leaves out is empty here.
 *
 * @param publishedAt as told, with its precision
 * @param countries that it names
 * @param story the statements that say the same; null where that is not known yet
 * @param topics strongest first
 * @param tags empty in the items of a search
 */
public record IndexedStatement(
        StatementId id,
        int revision,
        @JsonProperty("source") @Nullable String sourceId,
        @Nullable String url,
        @JsonProperty("corpus_name") @Nullable String corpusName,
        @Nullable String title,
        @Nullable String body,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String country,
        List<String> countries,
        @Nullable String kind,
        @JsonProperty("published") @Nullable PublicationDate publishedAt,
        @JsonProperty("modified") @Nullable PublicationDate modifiedAt,
        @JsonProperty("fetched_at") @Nullable Instant fetchedAt,
        @JsonProperty("indexed_at") @Nullable Instant indexedAt,
        @Nullable String lane,
        @Nullable String story,
        boolean withdrawn,
        @Nullable IndexedChange change,
        List<String> authors,
        List<PageDetails.Alternate> alternates,
        List<IndexedAttachment> attachments,
        @Nullable IndexedArchive archive,
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

    /** What made this revision, as {@link io.silkwire.contracts.Change}. */
    public record IndexedChange(
            Change.Kind kind,
            boolean substantive,
            List<String> fields,
            @Nullable String from,
            List<Change.Line> diff) {
        /** Takes missing lists as empty ones. */
        public IndexedChange {
            fields = fields == null ? List.of() : List.copyOf(fields);
            diff = diff == null ? List.of() : List.copyOf(diff);
        }
    }

    /** A document that the statement links to. */
    public record IndexedAttachment(String url, String label) {}

    /** Where the bytes are kept, as {@link io.silkwire.contracts.ArchiveRecord}. */
    public record IndexedArchive(
            String file,
            long offset,
            @JsonProperty("record_id") String recordId,
            @JsonProperty("payload_digest") String payloadDigest) {}

    /** Takes missing lists as empty ones. */
    public IndexedStatement {
        countries = countries == null ? List.of() : List.copyOf(countries);
        authors = authors == null ? List.of() : List.copyOf(authors);
        alternates = alternates == null ? List.of() : List.copyOf(alternates);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        topics = topics == null ? List.of() : List.copyOf(topics);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /**
     * What a query may ask of it. Its words are stemmed anew, as the enricher of this version does.
     *
     * @param official whether its source is an official body
     */
    public Facts facts(boolean official) {
        return new Facts(
                titleText(),
                bodyText(),
                new EnrichedStatement.Stems(Stems.of(titleText()), Stems.of(bodyText())),
                sourceId == null ? null : new SourceId(sourceId),
                kind,
                language == null ? "und" : language,
                Set.copyOf(topics),
                Set.copyOf(countries),
                revision,
                publishedAt,
                story == null ? null : new StoryId(story),
                official);
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

package io.silkwire.enrich.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns an enriched statement into the document of the index: flat, with field names in {@code snake_case} as Kibana users read
 * them. A date stands twice: as a point in time for sorting, and as told, because a month is not its first day. What is not
 * known is left out. The same statement gives the same document but for {@code indexed_at} and {@code lane}.
 */
final class ElasticsearchDocument {
    private static final JsonFactory JSON = new JsonFactory();

    private ElasticsearchDocument() {}

    /** The document as JSON in UTF-8, without a line break; half a surrogate pair is written as its escape. */
    static byte[] of(EnrichedStatement enriched, Lane lane, Instant indexedAt) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(3 * enriched.statement().body().length() + 1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            writeIdentity(json, enriched);
            writeTexts(json, enriched);
            writeTimes(json, enriched.statement(), indexedAt);
            writeTags(json, enriched);
            json.writeStringField("lane", lane.label());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void writeIdentity(JsonGenerator json, EnrichedStatement enriched) throws IOException {
        Statement statement = enriched.statement();
        json.writeStringField("id", statement.id().value());
        json.writeNumberField("revision", statement.revision());
        json.writeNumberField("generation", enriched.generation());
        json.writeNumberField("version", enriched.version());
        json.writeStringField("source_id", statement.sourceId().value());
        writeIfKnown(json, "url", statement.url());
        writeIfKnown(json, "corpus_name", statement.corpusName());
        json.writeStringField("content_hash", statement.contentHash().value());
    }

    private static void writeTexts(JsonGenerator json, EnrichedStatement enriched) throws IOException {
        Statement statement = enriched.statement();
        json.writeStringField("title", statement.title());
        json.writeStringField("body", statement.body());
        json.writeStringField("stems_title", enriched.stems().title());
        json.writeStringField("stems_body", enriched.stems().body());
        json.writeStringField("language", enriched.language());
        writeIfKnown(json, "publisher", statement.publisher());
        writeIfKnown(json, "country", statement.country());
        writeIfKnown(json, "kind", statement.kind());
    }

    private static void writeTimes(JsonGenerator json, Statement statement, Instant indexedAt) throws IOException {
        writeDate(json, "published", statement.publishedAt());
        writeDate(json, "modified", statement.modifiedAt());
        json.writeStringField("fetched_at", statement.fetchedAt().toString());
        json.writeStringField("indexed_at", indexedAt.toString());
    }

    private static void writeDate(JsonGenerator json, String name, @Nullable PublicationDate date) throws IOException {
        if (date != null) {
            json.writeStringField(name + "_at", date.earliest().toString());
            json.writeStringField(name, date.value());
        }
    }

    private static void writeTags(JsonGenerator json, EnrichedStatement enriched) throws IOException {
        json.writeArrayFieldStart("topics");
        for (Tag tag : enriched.tags()) {
            json.writeString(tag.topicId().value());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tags");
        for (Tag tag : enriched.tags()) {
            writeTag(json, tag);
        }
        json.writeEndArray();
    }

    private static void writeTag(JsonGenerator json, Tag tag) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", tag.topicId().value());
        json.writeNumberField("score", tag.score());
        json.writeNumberField("threshold", tag.threshold());
        json.writeNumberField("confidence", tag.confidence());
        json.writeNumberField("generation", tag.generation());
        json.writeArrayFieldStart("evidence");
        for (Evidence span : tag.evidence()) {
            writeEvidence(json, span);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeEvidence(JsonGenerator json, Evidence span) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", span.field().label());
        json.writeNumberField("start", span.start());
        json.writeNumberField("end", span.end());
        json.writeStringField("text", span.text());
        json.writeStringField("term", span.term());
        json.writeStringField("rule", span.rule());
        json.writeNumberField("weight", span.weight());
        json.writeEndObject();
    }

    private static void writeIfKnown(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}

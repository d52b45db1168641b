package io.silkwire.enrich.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.EntityMention;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.LanguagePassage;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Tag;
import io.silkwire.text.Stems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns an enriched statement into the document of the index: flat, with field names in {@code snake_case} as Kibana users read
 * them. A date stands twice: as a point in time for sorting, and as told, because a month is not its first day. What is not
 * known is left out. The same statement gives the same document but for {@code indexed_at} and {@code lane}.
 */
final class ElasticsearchDocument {
    private static final JsonFactory JSON = new JsonFactory();

    /** Confidence from which a mention counts. */
    private static final double RATHER_MEANT = 0.5;

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
            writeEntities(json, enriched);
            writeChange(json, enriched.statement());
            writePage(json, enriched.statement());
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
        json.writeStringField("source", statement.sourceId().value());
        writeIfKnown(json, "url", statement.url());
        writeIfKnown(json, "corpus_name", statement.corpusName());
        json.writeStringField("content_hash", statement.contentHash().value());
    }

    private static void writeTexts(JsonGenerator json, EnrichedStatement enriched) throws IOException {
        Statement statement = enriched.statement();
        json.writeStringField("title", statement.title());
        json.writeStringField("body", statement.body());
        writeStems(json, "stems_title", enriched.stems().title());
        writeStems(json, "stems_body", enriched.stems().body());
        json.writeStringField("written_title", Stems.written(statement.title()));
        json.writeStringField("written_body", Stems.written(statement.body()));
        writeLanguages(json, enriched);
        writeIfKnown(json, "publisher", statement.publisher());
        writeIfKnown(json, "country", statement.country());
        writeIfKnown(json, "kind", statement.kind());
    }

    private static void writeTimes(JsonGenerator json, Statement statement, Instant indexedAt) throws IOException {
        writeDate(json, "published", statement.publishedAt());
        PublicationDate published = statement.publishedAt();
        if (published != null) {
            json.writeStringField(
                    "published_precision", published.precision().name().toLowerCase(Locale.ROOT));
        }
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

    /** The language of the whole, and those of its passages where it has several. */
    private static void writeLanguages(JsonGenerator json, EnrichedStatement enriched) throws IOException {
        json.writeStringField("language", enriched.language());
        Set<String> languages = new LinkedHashSet<>(Set.of(enriched.language()));
        List<LanguagePassage> passages = enriched.passages();
        if (passages != null) {
            json.writeArrayFieldStart("passages");
            for (LanguagePassage passage : passages) {
                languages.add(passage.language());
                json.writeStartObject();
                json.writeNumberField("start", passage.start());
                json.writeNumberField("end", passage.end());
                json.writeStringField("language", passage.language());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        writeWords(json, "languages", languages);
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

    /** Countries are the one it was issued in, if that is told, and those it names; each once. */
    private static void writeEntities(JsonGenerator json, EnrichedStatement enriched) throws IOException {
        Set<String> countries = named(enriched, EntityMention.Kind.COUNTRY);
        String issuedIn = enriched.statement().country();
        if (issuedIn != null) {
            countries.add(issuedIn);
        }
        writeWords(json, "countries", countries);
        writeWords(json, "bodies", named(enriched, EntityMention.Kind.BODY));
        writeWords(json, "documents", named(enriched, EntityMention.Kind.DOCUMENT));
        json.writeArrayFieldStart("mentions");
        for (EntityMention mention : enriched.entities()) {
            writeMention(json, mention);
        }
        json.writeEndArray();
    }

    /** Those that are rather meant than not. */
    private static Set<String> named(EnrichedStatement enriched, EntityMention.Kind kind) {
        return enriched.entities().stream()
                .filter(mention -> mention.kind() == kind && mention.confidence() >= RATHER_MEANT)
                .map(EntityMention::entity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void writeMention(JsonGenerator json, EntityMention mention) throws IOException {
        json.writeStartObject();
        json.writeStringField("entity", mention.entity());
        json.writeStringField("kind", mention.kind().label());
        json.writeStringField("field", mention.field().label());
        json.writeNumberField("start", mention.start());
        json.writeNumberField("end", mention.end());
        json.writeStringField("text", mention.text());
        json.writeNumberField("confidence", mention.confidence());
        json.writeEndObject();
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

    private static void writeChange(JsonGenerator json, Statement statement) throws IOException {
        json.writeBooleanField("withdrawn", statement.withdrawn());
        Change change = statement.change();
        json.writeBooleanField("moved", change != null && change.kind() == Change.Kind.MOVED);
        if (change == null) {
            return;
        }
        json.writeObjectFieldStart("change");
        json.writeStringField("kind", change.kind().label());
        json.writeBooleanField("substantive", change.substantive());
        writeWords(json, "fields", change.fields());
        writeIfKnown(json, "from", change.from());
        json.writeArrayFieldStart("diff");
        for (Change.Line line : change.diff()) {
            writeStrings(json, "op", line.op().label(), "text", line.text());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writePage(JsonGenerator json, Statement statement) throws IOException {
        PageDetails page = statement.page();
        if (page != null) {
            writeWords(json, "authors", page.authors());
            writeIfKnown(json, "image", page.image());
            writeWords(json, "directives", page.directives());
            json.writeArrayFieldStart("alternates");
            for (PageDetails.Alternate alternate : page.alternates()) {
                writeStrings(json, "language", alternate.language(), "url", alternate.url());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("attachments");
            for (PageDetails.Attachment attachment : page.attachments()) {
                writeStrings(json, "url", attachment.url(), "label", attachment.label());
            }
            json.writeEndArray();
        }
        ArchiveRecord archive = statement.archive();
        if (archive != null) {
            json.writeObjectFieldStart("archive");
            json.writeStringField("file", archive.file());
            json.writeNumberField("offset", archive.offset());
            json.writeStringField("record_id", archive.recordId());
            json.writeStringField("payload_digest", archive.payloadDigest());
            json.writeEndObject();
        }
    }

    private static void writeWords(JsonGenerator json, String name, Collection<String> words) throws IOException {
        json.writeArrayFieldStart(name);
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    /** An object of two texts. */
    private static void writeStrings(JsonGenerator json, String name, String value, String otherName, String otherValue)
            throws IOException {
        json.writeStartObject();
        json.writeStringField(name, value);
        json.writeStringField(otherName, otherValue);
        json.writeEndObject();
    }

    /** The further stems of words in fields of their own, each word at its own position in all of them. */
    private static void writeStems(JsonGenerator json, String field, String stems) throws IOException {
        List<String> layers = Stems.layers(stems);
        json.writeStringField(field, layers.getFirst());
        for (int n = 1; n < layers.size(); n++) {
            if (!layers.get(n).isEmpty()) {
                json.writeStringField(field + "_" + n, layers.get(n));
            }
        }
    }

    private static void writeIfKnown(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}

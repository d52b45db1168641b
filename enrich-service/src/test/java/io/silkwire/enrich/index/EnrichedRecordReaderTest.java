package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrichedRecordReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final EnrichedRecordReader reader = new EnrichedRecordReader(Clock.fixed(NOW, ZoneOffset.UTC));
    private final PartitionProgress progress = new PartitionProgress(new TopicPartition("silkwire.enriched", 0));

    @Test
    void turnsAnEnrichedStatementIntoTheLinesOfABulkRequest() throws IOException {
        EnrichedStatement enriched = EnrichedSamples.of(7, 2, 41);

        String[] lines = lines(record(JsonCodec.write(enriched), KafkaTopics.ENRICHED.eventType()));

        assertThat(JSON.readTree(lines[0]))
                .isEqualTo(JSON.readTree("{\"index\":{\"_id\":\"" + EnrichedSamples.id(7)
                        + "\",\"version\":2000000041,\"version_type\":\"external_gte\"}}"));
        JsonNode document = JSON.readTree(lines[1]);
        assertThat(document.path("version").asLong()).isEqualTo(enriched.version());
        assertThat(document.path("published").asText()).isEqualTo("2026-11");
        assertThat(document.path("published_at").asText()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(document.has("modified")).isFalse();
        assertThat(document.path("indexed_at").asText()).isEqualTo(NOW.toString());
        assertThat(document.path("lane").asText()).isEqualTo("replay");
        assertThat(document.path("tags")
                        .get(0)
                        .path("evidence")
                        .get(0)
                        .path("text")
                        .asText())
                .isEqualTo("water");
    }

    @Test
    void readsTheCanaryAndWantsNothingOfIt() {
        EnrichedStatement enriched = EnrichedSamples.of(7, 2, 41);
        String canary = new String(JsonCodec.write(enriched), StandardCharsets.UTF_8)
                .replace(
                        "\"sourceId\":\"" + enriched.statement().sourceId() + "\"",
                        "\"sourceId\":\"" + SourceId.CANARY + "\"");

        assertThat(reader.read(
                        record(canary.getBytes(StandardCharsets.UTF_8), KafkaTopics.ENRICHED.eventType()), progress))
                .isInstanceOf(ReadOutcome.Unwanted.class);
    }

    @Test
    void writesNoFieldTheMappingDoesNotHaveAndLeavesNoneUnused() throws IOException {
        JsonNode document = JSON.readTree(ElasticsearchDocument.of(EnrichedSamples.of(1, 1, 1), Lane.LIVE, NOW));
        JsonNode mapping = JSON.readTree(getClass().getResourceAsStream("/index/statements-v3.json"));

        List<String> mapped = new ArrayList<>();
        mapping.path("mappings").path("properties").fieldNames().forEachRemaining(mapped::add);
        List<String> written = new ArrayList<>();
        document.fieldNames().forEachRemaining(written::add);

        assertThat(mapped).containsAll(written);
        mapped.removeAll(written);
        assertThat(mapped)
                .as("unknown of this sample, another name of source, and told by the stories")
                .containsExactly(
                        "source_id",
                        "corpus_name",
                        "modified_at",
                        "modified",
                        "story",
                        "story_opened",
                        "story_translations");
    }

    @Test
    void tellsTheCountriesBodiesAndDocumentsThatAreRatherMeantAndTheLanguagesOfPassages() throws IOException {
        JsonNode document = JSON.readTree(ElasticsearchDocument.of(EnrichedSamples.of(1, 1, 1), Lane.LIVE, NOW));

        assertThat(document.path("countries")).isEqualTo(JSON.readTree("[\"KZ\",\"UZ\"]"));
        assertThat(document.path("bodies")).isEqualTo(JSON.readTree("[\"sco\"]"));
        assertThat(document.path("documents")).isEqualTo(JSON.readTree("[\"S/RES/1373\"]"));
        assertThat(document.path("mentions").size()).as("all of them").isEqualTo(5);
        assertThat(document.path("languages")).isEqualTo(JSON.readTree("[\"en\",\"ru\"]"));
        assertThat(document.path("published_precision").asText()).isEqualTo("month");
        assertThat(document.path("moved").asBoolean(true)).isFalse();
    }

    @Test
    void tellsWhatIsWrongWithARecordThatIsNone() {
        String json = new String(JsonCodec.write(EnrichedSamples.of(1, 1, 1)), StandardCharsets.UTF_8);

        assertUnreadable(new byte[] {(byte) 0xc3, 0x28}, Reason.UNREADABLE_RECORD, "UTF-8");
        assertUnreadable("".getBytes(StandardCharsets.UTF_8), Reason.UNREADABLE_RECORD, "EnrichedStatement");
        assertUnreadable(
                ("{\"x\":" + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8), Reason.UNREADABLE_RECORD, "nesting");
        assertUnreadable("{}".getBytes(StandardCharsets.UTF_8), Reason.UNREADABLE_RECORD, "null");
        assertUnreadable(null, Reason.UNREADABLE_RECORD, "without a value");
        assertUnreadable(
                json.replace("\"2026-11\"", "\"next week\"").getBytes(StandardCharsets.UTF_8),
                Reason.UNREADABLE_RECORD,
                "next week");
    }

    @Test
    void doesNotGuessAtAnotherVersionOfTheRecord() {
        ConsumerRecord<byte[], byte[]> next =
                record(JsonCodec.write(EnrichedSamples.of(1, 1, 1)), "io.silkwire.enriched-statement.v2");

        assertThat(reader.read(next, progress)).isInstanceOfSatisfying(ReadOutcome.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
            assertThat(unreadable.message()).contains("enriched-statement.v1", "enriched-statement.v2");
        });
    }

    private void assertUnreadable(byte @Nullable [] value, Reason reason, String told) {
        assertThat(reader.read(record(value, null), progress))
                .isInstanceOfSatisfying(ReadOutcome.Unreadable.class, unreadable -> {
                    assertThat(unreadable.reason()).isEqualTo(reason);
                    assertThat(unreadable.message()).containsIgnoringCase(told);
                });
    }

    private String[] lines(ConsumerRecord<byte[], byte[]> origin) {
        if (!(reader.read(origin, progress) instanceof ReadOutcome.Understood(PendingDocument document))) {
            throw new AssertionError("not readable");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        document.writeTo(request);
        assertThat(request.size()).isEqualTo(document.requestBytes());
        String text = request.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        String[] lines = text.split("\n");
        assertThat(lines).hasSize(2);
        return lines;
    }

    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value, @Nullable String type) {
        ConsumerRecord<byte[], byte[]> read = new ConsumerRecord<>("silkwire.enriched", 0, 3, null, value);
        if (type != null) {
            read.headers().add(RecordHeaders.CE_TYPE, type.getBytes(StandardCharsets.UTF_8));
        }
        return read;
    }
}

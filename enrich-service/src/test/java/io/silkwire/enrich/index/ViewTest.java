package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConsumerRecord<byte[], byte[]> ORIGIN = new ConsumerRecord<>("t", 0, 3, null, null);

    @Test
    void writesNoFieldTheMappingDoesNotHave() throws IOException {
        assertWritten(View.ALERTS, new AlertDocument(Clock.systemUTC()), ViewSamples.alert());
        assertWritten(View.DELIVERIES, new DeliveryDocument(Clock.systemUTC()), ViewSamples.delivery());
        assertWritten(View.TRENDS, new TrendDocument(), ViewSamples.burst());
    }

    @Test
    void keepsEveryMappingStrictAndOfTypesTheMinimalDistributionHas() throws IOException {
        for (View view : View.values()) {
            JsonNode mapping = mapping(view);
            assertThat(mapping.path("dynamic").asText()).as(view.label()).isEqualTo("strict");
            assertThat(mapping.findValuesAsText("type"))
                    .as(view.label())
                    .isSubsetOf(
                            "keyword", "text", "date", "integer", "long", "double", "boolean", "nested", "object",
                            "alias", "");
        }
    }

    @Test
    void tellsWhichRecordsItExpected() {
        ConsumerRecord<byte[], byte[]> other =
                new ConsumerRecord<>(KafkaTopics.ALERTS.name(), 0, 3, null, "{}".getBytes(StandardCharsets.UTF_8));
        other.headers().add(RecordHeaders.CE_TYPE, "io.silkwire.alert.v9".getBytes(StandardCharsets.UTF_8));
        PartitionProgress progress = new PartitionProgress(new TopicPartition(other.topic(), 0));

        assertThat(View.ALERTS.reader(Clock.systemUTC()).read(other, progress))
                .isInstanceOfSatisfying(ReadOutcome.Unreadable.class, unreadable -> {
                    assertThat(unreadable.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
                    assertThat(unreadable.message()).contains("alert.v1", "alert.v9");
                });
    }

    @Test
    void escapesTheIdOfADocument() throws IOException {
        java.io.ByteArrayOutputStream request = new java.io.ByteArrayOutputStream();
        BulkLine.of("a\"b|é\n", 4, "{\"x\":1}".getBytes(StandardCharsets.UTF_8))
                .with("{\"y\":2}".getBytes(StandardCharsets.UTF_8))
                .writeTo(request);

        List<String> lines = request.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(JSON.readTree(lines.get(0)).path("index").path("_id").asText())
                .isEqualTo("a\"b|é\n");
        assertThat(JSON.readTree(lines.get(1))).isEqualTo(JSON.readTree("{\"x\":1,\"y\":2}"));
    }

    @Test
    void passesOverStatementsOfTheCanaryAndWhatTheEnricherMakesDeadLettersOf() {
        assertThat(View.REVISIONS
                        .reader(Clock.systemUTC())
                        .read(ORIGIN, new PartitionProgress(new TopicPartition(ORIGIN.topic(), 0))))
                .isInstanceOf(ReadOutcome.Unwanted.class);
    }

    private static void assertWritten(View view, DocumentReader.Shape shape, Object contract) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        shape.write(contract, ORIGIN, document);
        assertNested(view.label(), document, mapping(view));
    }

    private static void assertNested(String where, JsonNode written, JsonNode mapping) {
        List<String> names = new ArrayList<>();
        written.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode field = mapping.path("properties").path(name);
            assertThat(field.isMissingNode()).as(where + "." + name).isFalse();
            JsonNode value = written.path(name).isArray() ? written.path(name).path(0) : written.path(name);
            if (value.isObject() && field.path("enabled").asBoolean(true)) {
                assertNested(where + "." + name, value, field);
            }
        }
    }

    private static JsonNode mapping(View view) throws IOException {
        try (InputStream in = ViewTest.class.getResourceAsStream(view.definition())) {
            return JSON.readTree(Objects.requireNonNull(in)).path("mappings");
        }
    }
}

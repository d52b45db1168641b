package io.silkwire.standalone.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KibanaObjectsTest {
    static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            Path folder = at.resolve("deploy").resolve("kibana");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("no deploy/kibana above " + here);
    }

    @Test
    void referencesFieldsAndColumnsAreSound() throws IOException {
        ObjectCheck check = new ObjectCheck(SavedObjects.read(folder().resolve("objects")));
        assertThat(check.problems()).isEmpty();
        assertThat(check.panels()).hasSizeGreaterThan(40);
    }

    @Test
    void packedFileIsWhatTheSourcesGive() throws IOException {
        assertThat(Files.readString(folder().resolve("silkwire.ndjson")))
                .as("run ./silkwire kibana pack")
                .isEqualTo(SavedObjects.read(folder().resolve("objects")).packed());
    }

    @Test
    void dashboardsBeginWithTheLast30Days() throws IOException {
        assertThat(SavedObjects.read(folder().resolve("objects")).ofType("dashboard"))
                .hasSize(6)
                .allSatisfy(dashboard -> {
                    assertThat(dashboard.at("/attributes/timeFrom").asText()).isEqualTo("now-30d");
                    assertThat(dashboard.at("/attributes/timeRestore").asBoolean())
                            .isTrue();
                });
    }

    @Test
    void namesAFieldThatNoMappingHasAndAReferenceThatLeadsNowhere() throws IOException {
        // Given
        SavedObjects sound = SavedObjects.read(folder().resolve("objects"));
        List<JsonNode> broken =
                sound.objects().stream().map(JsonNode::<JsonNode>deepCopy).toList();
        for (JsonNode object : broken) {
            if (object.path("id").asText().equals("silkwire-topic")) {
                ObjectNode column = (ObjectNode)
                        object.at(
                                "/attributes/panelsJSON/0/embeddableConfig/attributes/state/datasourceStates/formBased/layers/rows/columns/count");
                column.put("sourceField", "nowhere");
                ((ObjectNode) object.at("/references/0")).put("id", "nothing");
            }
        }

        // When
        List<String> problems = new ObjectCheck(new SavedObjects(broken)).problems();

        // Then
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem).contains("silkwire-topic/over-time", "has no field nowhere"))
                .anySatisfy(problem -> assertThat(problem).contains("nothing here is index-pattern/nothing"))
                .anySatisfy(problem -> assertThat(problem).contains("does not repeat the reference"));
    }

    @Test
    void takesAnAnswerWithoutRowsForAnEmptyPanel() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(Panel.isEmpty(json.readTree("{\"hits\":{\"total\":{\"value\":0}}}")))
                .isTrue();
        assertThat(Panel.isEmpty(json.readTree(
                        "{\"hits\":{\"total\":{\"value\":3}},\"aggregations\":{\"rows\":{\"buckets\":[]}}}")))
                .isTrue();
        assertThat(
                        Panel.isEmpty(
                                json.readTree(
                                        "{\"hits\":{\"total\":{\"value\":3}},\"aggregations\":{\"rows\":{\"buckets\":[{\"rows\":{\"buckets\":[]}}]}}}")))
                .isTrue();
        assertThat(Panel.isEmpty(json.readTree(
                        "{\"hits\":{\"total\":{\"value\":3}},\"aggregations\":{\"metric0\":{\"value\":null}}}")))
                .isTrue();
        assertThat(
                        Panel.isEmpty(
                                json.readTree(
                                        "{\"hits\":{\"total\":{\"value\":3}},\"aggregations\":{\"rows\":{\"buckets\":[{\"key\":1}]}}}")))
                .isFalse();
    }
}

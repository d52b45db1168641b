package io.silkwire.ingest.manifest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class ManifestReaderTest {
    private static final Path SEEDS = Path.of("..", "seeds", "corpus");

    @Test
    void readsTheManifestOfTheSeeds() throws IOException {
        Manifest manifest = usable(Files.readString(SEEDS.resolve("manifest.yaml")));

        assertThat(manifest.refusals()).isEmpty();
        assertThat(manifest.refusedFiles()).isEmpty();
        assertThat(manifest.sourceId().value()).isEqualTo("seed-corpus");
        assertThat(manifest.entries()).hasSize(5);
        ManifestEntry briefing = requireNonNull(manifest.entries().get("ct-briefing.txt"));
        assertThat(briefing.publishedAt()).isEqualTo(new PublicationDate("2018-07-03"));
        assertThat(briefing.modifiedAt()).isEqualTo(new PublicationDate("2018-07-09T11:45:31+00:00"));
        assertThat(briefing.publisher()).isNull();
        assertThat(manifest.entries().get("samarkand-communique.txt"))
                .extracting(ManifestEntry::publishedAt, ManifestEntry::country)
                .containsExactly(new PublicationDate("2017-11"), "UZ");
    }

    @Test
    void describesTheSeedsAsTheSchemaSays() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(json.readTree(SEEDS.resolve("manifest.schema.json").toFile()));
        // Plain YAML makes timestamps of dates; editors check the text, so here they are quoted.
        String quoted = Files.readString(SEEDS.resolve("manifest.yaml"))
                .replaceAll("(?m)^(\\s+(?:date|modified): )(\\d[^\\s#]*)", "$1\"$2\"");
        JsonNode manifest = json.valueToTree(new Yaml().load(quoted));

        assertThat(schema.validate(manifest)).isEmpty();
    }

    @Test
    void keepsADateAsPreciseAsItIsTold() {
        Manifest manifest = usable("source: s\nfiles:\n  - {file: a.txt, date: 2017}\n  - {file: b.txt, date: null}\n");

        assertThat(manifest.entries().get("a.txt"))
                .extracting(ManifestEntry::publishedAt)
                .isEqualTo(new PublicationDate("2017"));
        assertThat(manifest.entries().get("b.txt"))
                .extracting(ManifestEntry::publishedAt)
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date: 03.07.2018|date must look like",
                "date: 2018-02-30|date must look like",
                "publsher: X|unknown key",
                "language: not a tag|language tag",
                "country: Uzbekistan|country code",
                "kind: Press Release|kind",
                "title: [a, b]|one value",
                "title: ''|one line"
            })
    void refusesAWrongEntryWithItsLineAndHoldsItsFileBack(String line, String message) {
        Manifest manifest = usable(
                "source: s\nfiles:\n  - file: good.txt\n  - file: bad.txt\n    " + line + "\n  - file: last.txt\n");

        assertThat(manifest.entries()).containsOnlyKeys("good.txt", "last.txt");
        Refusal refusal = requireNonNull(manifest.refusedFiles().get("bad.txt"));
        assertThat(refusal.where()).isEqualTo("manifest.yaml:5");
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_DEFINITION);
        assertThat(refusal.message()).contains(message);
        assertThat(refusal.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: no file|4|names no file",
                "file: ../x.txt|4|outside",
                "file: good.txt|4|second time",
                "just text|4|keys"
            })
    void refusesALineThatSpeaksOfNoFile(String line, int number, String message) {
        Manifest manifest = usable("source: s\nfiles:\n  - file: good.txt\n  - " + line + "\n");

        assertThat(manifest.entries()).containsOnlyKeys("good.txt");
        assertThat(manifest.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.line()).isEqualTo(number);
            assertThat(refusal.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|1|empty",
                "files: []|1|names no source",
                "source: Bad Slug!|1|must be 1 to 64",
                "'source: s\nfiles: 3'|2|no list",
                "'source: s\nfile: []'|2|unknown key",
                "'source: s\nfiles:\n  - file: \"a\n'|4|not YAML"
            })
    void isUnusableWithoutSourceOrShape(String yaml, int line, String message) {
        ManifestReading reading = ManifestReader.read("manifest.yaml", yaml);

        assertThat(reading).isInstanceOf(ManifestReading.Unusable.class);
        Refusal refusal = ((ManifestReading.Unusable) reading).refusal();
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.message()).contains(message);
    }

    private static Manifest usable(String yaml) {
        ManifestReading reading = ManifestReader.read("manifest.yaml", yaml);
        assertThat(reading).isInstanceOf(ManifestReading.Usable.class);
        return ((ManifestReading.Usable) reading).manifest();
    }
}

package io.silkwire.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.contracts.Source.Limits;
import io.silkwire.contracts.Source.Listing;
import io.silkwire.contracts.Source.State;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class SourcesFileTest {
    @Test
    void readsEveryKey() {
        SourcesReading reading = SourcesFile.read("sources.yaml", example());

        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.sources().getFirst())
                .isEqualTo(new Source(
                        new SourceId("kg-water"),
                        "Office of Water",
                        "KG",
                        "ministry",
                        List.of("ky", "ru"),
                        List.of("https://water.example/rss.xml"),
                        List.of(
                                new Listing("https://water.example/news", ".news li", "a", "time", "a.next"),
                                new Listing("https://water.example/speeches", null, null, null, null)),
                        List.of("https://water.example/sitemap.xml"),
                        List.of("cdn.water.example"),
                        "Asia/Bishkek",
                        1,
                        new Limits(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofMillis(500), 4194304, 200),
                        Map.of("Accept-Language", "ky, ru"),
                        Guids.ID,
                        State.ACTIVE,
                        true));
    }

    @Test
    void crawlsNothingThatNobodyAskedFor() {
        Source bare = SourcesFile.read("sources.yaml", example()).sources().get(1);

        assertThat(bare.state()).isEqualTo(State.PAUSED);
        assertThat(bare.verified()).isFalse();
        assertThat(bare.tier()).isEqualTo(2);
        assertThat(bare.limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void agreesWithItsSchema() throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "seeds", "sources.schema.json")));
        ObjectMapper json = new ObjectMapper();
        Object yaml = new Yaml().load(example());

        assertThat(schema.validate(json.valueToTree(yaml))).isEmpty();
        assertThat(schema.validate(json.valueToTree(new Yaml().load("- {id: a, name: A, kind: b, feed: [x]}"))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed: [https://a.example/f]        | unknown key 'feed'",
                "feeds: https://a.example/f         | 'feeds' is no list",
                "feeds: ['ftp://a.example/f']       | no URL that can be fetched",
                "feeds: ['http://[::bad/']          | no URL that can be fetched",
                "zone: Asia/Nowhere                 | no time zone",
                "tier: 4                            | not within 1 and 3",
                "tier: high                         | is no number",
                "country: XX                        | no country code",
                "languages: [x_y_z]                 | no language tag",
                "limits: {delay: 5}                 | no duration",
                "limits: {delay: fast}              | no duration",
                "limits: {least-interval: 1h, most-interval: 5m} | least-interval is more",
                "limits: {speed: 3}                 | unknown key 'speed'",
                "listings: [{url: 'https://a.example/n', item: '>>'}] | no CSS selector",
                "listings: [{item: li}]             | has no 'url'",
                "headers: {Host: b.example}         | set by the crawler itself",
                "headers: {'a b': c}                | no name of a header",
                "state: running                     | no state",
                "state: active                      | nothing to crawl",
                "verified: yes please               | neither a day nor false",
                "guids: both                        | no way to tell entries apart",
                "hosts: ['https://a.example']       | no name of a host",
            })
    void refusesAWrongEntryWithItsLineAndKeepsTheOthers(String line, String complaint) {
        String yaml = "- id: good\n  name: Good\n  kind: ministry\n- id: wrong\n  name: Wrong\n  kind: ministry\n  "
                + line + "\n- id: better\n  name: Better\n  kind: ministry\n";

        SourcesReading reading = SourcesFile.read("sources.yaml", yaml);

        assertThat(reading.sources()).extracting(source -> source.id().value()).containsExactly("good", "better");
        assertThat(reading.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.message()).contains(complaint);
            assertThat(refusal.where()).matches("sources.yaml:[4-7]");
            assertThat(refusal.remedy()).isNotBlank();
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_DEFINITION);
        });
    }

    @Test
    void refusesASecondSourceOfOneId() {
        SourcesReading reading =
                SourcesFile.read("s.yaml", "- {id: a, name: A, kind: b}\n- {id: a, name: C, kind: b}\n");

        assertThat(reading.sources()).hasSize(1);
        assertThat(reading.refusals()).extracting(Refusal::where).containsExactly("s.yaml:2");
    }

    @ParameterizedTest
    @CsvSource({"'id: a'", "'- id: [a'", "'just words'", "'- &a [*a]'"})
    void refusesWhatIsNoListOfSources(String yaml) {
        SourcesReading reading = SourcesFile.read("s.yaml", yaml);

        assertThat(reading.sources()).isEmpty();
        assertThat(reading.refusals()).isNotEmpty();
    }

    @Test
    void readsAnEmptyFileAsNoSources() {
        assertThat(SourcesFile.read("s.yaml", "# none yet\n")).isEqualTo(new SourcesReading(List.of(), List.of()));
    }

    @Test
    void namesAFileThatIsNotThereOrNotText(@TempDir Path directory) throws IOException {
        Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'-', ' ', (byte) 0xff});

        assertThat(SourcesFile.read(directory.resolve("none.yaml")).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.UNREADABLE_FILE);
        assertThat(SourcesFile.read(latin).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.UNKNOWN_ENCODING);
    }

    @Test
    void theShippedSourcesAreAllRight() {
        Path shipped = Path.of("..", "seeds", "sources.yaml");
        if (Files.exists(shipped)) {
            assertThat(SourcesFile.read(shipped).refusals()).isEmpty();
        }
    }

    private static String example() {
        try (var in = Objects.requireNonNull(SourcesFileTest.class.getResourceAsStream("/source/sources.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

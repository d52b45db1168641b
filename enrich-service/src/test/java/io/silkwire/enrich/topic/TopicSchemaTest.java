package io.silkwire.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The schema for editors says the same as the reader, as far as a schema can. */
final class TopicSchemaTest {
    private static final Path SEEDS = Path.of("..", "seeds");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String GOOD = """
            topic: lakes
            version: 2
            label: { en: Lakes }
            owner: desk
            threshold: 5
            zones: { title: 3, lead: 1.5, body: 1 }
            per_term: 2
            require_distinct: 1
            match: "g OR count(h) >= 2"
            groups:
              g:
                weight: 5
                en: ["lake", { lemma: "deep lake", weight: 6 }, { exact: [OSCE, WHO] }, { prefix: "limno" }, { near: { a: water, b: [lake, pond], within: 5, ordered: true } }]
                uz-Cyrl: [{ same_sentence: ["кўл", ["сув", "дарё"]] }]
                countries: [UZ, TJ]
              h: { any: [{ entity: sco, weight: 2 }], entities: [un] }
            never: { en: ["lake placid"] }
            ignore: { en: ["salt lake city"] }
            weaken: [{ weight: -3, en: ["ice hockey"] }]
            tests:
              - { lang: en, title: "A lake", text: "lake", expect: true }
              - { lang: en, text: "desert", expect: false }
              - { lang: uz-Cyrl, text: "кўл сув", expect: true }
              - { lang: uz-Cyrl, text: "чўл", expect: false }
            """;

    static List<Path> definitions() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS.resolve("topics"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyDefinitionOfTheSeedsFitsAndNamesTheSchema(Path file) throws IOException {
        String yaml = Files.readString(file);
        assertThat(problems(yaml)).isEmpty();
        assertThat(yaml).startsWith("# yaml-language-server: $schema=../topics.schema.json\n");
    }

    @Test
    void allThatMayStandInADefinitionFits() throws IOException {
        assertThat(problems(GOOD)).isEmpty();
        assertThat(TopicYaml.parse("lakes.yaml", GOOD)).isInstanceOf(TopicReading.Read.class);
    }

    /** What stands there → what is written instead. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic: lakes → topic: Great Lakes",
                "topic: lakes\n → ",
                "version: 2 → version: two",
                "threshold: 5 → threshold: 0",
                "threshold: 5 → treshold: 5",
                "zones: { title: 3, → zones: { head: 3,",
                "per_term: 2 → per_term: 0",
                "weight: 5\n → weight: heavy\n",
                "uz-Cyrl: [{ → uzbek: [{",
                "{ exact: [OSCE, WHO] } → { exactly: [OSCE, WHO] }",
                "{ prefix: \"limno\" } → { prefix: \"limno\", exact: \"LIMNO\" }",
                "{ prefix: \"limno\" } → { regex: \"limno.*\" }",
                "b: [lake, pond], within: 5 → within: 5",
                "within: 5 → within: 500",
                "[\"кўл\", [\"сув\", \"дарё\"]] → [\"кўл\"]",
                "weight: -3 → weight: 3",
                "text: \"desert\", expect: false → text: \"desert\"",
                "expect: false } → expect: perhaps }",
                "  h: { any → count: { any"
            })
    void whatTheReaderRefusesTheSchemaRefusesToo(String change) throws IOException {
        String[] sides = change.split(" → ", -1);
        assertThat(GOOD).contains(sides[0]);
        String wrong = GOOD.replace(sides[0], sides[1]);
        assertThat(TopicYaml.parse("lakes.yaml", wrong)).isInstanceOf(TopicReading.Refused.class);
        assertThat(problems(wrong)).isNotEmpty();
    }

    private static List<String> problems(String yaml) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SEEDS.resolve("topics.schema.json")));
        JsonNode json = JSON.valueToTree(new Yaml(
                        new SafeConstructor(new LoaderOptions()),
                        new Representer(new DumperOptions()),
                        new DumperOptions(),
                        new WithoutTimes())
                .load(yaml));
        return schema.validate(json).stream().map(Object::toString).toList();
    }

    /** Editors read YAML 1.2, to which a day is a text. */
    private static final class WithoutTimes extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (tag.equals(Tag.BOOL)) {
                super.addImplicitResolver(tag, Pattern.compile("true|false"), "tf", limit);
            } else if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }
}

package io.silkwire.enrich.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicYaml;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicDiffTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    @Test
    void tellsWhatIsGainedAndLostWithTheWordsThatMadeTheDifference() {
        DiffReport report = new DiffReport(new TopicDiff(
                set(rule("lakes", 10, "lake"), rule("seas", 10, "sea")),
                set(rule("lakes", 10, "pond"), rule("deserts", 10, "desert"))));
        report.add("s1", "", "A lake.", null);
        report.add("s2", "About a pond", "Nothing.", null);
        report.add("s3", "", "A sea and a desert.", null);
        report.add("s4", "", "Nothing.", null);
        assertThat(report.print(print)).isZero();
        assertThat(said()).isEqualTo("""
                deserts: 1 gained, 0 lost
                  + s3  A sea and a desert.
                      now for      15.0  body 12-18  "desert"  lemma:en desert
                      was not defined, is 15.0 of 10.0
                lakes: 1 gained, 1 lost
                  + s2  About a pond
                      now for      30.0  title 8-12  "pond"  lemma:en pond
                      was 0.0 of 10.0 (groups: none of its terms counts in the text), is 30.0 of 10.0
                  - s1  A lake.
                      was for      15.0  body 2-6  "lake"  lemma:en lake
                      was 15.0 of 10.0, is 0.0 of 10.0 (groups: none of its terms counts in the text)
                seas: 0 gained, 1 lost
                  - s3  A sea and a desert.
                      was for      15.0  body 2-5  "sea"  lemma:en sea
                      was 15.0 of 10.0, is not defined
                4 texts compared, 2 tags gained, 2 lost
                """);
    }

    @Test
    void aThresholdThatMadeTheDifferenceIsTold() {
        DiffReport report =
                new DiffReport(new TopicDiff(set(rule("lakes", 20, "lake")), set(rule("lakes", 12, "lake"))));
        report.add("s1", "", "A lake.", null);
        report.print(print);
        assertThat(said())
                .contains("was 15.0 of 20.0 (threshold: 20.0 needed, 15.0 found), is 15.0 of 12.0")
                .doesNotContain("now for");
    }

    @Test
    void aLaterRevisionTakesThePlaceOfAnEarlierOne() {
        DiffReport report =
                new DiffReport(new TopicDiff(set(rule("lakes", 10, "lake")), set(rule("lakes", 10, "pond"))));
        report.add("s1", "", "A lake.", null);
        report.add("s1", "", "A river.", null);
        report.print(print);
        assertThat(said()).isEqualTo("2 texts compared, 0 tags gained, 0 lost\n");
    }

    @Test
    void linesThatAreNoDocumentAreToldAndTheRestIsCompared(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("c.jsonl"), """
                {"id": "a", "text": "A pond."}
                {"id": "b"}
                """);
        DiffReport report =
                new DiffReport(new TopicDiff(set(rule("lakes", 10, "lake")), set(rule("lakes", 10, "pond"))));
        report.addLines(List.of(file), print);
        assertThat(report.printLines(print)).isEqualTo(1);
        assertThat(said())
                .contains("c.jsonl:2: 'text' is missing; expected a string")
                .contains(
                        "{\"topic\":\"lakes\",\"id\":\"a\",\"title\":\"A pond.\",\"change\":\"gained\",\"reasons\":[");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static TopicSet set(TopicRule... rules) {
        return TopicSet.compile(Stream.of(rules).toList(), 1);
    }

    private static TopicRule rule(String id, int threshold, String word) {
        String yaml = """
                topic: %s
                threshold: %d
                groups:
                  g: { weight: 10, en: ["%s"] }
                tests:
                  - { lang: en, title: "%s", text: "", expect: true }
                  - { lang: en, text: "x", expect: false }
                """.formatted(id, threshold, word, word);
        return switch (TopicYaml.parse(id + ".yaml", yaml.replace("text: \"\"", "text: \"y\""))) {
            case TopicReading.Read(TopicRule rule) -> rule;
            case TopicReading.Refused refused -> throw new AssertionError(refused.message());
        };
    }
}

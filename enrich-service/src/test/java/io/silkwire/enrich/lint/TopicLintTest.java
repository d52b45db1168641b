package io.silkwire.enrich.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicReading.Problem;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code lint} is a case, and names at its end what must be found in it, by line; nothing else may be. */
final class TopicLintTest {
    private static final String EXPECT = "# expect ";

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "lint"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatTheFileSaysAndNothingElse(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        List<String> expected = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> name + ":" + line.substring(EXPECT.length()))
                .toList();
        List<String> found = TopicLint.check(rule(name, Files.readString(file))).stream()
                .map(Problem::toString)
                .toList();
        List<String> unexpected = new ArrayList<>(found);
        for (String each : expected) {
            assertThat(found).anySatisfy(problem -> assertThat(problem).startsWith(each));
            unexpected.removeIf(problem -> problem.startsWith(each));
        }
        assertThat(unexpected).isEmpty();
        assertThat(found).allSatisfy(problem -> assertThat(problem).contains("; "));
    }

    @Test
    void aGroupFileThatNothingExtendsIsTold(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("groups"));
        Files.writeString(directory.resolve("groups/waters.yaml"), "groups:\n  w: { weight: 5, en: [\"lake\"] }\n");
        Files.writeString(directory.resolve("groups/sands.yaml"), "groups:\n  s: { weight: 5, en: [\"dune\"] }\n");
        Files.writeString(directory.resolve("t.yaml"), """
                topic: t
                threshold: 5
                extends: [waters]
                tests:
                  - { lang: en, text: "lake", expect: true }
                  - { lang: en, text: "desert", expect: false }
                """);
        assertThat(FolderCheck.problems(TopicFolder.read(directory)))
                .containsExactly(
                        "groups/sands.yaml:1: no definition beside the folder extends this group file; name it in"
                                + " 'extends' of one, or take the file out");
    }

    @Test
    void aTermThatStandsInTooManyTextsOfTheCorpusIsToldUnlessItIsSupport() {
        TopicRule rule = rule("t.yaml", """
                topic: t
                threshold: 10
                groups:
                  g:
                    en:
                      - { lemma: "meeting", weight: 6 }
                      - { lemma: "minister", weight: 1 }
                      - { lemma: "lake", weight: 6 }
                tests:
                  - { lang: en, text: "a meeting of ministers at a lake", expect: true }
                  - { lang: en, text: "desert", expect: false }
                """);
        TermCommonness commonness = new TermCommonness(List.of(rule));
        for (int i = 0; i < TermCommonness.LEAST_TEXTS; i++) {
            commonness.add(
                    "",
                    i % 2 == 0
                            ? "The ministers held a meeting about the situation and agreed to continue their work."
                            : "Nothing was said about the lake on that day by those who were there and listened.");
        }
        assertThat(commonness.problems())
                .extracting(Problem::toString)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith("t.yaml:6: 'meeting' stands in 10 of 20 texts of the corpus"),
                        problem -> assertThat(problem)
                                .startsWith("t.yaml:8: 'lake' stands in 10 of 20 texts of the corpus"));
    }

    private static TopicRule rule(String name, String yaml) {
        return switch (TopicYaml.parse(name, yaml)) {
            case TopicReading.Read(TopicRule rule) -> rule;
            case TopicReading.Refused refused -> throw new AssertionError(refused.message());
        };
    }
}

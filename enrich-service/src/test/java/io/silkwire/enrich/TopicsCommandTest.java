package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TopicsCommandTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aGoodDefinitionWithASharedGroupAndCountriesPasses() throws Exception {
        Files.createDirectories(directory.resolve("groups"));
        Files.writeString(directory.resolve("groups/waters.yaml"), """
                groups:
                  waters: { weight: 4, en: ["river", "lake"] }
                """);
        write("extends: [waters]\nentities: { weight: 4, countries: [UZ, TJ] }\nthreshold: 11\n", """
                  - { lang: en, text: "The lake and the river in Tajikistan", expect: true }
                  - { lang: en, text: "The lake", expect: false }
                """);
        assertThat(run("check", directory.toString())).isZero();
        assertThat(text()).contains("1 definitions read, 0 problems");
    }

    @Test
    void whatCannotWorkIsNamedWithFileLineAndRemedy() throws Exception {
        write("""
                threshold: 900
                match: "count(g) >= 5"
                never: { en: ["river"] }
                groups:
                  g:
                    en: ["lake", "river"]
                    ru: [{ regex: "a+" }]
                """, "");
        assertThat(run("check", directory.toString())).isEqualTo(1);
        assertThat(text()).contains("t.yaml:8: a regex is no term");

        write("""
                threshold: 900
                match: "count(g) >= 5"
                never: { en: ["river"] }
                groups:
                  g:
                    en:
                      - "lake"
                      - "river"
                      - "lake"
                """, """
                  - { lang: en, text: "lake", expect: true }
                  - { lang: en, text: "sea", expect: false }
                """);
        assertThat(run("check", directory.toString())).isEqualTo(1);
        assertThat(text())
                .contains("t.yaml:10: 'lake' stands in line 8 already; keep one of the two")
                .contains("t.yaml:9: 'river' can never count: 'never' has it in line 4")
                .contains("threshold 900.0 is out of reach")
                .contains("the clause 'count(g) >= 5' of match can never hold")
                .contains("test expects t to fire, and it does not");
    }

    @Test
    void explainsWhyATopicFiresAndWhyNot() throws Exception {
        write("threshold: 10\ngroups:\n  g: { weight: 4, en: [\"lake\"] }\n", """
                  - { lang: en, title: "lake", text: "sea", expect: true }
                  - { lang: en, text: "sea", expect: false }
                """);
        Path text = Files.writeString(directory.resolve("a.txt"), "The lake\nA text.");
        assertThat(run("explain", text.toString(), "--topics", directory.toString()))
                .isZero();
        assertThat(text()).contains("+ t  12.0 of 10.0", "+ 12.0  title 4-8  \"lake\"  lemma:en lake");
        Files.writeString(text, "Title\nA lake.");
        assertThat(run("explain", text.toString(), "--topics", directory.toString()))
                .isZero();
        assertThat(text()).contains("- t  6.0 of 10.0  (threshold: 10.0 needed, 6.0 found)");
    }

    private void write(String definition, String tests) throws Exception {
        Files.writeString(
                directory.resolve("t.yaml"), "topic: t\n" + definition + (tests.isEmpty() ? "" : "tests:\n" + tests));
    }

    private int run(String... args) {
        out.reset();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new CommandLine(new TopicsCommand(print, print)).execute(args);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}

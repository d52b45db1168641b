package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class StoriesCommandTest {
    private static final String TEXT = "The delegations met in Port Amber and agreed on the upkeep of the canal.";

    @TempDir
    private Path directory;

    private record Run(int status, String out, String err) {}

    @Test
    void everyDocumentGetsTheIdOfItsOldestCopyInTheOrderOfTheInput() {
        Run run = run(line("\"b\"", TEXT, "2026-05-02")
                + line("7", "Another text about orchards", "2026-05-01")
                + line("\"a\"", TEXT.toUpperCase(Locale.ROOT), "2026-05-01T10:00:00+05:00"));
        assertThat(run.out()).isEqualTo("""
                {"id":"b","story":"a"}
                {"id":7,"story":7}
                {"id":"a","story":"a"}
                """);
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void withoutDatesTheSmallestIdNamesTheStory() {
        String c = "{\"id\":\"c\",\"text\":\"" + TEXT + "\"}\n";
        assertThat(run(c + c.replace("\"c\"", "\"b\"")).out())
                .isEqualTo("{\"id\":\"c\",\"story\":\"b\"}\n{\"id\":\"b\",\"story\":\"b\"}\n");
    }

    @Test
    void followedLinesTellTheStoryAsItIsThen() {
        String lines = line("\"b\"", TEXT, "2026-05-02") + line("\"a\"", TEXT, "2026-05-01");
        assertThat(run(lines, "--follow").out())
                .isEqualTo("{\"id\":\"b\",\"story\":\"b\"}\n{\"id\":\"a\",\"story\":\"a\"}\n");
    }

    @Test
    void copiesOutsideTheWindowStayApart() {
        String lines = line("\"b\"", TEXT, "2026-05-09") + line("\"a\"", TEXT, "2026-05-01");
        assertThat(run(lines, "--window", "7").out()).contains("\"story\":\"b\"");
        assertThat(run(lines, "--window", "8").out()).doesNotContain("\"story\":\"b\"");
    }

    @Test
    void badLinesAreNamedAndPassedOver() {
        Run run = run(line("1", TEXT, "2026-05-02") + "[]\n{\"id\":2}\n{\n" + line("3", TEXT, "yesterday")
                + line("1", TEXT, "2026-05-03") + "{\"text\":\"x\"}\n");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("{\"id\":1,\"story\":1}\n");
        assertThat(run.err())
                .contains(
                        ":2: expected an object",
                        ":3: 'text' is missing",
                        ":4: not JSON",
                        ":5: 'published'",
                        "yesterday")
                .contains(":6: 'id' 1 stood in an earlier line", ":7: 'id' is missing");
    }

    @Test
    void aMissingFileIsNamed() {
        Run run = run("", directory.resolve("none.jsonl").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("none.jsonl: unreadable");
    }

    @Test
    void threadsDoNotChangeTheAnswer() {
        String lines = IntStream.range(0, 1_000)
                .mapToObj(i -> line(
                        Integer.toString(i),
                        TEXT + " Group " + "abcdefghij".charAt(i % 10) + " spoke of its " + "abcdefghij".charAt(i % 10)
                                + " fields.",
                        "2026-05-01"))
                .collect(Collectors.joining());
        assertThat(run(lines, "--threads", "4").out())
                .isEqualTo(run(lines, "--threads", "1").out());
    }

    private static String line(String id, String text, String published) {
        return "{\"id\":" + id + ",\"title\":\"\",\"text\":\"" + text + "\",\"published\":\"" + published + "\"}\n";
    }

    private static Run run(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        StoriesCommand command = new StoriesCommand(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new CommandLine(command).execute(args);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

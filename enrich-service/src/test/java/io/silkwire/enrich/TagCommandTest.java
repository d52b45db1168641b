package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TagCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private record Run(int status, String out, String err) {
        List<JsonNode> lines() throws IOException {
            List<JsonNode> lines = new java.util.ArrayList<>();
            for (String line : out.lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }

    @Test
    void tagsEachDocumentWithItsEvidenceInTheOrderOfTheLines() throws Exception {
        String input = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"id\":" + i + ",\"title\":\"\",\"text\":\"The lake was deep, part " + i + ".\"}")
                .collect(Collectors.joining("\n"));

        Run run = run(input, "--topics", lakes().toString());

        assertThat(run.status()).as(run.err()).isZero();
        List<JsonNode> lines = run.lines();
        assertThat(lines).hasSize(1_000);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).path("id").asInt()).isEqualTo(i);
        }
        JsonNode topic = lines.get(0).path("topics").path(0);
        assertThat(topic.path("topic").asText()).isEqualTo("lakes");
        assertThat(topic.path("score").asDouble())
                .isGreaterThanOrEqualTo(topic.path("threshold").asDouble());
        JsonNode evidence = topic.path("evidence").path(0);
        assertThat(evidence.path("field").asText()).isEqualTo("body");
        assertThat(evidence.path("start").asInt()).isEqualTo(4);
        assertThat(evidence.path("end").asInt()).isEqualTo(8);
        assertThat(evidence.path("text").asText()).isEqualTo("lake");
        assertThat(evidence.path("rule").asText()).isEqualTo("lemma:en");
        assertThat(lines.get(0).path("language").asText()).isEqualTo("en");
    }

    @Test
    void badLinesAreNamedAndPassedOver() throws Exception {
        byte[] bytes = """
                {"id":"a","text":"a lake"}
                {"id":"b"
                []

                {"id":"c","title":7,"text":"x"}
                {"text":"x"}
                {"id":"d"}
                @
                {"id":"e","title":"Lake","text":""}
                """.replace('@', (char) 0xFF).getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(directory.resolve("in.jsonl"), bytes);

        Run run = run("", "--topics", lakes().toString(), file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().stream().map(line -> line.path("id").asText())).containsExactly("a", "e");
        assertThat(run.err().lines().toList())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).startsWith(file + ":"));
        assertThat(run.err())
                .contains(":2: not JSON", ":3: expected an object", ":5: 'title' is no string", ":6: 'id' is missing")
                .contains(":7: 'text' is missing", ":8: not UTF-8");
    }

    @Test
    void aLineBeyondTheLimitIsPassedOverWithoutBeingKept() throws Exception {
        String before = "{\"id\":1,\"text\":\"a lake\"}\n";
        String after = "\n{\"id\":2,\"text\":\"a lake\"}\n";
        InputStream endless = new java.io.SequenceInputStream(java.util.Collections.enumeration(List.of(
                new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)),
                new Repeated('x', 200_000_000),
                new ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8)))));

        Run run = run(endless, "--topics", lakes().toString(), "--threads", "1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.err()).contains("standard input:2: longer than");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Run run = run("", "--topics", lakes().toString(), "nowhere.jsonl");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("nowhere.jsonl: unreadable");
    }

    @Test
    void withoutDefinitionsNothingIsTagged() throws Exception {
        Run run = run("{}", "--topics", directory.resolve("none").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("no file and no directory", "no topic definition to tag with");
    }

    /** The same byte many times. */
    private static final class Repeated extends InputStream {
        private final int value;
        private long left;

        Repeated(int value, long times) {
            this.value = value;
            this.left = times;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int n = (int) Math.min(left, length);
            java.util.Arrays.fill(into, from, from + n, (byte) value);
            left -= n;
            return n == 0 ? -1 : n;
        }
    }

    private Path lakes() throws IOException {
        Path topics = Files.createDirectories(directory.resolve("topics"));
        Files.writeString(topics.resolve("lakes.yaml"), """
                topic: lakes
                threshold: 1
                groups:
                  g: { weight: 10, en: ["lake"] }
                tests:
                  - { lang: en, text: "lake", expect: true }
                  - { lang: en, text: "sea", expect: false }
                """);
        return topics;
    }

    private static Run run(String input, String... args) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
    }

    private static Run run(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        TagCommand command = new TagCommand(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new CommandLine(command).execute(args);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class LanguageCommandTest {
    private record Run(int status, String out, String err) {}

    @TempDir
    private Path directory;

    @Test
    void printsOneLineForEachDocumentInOrder() {
        Run run = run("""
                {"id":"a","title":"On water","text":"The ministers agreed that the treaty would be signed this week."}
                {"id":2,"text":"Министрлер шартқа осы аптада қол қойылатыны туралы келісті."}

                {"id":"c","text":"12345"}
                """);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("{\"id\":\"a\",\"language\":\"en\",\"confidence\":")
                                .endsWith("\"script\":\"Latn\"}"),
                        second -> assertThat(second)
                                .startsWith("{\"id\":2,\"language\":\"kk\"")
                                .contains("\"Cyrl\""),
                        third -> assertThat(third)
                                .isEqualTo(
                                        "{\"id\":\"c\",\"language\":\"und\",\"confidence\":0.0,\"script\":\"Zyyy\"}"));
    }

    @Test
    void tellsTheParagraphsOfAPageInTwoLanguages() {
        Run run = run("{\"id\":1,\"text\":\"Министр сообщил, что договор будет подписан в столице на этой неделе."
                + "\\n\\nThe minister said that the treaty would be signed in the capital this week.\"}\n");

        assertThat(run.out())
                .contains(
                        "\"paragraphs\":[{\"start\":0,\"end\":69,\"language\":\"ru\"},{\"start\":71,\"end\":146,\"language\":\"en\"}]");
    }

    @Test
    void namesEachLineItCannotReadAndGoesOn() {
        Run run = run("""
                {"id":1,"text":"The ministers agreed that the treaty would be signed."}
                no json
                [1]
                {"title":"no id"}
                {"id":3}
                {"id":4,"text":7}
                {"id":5,"text":"The ministers agreed that the treaty would be signed."}
                """);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("standard input:2: not JSON:")
                                .contains("expected one object a line"),
                        line -> assertThat(line).startsWith("standard input:3: expected an object"),
                        line -> assertThat(line).startsWith("standard input:4: 'id' is missing"),
                        line -> assertThat(line).startsWith("standard input:5: neither 'title' nor 'text'"),
                        line -> assertThat(line).startsWith("standard input:6: 'text' is a number; expected a string"));
    }

    @Test
    void namesAFileItCannotOpenAndReadsTheOthers() throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.jsonl"),
                "\uFEFF{\"id\":1,\"text\":\"Министры договорились о встрече в столице.\"}");

        Run run = run("", directory.resolve("absent.jsonl").toString(), file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("absent.jsonl: unreadable:");
        assertThat(run.out()).contains("\"language\":\"ru\"");
    }

    @Test
    void believesTheDeclaredLanguageOnlyWhenAsked() {
        String line =
                "{\"id\":1,\"language\":\"fa-AF\",\"text\":\"وزیران توافق کردند که قرارداد این هفته در پایتخت امضا شود\"}\n";

        assertThat(run(line).out()).contains("\"language\":\"fa\"");
        assertThat(run(line, "--prior").out()).contains("\"language\":\"prs\"");
    }

    @Test
    @Timeout(60)
    void answersALineBeforeTheNextIsThere() throws Exception {
        PipedInputStream in = new PipedInputStream();
        PipedInputStream answers = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(answers);
        CompletableFuture<Integer> status;
        try (PipedOutputStream questions = new PipedOutputStream(in)) {
            status = CompletableFuture.supplyAsync(() -> execute(in, out, new ByteArrayOutputStream()));

            questions.write("{\"id\":1,\"text\":\"The ministers agreed on it.\"}\n".getBytes(StandardCharsets.UTF_8));
            questions.flush();

            assertThat(answers.read()).isEqualTo('{');
        }
        assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
    }

    private static Run run(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = execute(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, args);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static int execute(InputStream in, OutputStream out, ByteArrayOutputStream err, String... args) {
        return new CommandLine(new LanguageCommand(in, out, new PrintStream(err, true, StandardCharsets.UTF_8)))
                .execute(args);
    }
}

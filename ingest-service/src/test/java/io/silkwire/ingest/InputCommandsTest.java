package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.ingest.fakes.WebSite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code extract}, {@code feed} and {@code robots} as they are typed. */
class InputCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void extractGivesOneLineOfJsonForEachFileOfADirectoryInTheOrderOfNames() throws Exception {
        for (int i = 0; i < 1000; i++) {
            Files.writeString(
                    directory.resolve("page-%04d.html".formatted(i)), page("Statement " + i, "Text number " + i + "."));
        }

        Run run = extract("", "--format", "jsonl", directory.toString());

        assertThat(run.status()).as(run.err()).isZero();
        List<JsonNode> lines = run.lines();
        assertThat(lines).hasSize(1000);
        assertThat(lines)
                .extracting(line -> line.get("title").asText())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "Statement " + i).toList());
    }

    @Test
    void extractTellsEachFieldByItsName() throws Exception {
        Path file = Files.writeString(directory.resolve("a.html"), """
                <html lang="ru"><head><title>О воде</title><link rel="canonical" href="https://ministry.example/news/1">
                <meta property="article:published_time" content="2026-11-20T08:00:00+05:00">
                <meta property="article:modified_time" content="2026-11-21T08:00:00+05:00">
                <meta name="author" content="Пресс-служба"></head>
                <body><article><h1>О воде</h1><p>Стороны встретились в Оше и говорили о воде.</p></article></body></html>
                """);

        JsonNode line =
                extract("", "--format", "jsonl", file.toString()).lines().getFirst();

        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "file", "url", "title", "text", "published", "modified", "language", "authors", "canonical");
        assertThat(line.get("file").asText()).isEqualTo(file.toString());
        assertThat(line.get("published").asText()).startsWith("2026-11-20");
        assertThat(line.get("modified").asText()).startsWith("2026-11-21");
        assertThat(line.get("language").asText()).isEqualTo("ru");
        assertThat(line.get("authors").get(0).asText()).isEqualTo("Пресс-служба");
        assertThat(line.get("canonical").asText()).isEqualTo("https://ministry.example/news/1");
        assertThat(line.get("text").asText()).contains("говорили о воде");
    }

    @Test
    void oneBadFileIsNamedAndTheOthersAreRead() throws Exception {
        Path first = Files.writeString(directory.resolve("1.html"), page("First", "One."));
        Path broken = Files.write(directory.resolve("2.html"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1, 2});
        Path third = Files.writeString(directory.resolve("3.html"), page("Third", "Three."));
        Path absent = directory.resolve("4.html");

        Run run = extract(
                "", "--format", "jsonl", first.toString(), broken.toString(), absent.toString(), third.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).extracting(line -> line.get("title").asText()).containsExactly("First", "Third");
        assertThat(run.err())
                .contains(broken + ": ")
                .contains(absent + ": no such file")
                .contains("2 of 4 could not be read")
                .doesNotContain("Exception");
    }

    @Test
    void standardInputIsADash() throws Exception {
        Run run = extract(page("Piped", "Through a pipe."), "--format", "jsonl", "-");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines().getFirst().get("title").asText()).isEqualTo("Piped");
        assertThat(run.lines().getFirst().get("file").asText()).isEqualTo("-");
    }

    @Test
    void hiddenFilesBelowADirectoryAreLeftOutAndAnEmptyOneIsTold() throws Exception {
        Files.createDirectories(directory.resolve(".git"));
        Files.writeString(directory.resolve(".git/page.html"), page("Hidden", "Not meant."));

        Run run = extract("", directory.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(directory + ": no file in this directory");
    }

    @Test
    void anAddressWithoutSchemeIsToldFromAFile() throws Exception {
        assertThat(extract("", "ministry.example").err()).contains("write https://ministry.example");
        assertThat(extract("", "ftp://ministry.example/a.html").err()).contains("expected http:// or https://");
    }

    @Test
    void aUrlThatRefusesIsToldWithItsReason() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page("/news/1", page("On water", "The parties met in Osh."));
            String gone = site.url("/gone").toString();
            String there = site.url("/news/1").toString();

            Run run = extract("", "--allow-loopback", "--format", "jsonl", gone, there);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains(gone + ": not found (404)");
            assertThat(run.lines()).hasSize(1);
            assertThat(run.lines().getFirst().get("url").asText()).isEqualTo(there);
            assertThat(run.lines().getFirst().get("file").isNull()).isTrue();
        }
    }

    @Test
    void thisMachineIsNotReadUnlessTold() throws Exception {
        try (WebSite site = WebSite.start()) {
            Run run = extract("", site.url("/news/1").toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(site.asked()).isEmpty();
        }
    }

    @Test
    void severalTextsAreTakenApartByTheirNames() throws Exception {
        Path one = Files.writeString(directory.resolve("1.html"), page("First", "One."));
        Path two = Files.writeString(directory.resolve("2.html"), page("Second", "Two."));

        assertThat(extract("", one.toString()).out()).startsWith("First\n");
        assertThat(extract("", one.toString(), two.toString()).out())
                .contains("==> " + one + " <==\nFirst\n", "==> " + two + " <==\nSecond\n");
    }

    @Test
    void aReaderThatHasSeenEnoughEndsItQuietly() throws Exception {
        for (int i = 0; i < 50; i++) {
            Files.writeString(directory.resolve("p%02d.html".formatted(i)), page("Title " + i, "Text."));
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream closing = new OutputStream() {
            private int lines;

            @Override
            public void write(int b) throws IOException {
                lines += b == '\n' ? 1 : 0;
                if (lines > 2) {
                    throw new IOException("Broken pipe");
                }
            }
        };

        int status = new CommandLine(new ExtractCommand(new ByteArrayInputStream(new byte[0]), loop(closing, err)))
                .execute("--format", "jsonl", directory.toString());

        assertThat(status).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFullDiskIsNoQuietEnd() throws Exception {
        Path page = Files.writeString(directory.resolve("1.html"), page("First", "One."));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        int status = new CommandLine(new ExtractCommand(new ByteArrayInputStream(new byte[0]), loop(full, err)))
                .execute(page.toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No space left on device");
    }

    @Test
    void anErrorOfTheProgramItselfCostsOneInput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<Inputs.Source> three = new Inputs(
                        url -> {
                            throw new IOException("no web here");
                        },
                        new ByteArrayInputStream(new byte[0]),
                        100)
                .expand(List.of(file("a"), file("b"), file("c")));

        int status = loop(out, err).run(three, input -> {
            if (input.name().endsWith("b")) {
                throw new StackOverflowError("deep");
            }
            return new InputLoop.Result(input.name() + "\n", List.of(), true);
        });

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("b: a fault in the program");
    }

    @Test
    void feedReadsSeveralFeedsAndNamesWhatIsNone() throws Exception {
        Path feed = Files.writeString(
                directory.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>Office</title><item><title>On water</title>"
                        + "<link>https://ministry.example/1</link></item></channel></rss>");
        Path page = Files.writeString(
                directory.resolve("page.html"),
                "<html><head><link rel='alternate' type='application/rss+xml' href='https://ministry.example/rss'></head></html>");

        Run run = feed("", directory.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).hasSize(1);
        assertThat(run.lines().getFirst().get("feed").asText()).isEqualTo(feed.toString());
        assertThat(run.err()).contains(page + ": html", "it names https://ministry.example/rss");
    }

    @Test
    void feedReadsStandardInput() throws Exception {
        String feed = "<rss version='2.0'><channel><item><title>On water</title></item></channel></rss>";

        assertThat(feed(feed, "-").lines().getFirst().get("title").asText()).isEqualTo("On water");
    }

    @Test
    void robotsTakesAFileOrItsUrlAndSaysWhatIsWrongWithAnother() throws Exception {
        Path file = Files.writeString(directory.resolve("robots.txt"), "User-agent: *\nDisallow: /hidden/\n");
        try (WebSite site = WebSite.start()) {
            site.page("/robots.txt", "User-agent: Silkwire\nDisallow: /news/\n");

            assertThat(robots(file.toString(), "https://ministry.example/news/1")
                            .status())
                    .isZero();
            Run fetched = robots(
                    "--allow-loopback",
                    site.url("/robots.txt").toString(),
                    site.url("/news/1").toString());
            assertThat(fetched.status()).isEqualTo(1);
            assertThat(fetched.out()).startsWith("disallowed\t");
        }
        Run absent = robots(directory.resolve("none.txt").toString(), "https://ministry.example/");
        assertThat(absent.status()).isEqualTo(2);
        assertThat(absent.err()).contains("no such file");
    }

    private String file(String name) {
        try {
            return Files.writeString(directory.resolve(name), name).toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String page(String title, String text) {
        return "<!doctype html><html lang=\"en\"><head><title>" + title + "</title></head><body><article><h1>" + title
                + "</h1><p>" + text + "</p></article></body></html>";
    }

    private record Run(int status, String out, String err) {
        List<JsonNode> lines() throws IOException {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : out.lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }

    private static Run extract(String input, String... arguments) {
        return run(input, (in, loop) -> new ExtractCommand(in, loop), arguments);
    }

    private static Run feed(String input, String... arguments) {
        return run(input, (in, loop) -> new FeedCommand(in, loop), arguments);
    }

    private static Run robots(String... arguments) {
        return run("", (in, loop) -> new RobotsCommand(), arguments);
    }

    private interface Command {
        Object of(ByteArrayInputStream in, InputLoop loop);
    }

    private static Run run(String input, Command command, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        StringWriter usage = new StringWriter();
        StringWriter printed = new StringWriter();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int status = new CommandLine(command.of(in, loop(out, err)))
                .setErr(new PrintWriter(usage, true))
                .setOut(new PrintWriter(printed, true))
                .execute(arguments);
        return new Run(
                status, out.toString(StandardCharsets.UTF_8) + printed, err.toString(StandardCharsets.UTF_8) + usage);
    }

    private static InputLoop loop(OutputStream out, ByteArrayOutputStream err) {
        return new InputLoop(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, 4);
    }
}

package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.ingest.fakes.SiteFarm;
import io.silkwire.ingest.fakes.SiteFarm.Answer;
import io.silkwire.ingest.fakes.SiteFarm.OneSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@Isolated("it looks at standard output")
class CrawlCommandTest {
    @TempDir
    private Path directory;

    @Test
    void printsTheStatementsOfASourceWithTheMannersOfTheService() throws Exception {
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0)
                    .page("/news/1", "On water", "The parties met in Osh.")
                    .page("/news/2", "On roads", "A road was opened.")
                    .page("/hidden/3", "Not for programs", "A draft.")
                    .answer("/robots.txt", Answer.ok("text/plain", "User-agent: *\nDisallow: /hidden/\n"));
            Path sources = Files.writeString(
                    directory.resolve("sources.yaml"),
                    "- {id: office, name: Office, kind: ministry, feeds: ['" + site.url("/feed.xml") + "']}\n");

            Run run = run(
                    "office",
                    "--once",
                    "--sources",
                    sources.toString(),
                    "--contact",
                    "a@b.example",
                    "--delay",
                    "1",
                    "--allow-loopback");

            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out().lines())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "\"url\":\"" + site.url("/news/1") + "\"", "\"title\":\"On water\"", "met in Osh"));
            assertThat(run.err()).contains("disallowed-by-robots " + site.url("/hidden/3"));
            assertThat(site.seen("/hidden/3")).isEmpty();
            assertThat(site.seen("/robots.txt")).hasSize(1);
        }
    }

    @Test
    void aSourcesOwnLimitKeepsALongPageOutAndItsNeighboursIn() throws IOException {
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0)
                    .page("/news/1", "On water", "The parties met in Osh.")
                    .page("/news/2", "On roads", "A road was opened. ".repeat(4000))
                    .page("/news/3", "On trade", "A market was opened.");
            Path sources = Files.writeString(
                    directory.resolve("sources.yaml"),
                    "- {id: office, name: Office, kind: ministry, feeds: ['" + site.url("/feed.xml")
                            + "'], limits: {max-body-bytes: 65536}}\n");

            Run run = run(
                    "office",
                    "--once",
                    "--sources",
                    sources.toString(),
                    "--contact",
                    "a@b.example",
                    "--delay",
                    "1",
                    "--allow-loopback");

            assertThat(run.out().lines()).hasSize(2);
            assertThat(run.err()).contains("too-large " + site.url("/news/2"));
        }
    }

    @Test
    void takesTheUrlOfAFeed() {
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0).page("/news/1", "On water", "The parties met in Osh.");

            Run run = run(
                    site.url("/feed.xml"), "--once", "--contact", "a@b.example", "--delay", "1", "--allow-loopback");

            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).contains("met in Osh");
        }
    }

    @Test
    void keepsAwayFromThisMachineUnlessTold() {
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            Run run = run(farm.site(0).url("/feed.xml"), "--once", "--contact", "a@b.example", "--delay", "1");

            assertThat(run.status()).isEqualTo(1);
            assertThat(farm.site(0).seen()).isEmpty();
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("office", "--once").err()).contains("no source 'office'");
        assertThat(run("https://ministry.example/feed", "--once").err()).contains("contact");
        assertThat(run("office").status()).isEqualTo(2);
    }

    private record Run(int status, String out, String err) {}

    private static Run run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        StringWriter usage = new StringWriter();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(progress, true, StandardCharsets.UTF_8));
            List<String> all = new ArrayList<>(Arrays.asList(arguments));
            int status = new CommandLine(new CrawlCommand())
                    .setErr(new PrintWriter(usage, true))
                    .execute(all.toArray(new String[0]));
            return new Run(
                    status,
                    printed.toString(StandardCharsets.UTF_8),
                    progress.toString(StandardCharsets.UTF_8) + usage);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}

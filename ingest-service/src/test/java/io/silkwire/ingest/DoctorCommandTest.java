package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.fakes.WebSite;
import io.silkwire.ingest.fakes.WebSite.Reply;
import io.silkwire.ingest.source.SourcesFile;
import io.silkwire.ingest.source.SourcesReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** Each kind of site is looked at over HTTP; the entry printed is read back, and a crawl by it finds the statements. */
@Isolated("the crawl prints to standard output")
class DoctorCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    private static final List<String> TITLES = List.of(
            "Minister receives the ambassador of the neighbouring state",
            "Talks on shared water resources concluded in the capital",
            "New rules for trade at the border come into force");

    @TempDir
    private Path directory;

    @Test
    void aDeclaredFeedBecomesAnEntryThatCrawls() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.fixed(
                    "/",
                    Reply.of(
                            200,
                            Map.of(
                                    "Content-Type",
                                    "text/html; charset=utf-8",
                                    "Link",
                                    "<https://hub.example/>; rel=\"hub\""),
                            ("<html lang='en'><head><title>Ministry of Water: “first” & last</title>"
                                            + "<link rel='alternate' hreflang='kk' href='/kk/'>"
                                            + "<link rel='alternate' type='application/rss+xml' href='/news.rss'></head>"
                                            + "<body><p>Welcome.</p></body></html>")
                                    .getBytes(StandardCharsets.UTF_8)));
            site.fixed("/news.rss", xml(rss(site)));
            statements(site);

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).as(run.out() + run.err()).isZero();
            Source entry = entry(run.out());
            assertThat(entry.feeds()).containsExactly(site.url("/news.rss").toString());
            assertThat(entry.name()).isEqualTo("Ministry of Water: “first” & last");
            assertThat(entry.kind()).isEqualTo("ministry");
            assertThat(entry.languages()).containsExactly("en");
            assertThat(entry.verified()).isTrue();
            assertThat(run.out())
                    .contains("verified: " + today)
                    .contains("# WebSub      https://hub.example/")
                    .contains("# hreflang    kk  " + site.url("/kk/"))
                    .contains("# charset     UTF-8")
                    .contains("# statement   " + TITLES.getFirst())
                    .contains("characters)");
            crawlFinds(run.out(), entry, 3);
            assertThat(site.asked("/rss"))
                    .as("no guesses where a feed is declared")
                    .isEmpty();
        }
    }

    @Test
    void aFeedThatNobodyNamesIsFoundWhereFeedsUsuallyAre() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page("/", "<html lang='en'><head><title>Office</title></head><body><p>Welcome.</p></body></html>");
            site.fixed("/rss.xml", xml(rss(site)));
            statements(site);

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).as(run.out()).isZero();
            assertThat(entry(run.out()).feeds())
                    .containsExactly(site.url("/rss.xml").toString());
            crawlFinds(run.out(), entry(run.out()), 3);
        }
    }

    @Test
    void theAddressMayBeTheFeedItself() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.fixed("/rss.xml", xml(rss(site)));
            statements(site);

            Run run = doctor(site.url("/rss.xml").toString());

            assertThat(run.status()).as(run.out()).isZero();
            crawlFinds(run.out(), entry(run.out()), 3);
        }
    }

    @Test
    void aListingOneClickAwayIsFoundWithSelectorsThatWork() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page(
                    "/",
                    "<html lang='en'><head><title>Office</title></head><body><nav><a href='/about'>About</a>"
                            + "<a href='/en/press-centre/news'>News</a></nav></body></html>");
            StringBuilder listing = new StringBuilder(
                    "<html lang='en'><head><title>News</title></head><body><nav><a href='/'>Front</a></nav><main>");
            for (int i = 0; i < 3; i++) {
                listing.append("<div class='card news'><span class='day'>")
                        .append(today.minusDays(i))
                        .append("</span><h3><a href='/news/")
                        .append(i)
                        .append("'>")
                        .append(TITLES.get(i))
                        .append("</a></h3></div>");
            }
            site.page(
                    "/en/press-centre/news",
                    listing.append("</main></body></html>").toString());
            statements(site);

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).as(run.out()).isZero();
            Source entry = entry(run.out());
            assertThat(entry.listings()).hasSize(1);
            assertThat(entry.listings().getFirst().url())
                    .isEqualTo(site.url("/en/press-centre/news").toString());
            assertThat(entry.listings().getFirst().item()).isEqualTo("div.card");
            assertThat(entry.listings().getFirst().date()).isEqualTo("span.day");
            assertThat(run.out()).contains("No feed that can be used was found");
            crawlFinds(run.out(), entry, 3);
        }
    }

    @Test
    void aPageDrawnByAScriptIsReadFromItsData() throws Exception {
        try (WebSite site = WebSite.start()) {
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                items.append(i == 0 ? "" : ",")
                        .append("{\"title\":\"%s\",\"url\":\"/news/%d\",\"publishedAt\":\"%s\"}"
                                .formatted(TITLES.get(i), i, now.minus(i, ChronoUnit.HOURS)));
                site.page(
                        "/news/" + i,
                        nextPage("{\"article\":{\"title\":\"%s\",\"body\":\"%s\",\"date\":\"%s\"}}"
                                .formatted(TITLES.get(i), text(i).replace("</", "<\\/"), now)));
            }
            site.page("/", nextPage("{\"news\":[" + items + "]}"));

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).as(run.out()).isZero();
            Source entry = entry(run.out());
            assertThat(entry.listings().getFirst().item())
                    .as("no selector finds what is no mark-up")
                    .isNull();
            assertThat(run.out()).contains("# data        __NEXT_DATA__");
            crawlFinds(run.out(), entry, 3);
        }
    }

    @Test
    void aNewsSitemapThatOnlyRobotsTxtNamesIsEnough() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page("/", "<html lang='en'><head><title>Office</title></head><body><p>Welcome.</p></body></html>");
            site.fixed(
                    "/robots.txt",
                    Reply.of(
                            200,
                            Map.of("Content-Type", "text/plain"),
                            ("User-agent: *\nAllow: /\nSitemap: " + site.url("/maps/news.xml") + "\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            StringBuilder map =
                    new StringBuilder("<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                            + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>");
            for (int i = 0; i < 3; i++) {
                map.append("<url><loc>%s</loc><news:news><news:publication><news:name>Office</news:name>"
                                .formatted(site.url("/news/" + i)))
                        .append(
                                "<news:language>en</news:language></news:publication><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>"
                                        .formatted(now.minus(i + 1, ChronoUnit.HOURS), TITLES.get(i)));
            }
            site.fixed("/maps/news.xml", xml(map.append("</urlset>").toString()));
            statements(site);

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).as(run.out()).isZero();
            assertThat(entry(run.out()).sitemaps())
                    .containsExactly(site.url("/maps/news.xml").toString());
            crawlFinds(run.out(), entry(run.out()), 3);
        }
    }

    @Test
    void aPlainSitemapWithDaysIsTheLastResort() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page("/", "<html lang='en'><head><title>Office</title></head><body><p>Welcome.</p></body></html>");
            StringBuilder map = new StringBuilder("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
            for (int i = 0; i < 3; i++) {
                map.append("<url><loc>%s</loc><lastmod>%s</lastmod></url>"
                        .formatted(site.url("/news/" + i), today.minusDays(i)));
            }
            site.fixed("/sitemap.xml", xml(map.append("</urlset>").toString()));
            statements(site);

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).as(run.out()).isZero();
            crawlFinds(run.out(), entry(run.out()), 3);
        }
    }

    @Test
    void aWallIsNamedAndNotEvaded() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.fixed(
                    "/",
                    Reply.of(
                            403,
                            Map.of("Content-Type", "text/html", "cf-mitigated", "challenge"),
                            "<html><title>Just a moment...</title></html>".getBytes(StandardCharsets.UTF_8)));

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("cannot be crawled: a wall against programs: cloudflare-challenge");
            assertThat(SourcesFile.read("out", run.out()).sources()).isEmpty();
            assertThat(site.asked("/feed")).isEmpty();
        }
    }

    @Test
    void robotsTxtIsObeyedAndTold() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page("/robots.txt", "User-agent: Silkwire\nDisallow: /\nCrawl-delay: 1\n");
            site.page("/", "<html></html>");

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("forbids it, asks for 1.0 s", "disallowed-by-robots");
            assertThat(site.asked("/")).isEmpty();
        }
    }

    @Test
    void aSiteWithNothingIsToldSo() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page("/", "<html><head><title>Office</title></head><body><p>Under construction.</p></body></html>");

            Run run = doctor(site.url("/").toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("Nothing that names statements was found");
            assertThat(SourcesFile.read("out", run.out()).refusals()).isEmpty();
        }
    }

    @Test
    void hostileWordsOfASiteStayInTheirComment() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page(
                    "/",
                    "<html lang='en'><head><title>Office\"\n- id: evil\u2028- id: worse\u0085\\</title>"
                            + "<link rel='alternate' type='application/rss+xml' href='/news.rss'></head></html>");
            site.fixed("/news.rss", xml(rss(site)));
            for (int i = 0; i < 3; i++) {
                site.page(
                        "/news/" + i,
                        "<html lang='en'><head><title>x</title></head><body><article><h1>A title\u001B[31m of some length</h1>"
                                + "<p>One.\u2028- id: evil</p>" + text(i) + "</article></body></html>");
            }

            Run run = doctor(site.url("/").toString());

            SourcesReading reading = SourcesFile.read("out", run.out());
            assertThat(reading.refusals()).isEmpty();
            assertThat(reading.sources()).hasSize(1);
            assertThat(run.out()).doesNotContain("\u001B", "\u2028", "\u0085");
        }
    }

    @Test
    void anOldCharsetIsToldAndRead() throws Exception {
        try (WebSite site = WebSite.start()) {
            byte[] page =
                    ("<html lang='ru'><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"
                                    + "<title>Министерство</title><link rel='alternate' type='application/rss+xml' href='/news.rss'></head></html>")
                            .getBytes(Charset.forName("windows-1251"));
            site.fixed("/", Reply.of(200, Map.of("Content-Type", "text/html"), page));
            site.fixed("/news.rss", xml(rss(site)));
            statements(site);

            Run run = doctor(site.url("/").toString());

            assertThat(run.out()).contains("# charset     windows-1251");
            assertThat(entry(run.out()).name()).isEqualTo("Министерство");
        }
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.page(
                    "/",
                    "<html lang='en'><head><title>Office</title><link rel='alternate' type='application/rss+xml' href='/news.rss'></head></html>");
            site.fixed("/news.rss", xml(rss(site)));
            statements(site);

            JsonNode line = JSON.readTree(
                    doctor("--format", "json", site.url("/").toString()).out());

            assertThat(line.get("verdict").asText()).isEqualTo("works");
            assertThat(line.get("trials")).hasSize(3);
            assertThat(SourcesFile.read("yaml", line.get("yaml").asText()).sources())
                    .hasSize(1);
        }
    }

    @Test
    void entriesOfAFileAreCheckedAndTheirMarksWrittenInPlace() throws Exception {
        try (WebSite site = WebSite.start()) {
            site.fixed("/news.rss", xml(rss(site)));
            statements(site);
            Path file = directory.resolve("sources.yaml");
            String before = "# The sources 𝒳 of this office.\n" //
                    + "- id: works   # the good one\n  name: Office\n  kind: ministry\n  feeds:\n    - "
                    + site.url("/news.rss")
                    + "\n  verified: false   # nobody has\n\n" //
                    + "- {id: flow, name: Office, kind: ministry, feeds: ['" + site.url("/news.rss") + "']}\n" //
                    + "- id: broken\n  name: Office\n  kind: ministry\n  verified: 2026-01-01\n  feeds: ["
                    + site.url("/gone.rss")
                    + "]\n";
            Files.writeString(file, before);

            Run looked = doctor("--sources", file.toString());
            assertThat(Files.readString(file)).isEqualTo(before);
            Run run = doctor("--sources", file.toString(), "--write");

            assertThat(looked.status()).isEqualTo(1);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("works   works", "works   flow", "broken  broken", "not found (404)");
            assertThat(Files.readString(file))
                    .isEqualTo(before.replace("verified: false   # nobody", "verified: " + today + "   # nobody")
                            .replace("{id: flow,", "{id: flow, verified: " + today + ",")
                            .replace("verified: 2026-01-01", "verified: false"));
            assertThat(SourcesFile.read(file).refusals()).isEmpty();
            assertThat(doctor("--sources", file.toString(), "works").status()).isZero();
        }
    }

    @Test
    void whatIsTypedWronglyIsTold() throws Exception {
        assertThat(doctor().err()).contains("name the address of a site");
        assertThat(doctor("kz-mfa").err()).contains("is no address of a site", "--sources");
        assertThat(doctor("--write", "https://ministry.example/").err()).contains("--write needs --sources");
        assertThat(doctor("--sources", directory.resolve("none.yaml").toString())
                        .err())
                .contains("none.yaml");
        Run none = run(new DoctorCommand(), "https://ministry.example/");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("--contact is needed");
    }

    @Test
    void thisMachineIsNotLookedAtUnlessTold() throws Exception {
        try (WebSite site = WebSite.start()) {
            Run run = run(
                    new DoctorCommand(),
                    "--contact",
                    "a@b.example",
                    "--delay",
                    "1",
                    site.url("/").toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(site.asked()).isEmpty();
        }
    }

    private void statements(WebSite site) {
        for (int i = 0; i < 3; i++) {
            site.page(
                    "/news/" + i,
                    "<html lang=\"en\"><head><title>%1$s</title><meta property=\"article:published_time\" content=\"%2$s\"></head><body><article><h1>%1$s</h1>%3$s</article></body></html>"
                            .formatted(TITLES.get(i), now, text(i)));
        }
    }

    private static String text(int number) {
        return ("<p>Statement number " + number
                        + " of the office tells at some length what the parties agreed upon when they"
                        + " met in Osh, who was there, and what is to follow from it in the coming year.</p>")
                + "<p>They spoke about water, about roads and about trade across the border number " + number
                + ", and thanked the hosts for their hospitality and for the good preparation of the meeting.</p>";
    }

    private static String nextPage(String props) {
        return "<!doctype html><html lang=\"en\"><head><title>Office</title></head><body><div id=\"__next\"></div>"
                + "<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"props\":{\"pageProps\":" + props
                + "}}</script></body></html>";
    }

    private String rss(WebSite site) {
        StringBuilder rss =
                new StringBuilder("<rss version='2.0'><channel><title>Notices</title><language>en</language>");
        for (int i = 0; i < 3; i++) {
            rss.append("<item><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>"
                    .formatted(
                            TITLES.get(i),
                            site.url("/news/" + i),
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    now.minus(i, ChronoUnit.HOURS).atZone(ZoneOffset.UTC))));
        }
        return rss.append("</channel></rss>").toString();
    }

    private static Reply xml(String document) {
        return Reply.of(200, Map.of("Content-Type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    private static Source entry(String printed) {
        SourcesReading reading = SourcesFile.read("printed", printed);
        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.sources()).hasSize(1);
        return reading.sources().getFirst();
    }

    /** The whole that was printed is a file of sources, and a crawl by it finds statements with text. */
    private void crawlFinds(String printed, Source entry, int number) throws IOException {
        Path file = Files.writeString(directory.resolve("printed.yaml"), printed);
        PrintStream out = System.out;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
            Run run = run(
                    new CrawlCommand(),
                    entry.id().value(),
                    "--once",
                    "--sources",
                    file.toString(),
                    "--contact",
                    "a@b.example",
                    "--delay",
                    "1",
                    "--allow-loopback");
            assertThat(run.status()).as(run.err()).isZero();
        } finally {
            System.setOut(out);
        }
        assertThat(lines.toString(StandardCharsets.UTF_8).lines())
                .hasSize(number)
                .allSatisfy(line -> assertThat(line).contains("tells at some length"));
    }

    private record Run(int status, String out, String err) {}

    private static Run doctor(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--contact", "a@b.example", "--delay", "1", "--allow-loopback"));
        all.addAll(List.of(arguments));
        return run(new DoctorCommand(), all.toArray(new String[0]));
    }

    private static Run run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }
}

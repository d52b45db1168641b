package io.silkwire.ingest;

import static io.silkwire.ingest.fakes.HostileBodies.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.archive.WarcArchive;
import io.silkwire.ingest.crawl.Errand;
import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.ingest.crawl.Landing;
import io.silkwire.ingest.crawl.Read;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fakes.HeapWatch;
import io.silkwire.ingest.fakes.HeapWatch.Watched;
import io.silkwire.ingest.fakes.HostileBodies;
import io.silkwire.ingest.fakes.WebSite;
import io.silkwire.ingest.fakes.WebSite.Reply;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.HttpPageFetcher;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.robots.RobotsCache;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a hostile web sends, on the crawler's own path: fetch, archive, read. Each has an outcome with a name, holds no more of the
 * heap than it may, and a neighbour's page is fetched and read all the while.
 */
class HostileInputTest {
    private static final double MIB = 1 << 20;
    private static final double MOST = 16 * MIB;
    /** A page at the edge of every limit is no attack yet, and costs more; two such are read at once. */
    private static final double MOST_OF_LARGE_PAGE = 40 * MIB;

    private static final String TEXT = "text/html; charset=utf-8";
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path directory;

    private final WebSite site = WebSite.start();
    private HttpPageFetcher fetcher;
    private WarcArchive archive;
    private CrawlPipeline pipeline;

    record Hostile(String name, Kind kind, Reply reply, String outcome, double most) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void open() throws Exception {
        FetchSettings settings = FetchSettings.defaults("a@b.example")
                .withAllowLoopback(true)
                .withDeadlines(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
        start(settings);
        site.page("/neighbour", article("<p>Its neighbours said nothing of the kind, as far as is known.</p>"));
    }

    private void start(FetchSettings settings) throws Exception {
        fetcher = HttpPageFetcher.of(settings, CLOCK);
        archive = WarcArchive.open(WarcArchive.Settings.in(directory, "one"), CLOCK);
        pipeline = new CrawlPipeline(fetcher, archive, new FeedDocuments(), new PageExtractor(), 2 << 20, CLOCK);
    }

    @AfterEach
    void close() throws Exception {
        archive.close();
        fetcher.close();
        site.close();
    }

    static Stream<Hostile> compressed() {
        byte[] bomb = WebSite.bomb(100 << 20);
        String word = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
                + "<w:p><w:r><w:t>&secret;</w:t></w:r></w:p></w:body></w:document>";
        return Stream.of(
                page("a gzip bomb", packed("gzip", bomb), "invalid-encoding"),
                page("a gzip bomb in a gzip bomb", packed("gzip, gzip", WebSite.gzip(bomb)), "invalid-encoding"),
                page(
                        "text that unpacks to eleven megabytes",
                        packed("gzip", WebSite.gzip(bytes(noise(11 << 20)))),
                        "too-large"),
                of("a bomb as a file of its own", Kind.SITEMAP, Reply.of(200, Map.of(), bomb), "too-large"),
                page("a zip bomb as .docx", file(HostileBodies.docx("<a>", 100 << 20)), "too-large"),
                page("a PDF whose page unpacks to 30 MB", file(HostileBodies.pdf(30 << 20)), "empty"),
                page(
                        "a .docx that names a file of ours",
                        file(HostileBodies.docx(HostileBodies.external("w:document") + word, 0)),
                        "unreadable-document"),
                page(
                        "a .docx of a billion laughs",
                        file(HostileBodies.docx(HostileBodies.billionLaughs("w:document") + word, 0)),
                        "unreadable-document"));
    }

    static Stream<Hostile> endless() {
        return Stream.of(
                page(
                        "a page without end",
                        Reply.endless(Map.of("Content-Type", TEXT), bytes("<p>again ".repeat(1000))),
                        "too-large"),
                of(
                        "a feed without end",
                        Kind.FEED,
                        Reply.endless(Map.of(), bytes("<item><link>/x</link></item>".repeat(1000))),
                        "too-large"),
                of(
                        "a listing without end",
                        Kind.LISTING,
                        Reply.endless(Map.of("Content-Type", TEXT), bytes("<a href=/x>again</a>".repeat(1000))),
                        "too-large"),
                page("headers without end", HostileInputTest::endlessHeaders, "connection-failed"),
                page("ten megabytes of text", plain("The ministry said so.\n".repeat(460_000)), "too-large"),
                page("one line of ten megabytes", plain("The ministry said so. ".repeat(460_000)), "too-large"));
    }

    static Stream<Hostile> markup() {
        return Stream.of(
                page("100 000 open elements", html("<div>".repeat(HUNDRED_THOUSAND)), "too-deep"),
                page("100 000 open spans", html("<span>".repeat(HUNDRED_THOUSAND)), "too-deep"),
                page("100 000 open fonts and paragraphs", html("<font><p>".repeat(HUNDRED_THOUSAND)), "too-deep"),
                page("100 000 open tables", html("<table><tr><td>".repeat(HUNDRED_THOUSAND)), "too-deep"),
                page("100 000 open lists", html("<ul><li>".repeat(HUNDRED_THOUSAND)), "too-deep"),
                of("a listing of 100 000 open elements", Kind.LISTING, html("<div>".repeat(HUNDRED_THOUSAND)), "read"),
                page(
                        "twelve open formats in each of 50 000 paragraphs",
                        html("<b><i><u><s><em><strong><code><tt><small><big><font><nobr>" + "<p>x".repeat(50_000)),
                        "too-large"),
                page(
                        "a table of 100 000 cells",
                        html("<table>" + ("<tr>" + "<td>12".repeat(10)).repeat(10_000) + "</table>"),
                        "too-large"),
                page("300 000 links", html("<a href=/x>a</a>".repeat(300_000)), "too-large"),
                of("a listing of 300 000 links", Kind.LISTING, html("<a href=/x>a</a>".repeat(300_000)), "read"),
                page("a tag with 400 000 attributes", html(HostileBodies.attributes(400_000)), "too-large"),
                page("a value of nine megabytes", html("<p title='" + "x".repeat(9 << 20) + "'>"), "too-large"),
                page(
                        "three megabytes of open brackets as data",
                        html("<script type='application/ld+json'>" + "[".repeat(3 << 20) + "</script>"),
                        "read"));
    }

    static Stream<Hostile> atTheEdge() {
        String data = "<script id=__NEXT_DATA__ type='application/json'>{\"a\":[";
        return Stream.of(
                large("59 000 links", html("<a href=/x>a</a>".repeat(29_000))),
                large("data of five megabytes", html(data + "{\"a\":1},".repeat(550_000) + "1]}</script>")),
                large("data of 149 000 values", html(data + "{\"a\":1},".repeat(74_000) + "1]}</script>")),
                large("a script of 5.9 megabytes", html("<script>" + "var a=1; ".repeat(650_000) + "</script>")),
                large("a Russian page of five megabytes", html("<!--" + "Министерство ".repeat(200_000) + "-->")),
                large("8 000 paragraphs", html("<p>The ministry said so on Tuesday. ".repeat(8_000))));
    }

    static Stream<Hostile> documents() {
        String rss = "<rss version='2.0'><channel><title>&i;</title>";
        return Stream.of(
                of("a billion laughs", Kind.FEED, xml(HostileBodies.billionLaughs("rss") + rss), "too-deep"),
                of(
                        "a billion laughs in a sitemap",
                        Kind.SITEMAP,
                        xml(HostileBodies.billionLaughs("urlset") + "<urlset>"),
                        "too-deep"),
                of(
                        "an entity from elsewhere",
                        Kind.FEED,
                        xml(HostileBodies.external("rss") + "<rss><channel><title>&secret;</title>"),
                        "not-a-feed"),
                of("500 000 open items", Kind.FEED, xml("<rss><channel>" + "<item>".repeat(500_000)), "read"),
                of(
                        "200 000 items",
                        Kind.FEED,
                        xml("<rss><channel>" + "<item><link>/x</link></item>".repeat(200_000)),
                        "read"),
                of("a title of 19 megabytes", Kind.FEED, xml("<rss><channel><title>" + "x".repeat(19 << 20)), "read"),
                of(
                        "JSON of ten million open brackets",
                        Kind.FEED,
                        xml("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":" + "[".repeat(10 << 20)),
                        "read"),
                of(
                        "a sitemap of 300 000 pages",
                        Kind.SITEMAP,
                        xml("<urlset>"
                                + "<url><loc>http://a.example/news/statement-of-the-day</loc></url>".repeat(300_000)),
                        "read"),
                of(
                        "a feed that is a picture",
                        Kind.FEED,
                        Reply.of(200, Map.of("Content-Type", "application/rss+xml"), new byte[] {
                            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0
                        }),
                        "not-a-feed"),
                of("a feed that is a page", Kind.FEED, html(""), "not-a-feed"),
                of("JSON that is no feed", Kind.FEED, xml("{\"version\": 7, \"items\": 12}"), "not-a-feed"),
                of(
                        "a JSON feed of wrong types",
                        Kind.FEED,
                        xml(
                                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":[1],\"items\":[7,{\"id\":{},\"url\":[],\"date_published\":true,\"authors\":\"x\"}]}"),
                        "read"),
                of(
                        "addresses that are none",
                        Kind.FEED,
                        xml(
                                "<rss><channel><item><title>x</title><link>http://[::1</link></item><item><link>javascript:alert(1)</link></item><item><link>http://a b.example/%zz</link></item></channel></rss>"),
                        "read"),
                of(
                        "dates that are none",
                        Kind.FEED,
                        xml(
                                "<rss><channel><item><link>http://a.example/1</link><pubDate>31 ақпан 9999 25:61</pubDate></item><item><link>http://a.example/2</link><pubDate>"
                                        + "9".repeat(100_000) + "</pubDate></item></channel></rss>"),
                        "read"));
    }

    @ParameterizedTest
    @MethodSource({"compressed", "endless", "markup", "documents", "atTheEdge"})
    void isNamedAndBoundedAndLeavesItsNeighboursAlone(Hostile hostile) throws Exception {
        site.fixed("/hostile", hostile.reply());
        List<String> neighbours = new ArrayList<>();

        Watched<Landing> landing = HeapWatch.leastOfThree(hostile.most(), () -> {
            CompletableFuture<Landing> visit = visiting("/hostile", hostile.kind());
            neighbours.add(word(pipeline.visit(errand("/neighbour", Kind.PAGE))));
            Landing landed = visit.get();
            neighbours.add(word(pipeline.visit(errand("/neighbour", Kind.PAGE))));
            return landed;
        });

        if (Boolean.getBoolean("silkwire.print")) {
            System.out.printf("%-55s %5.1f MiB  %s%n", hostile, landing.peakBytes() / MIB, word(landing.result()));
        }
        assertThat(word(landing.result())).isEqualTo(hostile.outcome());
        assertThat((double) landing.peakBytes())
                .as("bytes of the heap at the peak")
                .isLessThanOrEqualTo(hostile.most());
        assertThat(neighbours).hasSizeGreaterThanOrEqualTo(2).containsOnly("read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://",
                "http://[::1/",
                "ftp://a.example/",
                "javascript:alert(1)",
                "http://a.example:99999/",
                "http://a%00b.example/",
                "//a.example"
            })
    void anAddressThatIsNoneNeverLeavesTheHouse(String url) {
        CrawlState state = new CrawlState(
                new SourceId("office"), url, Kind.PAGE, RevisitPolicy.discovered(Instant.EPOCH, Instant.EPOCH), null);

        assertThat(Place.canonical(url)).isNull();
        assertThat(Place.uri(state.place()))
                .satisfiesAnyOf(
                        uri -> assertThat(uri).isNull(),
                        uri -> assertThat(word(
                                        fetcher.fetch(FetchRequest.of(uri, FetchRequest.Purpose.PAGE), HopGate.OPEN)))
                                .isIn("invalid-url", "address-refused"));
    }

    @Test
    void redirectsInACircleAndWithoutEndAreNamed() throws Exception {
        site.redirect("/loop", 302, "/pool").redirect("/pool", 302, "/loop");
        site.route(
                "/on",
                asked -> Reply.of(
                        302,
                        Map.of(
                                "Location",
                                "/on?" + asked.path().length() + "x"
                                        + asked.path().hashCode()),
                        new byte[0]));

        assertThat(word(pipeline.visit(errand("/loop", Kind.PAGE)))).isEqualTo("redirect-loop");
        assertThat(word(pipeline.visit(errand("/on", Kind.PAGE)))).isEqualTo("too-many-redirects");
    }

    @Test
    void whoDripsIsGivenUpAtTheTotalDeadlineAndHoldsUpNobody() throws Exception {
        close();
        start(FetchSettings.defaults("a@b.example")
                .withAllowLoopback(true)
                .withDeadlines(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2)));
        try (WebSite slow = WebSite.start()) {
            slow.dripping("/hostile", 50).stalling("/stalling", "half a").page("/neighbour", article(""));
            CompletableFuture<Landing> dripping = visiting(slow, "/hostile");
            CompletableFuture<Landing> stalling = visiting(slow, "/stalling");

            assertThat(word(pipeline.visit(errand(slow, "/neighbour", Kind.PAGE))))
                    .isEqualTo("read");
            assertThat(dripping).as("still dripping").isNotDone();
            assertThat(word(dripping.get())).isEqualTo("timed-out");
            assertThat(word(stalling.get())).isEqualTo("timed-out");
        }
    }

    @Test
    void ofARobotsTxtOfAHundredMegabytesTheStartIsInForce() throws Exception {
        byte[] rules = bytes("Disallow: /a/rule/that/is/as/long/as/some/are\n".repeat(2_500));
        site.fixed("/robots.txt", out -> {
            out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: " + (100 << 20)
                    + "\r\n\r\nUser-agent: *\nDisallow: /hidden/\n"));
            for (int sent = 0; sent < 100 << 20; sent += rules.length) {
                out.write(rules);
            }
            return false;
        });
        RobotsCache robots = new RobotsCache(fetcher, HopGate.OPEN, CLOCK, FetchSettings.PRODUCT);

        Watched<Boolean> hidden =
                HeapWatch.watch(() -> robots.rulesFor(site.url("/hidden/1")).allows(site.url("/hidden/1")));

        assertThat(hidden.result()).isFalse();
        assertThat(robots.rulesFor(site.url("/open")).allows(site.url("/open"))).isTrue();
        assertThat((double) hidden.peakBytes()).isLessThanOrEqualTo(MOST);
    }

    private static String word(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Failed failed -> failed.reason().label();
            case FetchOutcome.Denied denied -> denied.reason().label();
            default -> outcome.toString();
        };
    }

    private static String word(Landing landing) {
        return switch (landing.outcome()) {
            case FetchOutcome.Fetched unused ->
                switch (landing.read()) {
                    case Read.Refused refused -> refused.reason().label();
                    case Read.Text text -> text.text().paragraphs().isEmpty() ? "no text" : "read";
                    case Read.Entries entries -> "read";
                    case Read.Document document -> "read";
                    case Read.Nothing nothing -> "nothing";
                    case Read.Same same -> "same";
                };
            default -> word(landing.outcome());
        };
    }

    private CompletableFuture<Landing> visiting(String path, Kind kind) {
        return CompletableFuture.supplyAsync(() -> pipeline.visit(errand(path, kind)), Thread::startVirtualThread);
    }

    private CompletableFuture<Landing> visiting(WebSite on, String path) {
        return CompletableFuture.supplyAsync(
                () -> pipeline.visit(errand(on, path, Kind.PAGE)), Thread::startVirtualThread);
    }

    private Errand errand(String path, Kind kind) {
        return errand(site, path, kind);
    }

    private static Errand errand(WebSite on, String path, Kind kind) {
        Source source = new Source(
                new SourceId("office"),
                "Office",
                null,
                "ministry",
                List.of("en"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                1,
                Source.Limits.NONE,
                Map.of(),
                Source.Guids.URL,
                Source.State.ACTIVE,
                true);
        CrawlState state = new CrawlState(
                source.id(),
                on.url(path).toString(),
                kind,
                RevisitPolicy.discovered(Instant.EPOCH, Instant.EPOCH),
                null);
        return new Errand(source, state, null, HopGate.OPEN);
    }

    private static Hostile page(String name, Reply reply, String outcome) {
        return of(name, Kind.PAGE, reply, outcome);
    }

    private static Hostile of(String name, Kind kind, Reply reply, String outcome) {
        return new Hostile(name, kind, reply, outcome, MOST);
    }

    private static Hostile large(String name, Reply reply) {
        return new Hostile(name, Kind.PAGE, reply, "read", MOST_OF_LARGE_PAGE);
    }

    private static Reply packed(String coding, byte[] body) {
        return Reply.of(200, Map.of("Content-Type", TEXT, "Content-Encoding", coding), body);
    }

    private static Reply file(byte[] body) {
        return Reply.of(200, Map.of("Content-Type", "application/octet-stream"), body);
    }

    private static Reply html(String inside) {
        return Reply.of(200, Map.of("Content-Type", TEXT), bytes(article(inside)));
    }

    private static Reply plain(String text) {
        return Reply.of(200, Map.of("Content-Type", "text/plain; charset=utf-8"), bytes(text));
    }

    private static Reply xml(String text) {
        return Reply.of(200, Map.of("Content-Type", "application/xml"), bytes(text));
    }

    private static boolean endlessHeaders(java.io.OutputStream out) throws java.io.IOException {
        out.write(bytes("HTTP/1.1 200 OK\r\n"));
        for (int i = 0; i < 100 << 20; i += 1000) {
            out.write(bytes("X-Header-" + i + ": " + "x".repeat(1000) + "\r\n"));
        }
        return false;
    }

    private static String noise(int size) {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; text.length() < size; i++) {
            text.append(Integer.toString(i * 7919, 36)).append(' ');
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fakes.WebSite;
import io.silkwire.ingest.fakes.WebSite.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPageFetcherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String PAGE = "<html><body><p>The minister arrived.</p></body></html>";
    private static final FetchSettings SETTINGS =
            FetchSettings.defaults("https://silkwire.example/bot").withAllowLoopback(true);

    private final WebSite site = WebSite.start();
    private final HttpPageFetcher fetcher = fetcher(SETTINGS);

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
    }

    private static HttpPageFetcher fetcher(FetchSettings settings) {
        return HttpPageFetcher.of(settings, CLOCK, host -> List.of(InetAddress.getLoopbackAddress()));
    }

    private FetchOutcome page(String path) {
        return fetch(FetchRequest.of(site.url(path), FetchRequest.Purpose.PAGE));
    }

    private FetchOutcome fetch(FetchRequest request) {
        return fetcher.fetch(request, HopGate.OPEN);
    }

    private static FetchOutcome.Fetched fetched(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        return (FetchOutcome.Fetched) outcome;
    }

    private static FetchOutcome.Failed failed(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        return (FetchOutcome.Failed) outcome;
    }

    private static String text(FetchOutcome outcome) {
        return new String(fetched(outcome).body().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void readsAPageAndRecordsTheExchange() {
        site.page("/a", PAGE);

        FetchOutcome.Fetched page = fetched(page("/a"));

        assertThat(page.finalUrl()).isEqualTo(site.url("/a"));
        assertThat(page.movedTo()).isNull();
        assertThat(page.headers().first("content-type")).isEqualTo("text/html; charset=utf-8");
        Exchange exchange = page.exchanges().getFirst();
        assertThat(exchange.at()).isEqualTo(NOW);
        assertThat(exchange.address()).isEqualTo("127.0.0.1");
        assertThat(exchange.protocol()).isEqualTo("HTTP/1.1");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.statusText()).isEqualTo("Status");
        assertThat(exchange.body()).isEqualTo(page.body());
        assertThat(exchange.truncated()).isNull();
    }

    @Test
    void saysHonestlyWhoAsksAndNothingElse() {
        site.page("/a", PAGE);

        page("/a");

        assertThat(site.asked().getFirst().headers())
                .containsEntry("user-agent", "Silkwire/0.1 (+https://silkwire.example/bot)")
                .containsEntry("accept-encoding", "gzip, deflate, br")
                .containsOnlyKeys("user-agent", "accept", "accept-encoding", "host", "connection");
    }

    @Test
    void asksConditionallyWithBothValidatorsByteForByte() {
        site.validated("/a", PAGE, "W/\"odd é\"", "Sunday, but which");
        Validators validators = fetched(page("/a")).headers().validators();

        FetchOutcome second = fetch(new FetchRequest(site.url("/a"), FetchRequest.Purpose.PAGE, validators, Map.of()));

        assertThat(second).isInstanceOf(FetchOutcome.NotModified.class);
        assertThat(site.asked("/a").get(1).header("If-None-Match")).isEqualTo("W/\"odd é\"");
        assertThat(site.asked("/a").get(1).header("If-Modified-Since")).isEqualTo("Sunday, but which");
    }

    @Test
    void takesNoNotModifiedThatWasNotAskedFor() {
        site.fixed("/a", Reply.notModified());

        assertThat(failed(page("/a")).reason()).isEqualTo(Reason.HTTP_ERROR);
    }

    @Test
    void redactsWhatTheSourceSendsOfItsOwn() {
        site.page("/a", PAGE);
        Map<String, String> headers =
                Map.of("X-Key", "s3cret", "Cookie", "c=s3cret", "Accept-Language", "tg", "Host", "evil");

        FetchOutcome outcome = fetch(new FetchRequest(site.url("/a"), FetchRequest.Purpose.PAGE, null, headers));

        assertThat(site.asked().getFirst().headers())
                .containsEntry("x-key", "s3cret")
                .containsEntry("accept-language", "tg")
                .containsEntry("host", "127.0.0.1:" + site.port());
        assertThat(outcome.exchanges().getFirst().requestHeaders())
                .contains(Map.entry("X-Key", "[redacted]"), Map.entry("Cookie", "[redacted]"))
                .contains(Map.entry("Accept-Language", "tg"));
        assertThat(outcome.exchanges().toString()).doesNotContain("s3cret");
    }

    @Test
    void keepsTheSourcesHeadersFromOtherHosts() {
        site.redirect("one.test/a", 302, site.url("two.test", "/b").toString());
        site.page("two.test/b", PAGE);
        FetchRequest request = new FetchRequest(
                site.url("one.test", "/a"),
                FetchRequest.Purpose.PAGE,
                null,
                Map.of("Cookie", "c=1", "Authorization", "Basic x", "X-Key", "k"));

        fetched(fetch(request));

        assertThat(site.asked("/a").getFirst().headers()).containsKeys("cookie", "authorization", "x-key");
        assertThat(site.asked("/b").getFirst().headers())
                .doesNotContainKeys("cookie", "authorization", "x-key", "referer");
    }

    @Test
    void refusesAHeaderThatNoRequestCanCarry() {
        FetchRequest request =
                new FetchRequest(site.url("/a"), FetchRequest.Purpose.PAGE, null, Map.of("X-Key", "a\r\nHost: evil"));

        assertThat(failed(fetch(request)).reason()).isEqualTo(Reason.INVALID_DEFINITION);
        assertThat(failed(fetch(request)).detail()).contains("X-Key").doesNotContain("evil");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void keepsNoCookies() {
        site.fixed("/a", Reply.of(200, Map.of("Set-Cookie", "id=1"), PAGE.getBytes(StandardCharsets.UTF_8)));

        page("/a");
        page("/a");

        assertThat(site.asked("/a").get(1).headers()).doesNotContainKey("cookie");
    }

    @ParameterizedTest
    @CsvSource({"301,301,true", "308,301,true", "302,301,false", "301,307,false", "303,303,false"})
    void hasMovedOnlyWhereTheWholeChainIsForGood(int one, int two, boolean moved) {
        site.redirect("/a", one, "/b").redirect("/b", two, "c?x=1#part").page("/c", PAGE);

        FetchOutcome.Fetched page = fetched(page("/a"));

        assertThat(page.finalUrl()).isEqualTo(site.url("/c?x=1"));
        assertThat(page.movedTo()).isEqualTo(moved ? site.url("/c?x=1") : null);
        assertThat(page.exchanges()).extracting(Exchange::status).containsExactly(one, two, 200);
    }

    @Test
    void namesALoopOfRedirects() {
        site.redirect("/a", 302, "/b").redirect("/b", 302, "/a#again");

        FetchOutcome.Failed loop = failed(page("/a"));

        assertThat(loop.reason()).isEqualTo(Reason.REDIRECT_LOOP);
        assertThat(loop.passing()).isFalse();
        assertThat(site.asked()).hasSize(2);
    }

    @Test
    void followsTenRedirectsAndNoMore() {
        for (int i = 0; i < 11; i++) {
            site.redirect("/" + i, 302, "/" + (i + 1));
        }
        site.page("/11", PAGE);

        assertThat(failed(page("/0")).reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
        assertThat(fetched(page("/1")).exchanges()).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://a.test/",
                "javascript:alert(1)",
                "http://",
                "http://a b/",
                "http://1.2.3.4.5/",
                "file:///etc/passwd"
            })
    void namesARedirectWithoutUsableTarget(String location) {
        site.redirect("/a", 302, location);

        assertThat(failed(page("/a")).reason()).isEqualTo(Reason.INVALID_REDIRECT);
    }

    @Test
    void entersTheGateBeforeEachHopAndLeavesItAfter() {
        site.redirect("/a", 302, "/b").page("/b", PAGE);
        List<String> log = new ArrayList<>();
        HopGate gate = hop -> {
            log.add("in " + hop.getPath() + " after " + site.asked().size());
            return new HopGate.Entered(() -> log.add("out " + hop.getPath()));
        };

        fetcher.fetch(FetchRequest.of(site.url("/a"), FetchRequest.Purpose.PAGE), gate);

        assertThat(log).containsExactly("in /a after 0", "out /a", "in /b after 1", "out /b");
    }

    @Test
    void sendsNothingWhereTheGateRefuses() {
        site.redirect("/a", 302, "/b").page("/b", PAGE);
        HopGate gate = hop -> hop.getPath().equals("/b")
                ? new HopGate.Refused(Reason.DISALLOWED_BY_ROBOTS, "Disallow: /b")
                : new HopGate.Entered(() -> {});

        FetchOutcome outcome = fetcher.fetch(FetchRequest.of(site.url("/a"), FetchRequest.Purpose.PAGE), gate);

        assertThat(outcome).asInstanceOf(type(FetchOutcome.Denied.class)).satisfies(denied -> {
            assertThat(denied.reason()).isEqualTo(Reason.DISALLOWED_BY_ROBOTS);
            assertThat(denied.hop()).isEqualTo(site.url("/b"));
            assertThat(denied.exchanges()).hasSize(1);
        });
        assertThat(site.asked("/b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,false",
        "401,false",
        "403,false",
        "406,false",
        "407,false",
        "408,true",
        "421,true",
        "451,false",
        "500,true",
        "502,true",
        "503,true",
        "504,true",
        "300,false",
        "305,false"
    })
    void namesEveryOtherStatus(int status, boolean passing) {
        site.fixed("/a", Reply.status(status));

        FetchOutcome.Failed failure = failed(page("/a"));

        assertThat(failure.reason()).isEqualTo(Reason.HTTP_ERROR);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.passing()).isEqualTo(passing);
        assertThat(site.asked()).as("asked once").hasSize(1);
    }

    @Test
    void tellsMissingFromGone() {
        site.fixed("/gone", Reply.status(410));

        assertThat(page("/missing")).isInstanceOf(FetchOutcome.Missing.class);
        assertThat(page("/gone")).isInstanceOf(FetchOutcome.Gone.class);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        site.fixed("/429", Reply.of(429, Map.of("Retry-After", "120"), new byte[0]));
        site.fixed("/503", Reply.of(503, Map.of("Retry-After", "0"), new byte[0]));
        site.fixed("/mute", Reply.of(429, Map.of(), new byte[0]));

        assertThat(page("/429")).isEqualTo(throttled(page("/429"), 429, NOW.plusSeconds(120)));
        assertThat(page("/503")).isEqualTo(throttled(page("/503"), 503, NOW));
        assertThat(page("/mute")).isEqualTo(throttled(page("/mute"), 429, null));
        assertThat(site.asked("/503")).as("not asked again at once").hasSize(2);
    }

    private static FetchOutcome throttled(FetchOutcome like, int status, @Nullable Instant retryAt) {
        return new FetchOutcome.Throttled(like.exchanges(), status, retryAt);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 205, 206})
    void namesAnswersThatAreNoPage(int status) {
        site.fixed(
                "/a", Reply.of(status, Map.of(), status == 206 ? PAGE.getBytes(StandardCharsets.UTF_8) : new byte[0]));

        FetchOutcome.Failed failure = failed(page("/a"));

        assertThat(failure.reason()).isEqualTo(status == 206 ? Reason.HTTP_ERROR : Reason.EMPTY);
        assertThat(failure.status()).isEqualTo(status);
    }

    @Test
    void readsChunksAndKeepsTheBodyBeforeContentCoding() {
        byte[] packed = WebSite.gzip(PAGE.getBytes(StandardCharsets.UTF_8));
        site.fixed("/a", Reply.chunked(Map.of("Content-Encoding", "gzip"), packed, 7));

        FetchOutcome outcome = page("/a");

        assertThat(text(outcome)).isEqualTo(PAGE);
        assertThat(outcome.exchanges().getFirst().body().bytes()).isEqualTo(packed);
    }

    @Test
    void aBombCostsItsSizeAndNoMore() {
        site.fixed("/a", Reply.of(200, Map.of("Content-Encoding", "gzip"), WebSite.bomb(50 << 20)));
        site.fixed(
                "/twice",
                Reply.of(200, Map.of("Content-Encoding", "gzip, gzip"), WebSite.gzip(WebSite.bomb(50 << 20))));

        assertThat(failed(page("/a")).reason()).isEqualTo(Reason.INVALID_ENCODING);
        assertThat(failed(page("/twice")).reason()).isEqualTo(Reason.INVALID_ENCODING);
    }

    @Test
    void cutsAnEndlessBodyAtTheLimit() {
        site.fixed("/a", Reply.endless(Map.of(), "again and again ".repeat(1000).getBytes(StandardCharsets.UTF_8)));

        FetchOutcome.Failed failure = failed(page("/a"));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure.detail()).contains("10485760 bytes");
        assertThat(failure.exchanges().getFirst().truncated()).isEqualTo("length");
    }

    @Test
    void limitsDependOnWhatIsWanted() {
        byte[] large = new byte[600 * 1024];
        Arrays.fill(large, (byte) '#');
        site.fixed("/a", Reply.of(200, Map.of(), large));

        FetchOutcome asRobots = fetch(FetchRequest.of(site.url("/a"), FetchRequest.Purpose.ROBOTS));

        assertThat(fetched(asRobots).body().size()).as("the start counts").isEqualTo(512 * 1024);
        assertThat(asRobots.exchanges().getFirst().truncated()).isEqualTo("length");
        assertThat(fetched(page("/a")).body().size()).isEqualTo(large.length);
    }

    @ParameterizedTest
    @EnumSource(
            value = FetchRequest.Purpose.class,
            names = {"ROBOTS"},
            mode = EnumSource.Mode.EXCLUDE)
    void aSourceNarrowsTheLimitForAllItPublishes(FetchRequest.Purpose purpose) {
        byte[] body = PAGE.repeat(100).getBytes(StandardCharsets.UTF_8);
        site.fixed("/whole", Reply.of(200, Map.of(), body));
        site.fixed("/chunks", Reply.chunked(Map.of(), body, 700));
        site.fixed("/gzip", Reply.of(200, Map.of("Content-Encoding", "gzip"), WebSite.gzip(body)));
        site.redirect("/moved", 302, "/gzip");

        for (String path : List.of("/whole", "/chunks", "/gzip", "/moved")) {
            FetchOutcome.Failed refused = failed(fetch(limited(path, purpose, body.length - 1)));

            assertThat(refused.reason()).as(path).isEqualTo(Reason.TOO_LARGE);
            assertThat(refused.passing()).isFalse();
            assertThat(refused.detail())
                    .contains("the source's limit (limits.max-body-bytes) of " + (body.length - 1) + " bytes");
            assertThat(fetched(fetch(limited(path, purpose, body.length)))
                            .body()
                            .bytes())
                    .as(path + " at the limit")
                    .isEqualTo(body);
        }
    }

    @Test
    void aPackedBodyThatDoesNotShrinkIsMeasuredByWhatComesOutOfIt() {
        byte[] noise = new byte[4000];
        new Random(7).nextBytes(noise);
        byte[] packed = WebSite.gzip(noise);
        site.fixed("/a", Reply.of(200, Map.of("Content-Encoding", "gzip"), packed));

        assertThat(packed.length).isGreaterThan(noise.length);
        assertThat(fetched(fetch(limited("/a", FetchRequest.Purpose.PAGE, 4000)))
                        .body()
                        .bytes())
                .isEqualTo(noise);
        assertThat(failed(fetch(limited("/a", FetchRequest.Purpose.PAGE, 3000))).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aSourceNeitherWidensALimitNorNarrowsThatOfRobots() {
        site.fixed("/a", Reply.endless(Map.of(), new byte[1 << 16]));
        site.fixed("/robots.txt", Reply.ok("Disallow: /\n".repeat(1000)));

        assertThat(failed(fetch(limited("/a", FetchRequest.Purpose.PAGE, 1 << 30)))
                        .detail())
                .contains("the limit of " + (10 << 20) + " bytes");
        assertThat(fetched(fetch(limited("/robots.txt", FetchRequest.Purpose.ROBOTS, 1024)))
                        .body()
                        .size())
                .isEqualTo(12_000);
    }

    private FetchRequest limited(String path, FetchRequest.Purpose purpose, int maxBodyBytes) {
        return new FetchRequest(site.url(path), purpose, null, Map.of(), maxBodyBytes);
    }

    @Test
    void aBodyShorterThanPromisedIsNoPage() {
        site.fixed("/a", Reply.shorterThanPromised(1000, "half a pa".getBytes(StandardCharsets.UTF_8)));

        FetchOutcome.Failed failure = failed(page("/a"));

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_FAILED);
        assertThat(failure.passing()).isTrue();
        assertThat(failure.exchanges().getFirst().truncated()).isEqualTo("disconnect");
        assertThat(failure.exchanges().getFirst().body().size()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no HTTP at all\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Le"})
    void namesWhatIsNoAnswer(String bytes) {
        site.fixed("/a", Reply.raw(bytes));

        assertThat(failed(page("/a")).reason()).isEqualTo(Reason.CONNECTION_FAILED);
    }

    @Test
    void namesAReset() {
        site.reset("/a");

        assertThat(failed(page("/a")).reason()).isEqualTo(Reason.CONNECTION_FAILED);
    }

    @Test
    void namesAClosedPort() {
        URI closed = site.url("/a");
        site.close();

        FetchOutcome.Failed failure = failed(fetch(FetchRequest.of(closed, FetchRequest.Purpose.PAGE)));

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_FAILED);
        assertThat(failure.exchanges()).isEmpty();
    }

    @Test
    void silenceEndsAtTheIdleDeadline() {
        site.silent("/silent").stalling("/stalling", "half");
        try (HttpPageFetcher impatient = fetcher(
                SETTINGS.withDeadlines(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(60)))) {
            FetchOutcome.Failed silent = failed(
                    impatient.fetch(FetchRequest.of(site.url("/silent"), FetchRequest.Purpose.PAGE), HopGate.OPEN));
            FetchOutcome.Failed stalling = failed(
                    impatient.fetch(FetchRequest.of(site.url("/stalling"), FetchRequest.Purpose.PAGE), HopGate.OPEN));

            assertThat(silent.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(silent.passing()).isTrue();
            assertThat(stalling.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(stalling.exchanges().getFirst().truncated()).isEqualTo("time");
        }
    }

    @Test
    void aSlowDripEndsAtTheTotalDeadline() {
        site.dripping("/a", 20);
        try (HttpPageFetcher impatient =
                fetcher(SETTINGS.withDeadlines(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(400)))) {
            FetchOutcome.Failed failure =
                    failed(impatient.fetch(FetchRequest.of(site.url("/a"), FetchRequest.Purpose.PAGE), HopGate.OPEN));

            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void aLookUpWithoutEndEndsAtTheTotalDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        FetchSettings settings =
                SETTINGS.withDeadlines(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(200));
        try (HttpPageFetcher stuck = HttpPageFetcher.of(settings, CLOCK, host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of(InetAddress.getLoopbackAddress());
        })) {
            FetchOutcome outcome =
                    stuck.fetch(FetchRequest.of(site.url("a.test", "/a"), FetchRequest.Purpose.PAGE), HopGate.OPEN);

            assertThat(failed(outcome).reason()).isEqualTo(Reason.TIMED_OUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void hangsUpWhenInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        site.route("/a", any -> {
            asked.countDown();
            return out -> {
                new CountDownLatch(1).await();
                return false;
            };
        });
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        CompletableFuture<FetchOutcome> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            outcome.complete(page("/a"));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        asked.await();

        thread.interrupt();

        assertThat(failed(outcome.get()).detail()).contains("interrupted");
        assertThat(stillInterrupted.get()).isTrue();
    }

    @Test
    void asksAgainWhereAKeptConnectionWasClosedMeanwhile() {
        site.fixed("/a", out -> {
            Reply.ok(PAGE).writeTo(out);
            return false; // closes, having promised nothing of the kind
        });

        for (int i = 0; i < 5; i++) {
            assertThat(text(page("/a"))).isEqualTo(PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.test/",
                "mailto:a@b.test",
                "/relative",
                "http:///",
                "https://999.1.2.3/",
                "http://0x1ffffffff/"
            })
    void refusesWhatIsNoWebUrl(String url) {
        FetchOutcome outcome = fetch(FetchRequest.of(URI.create(url), FetchRequest.Purpose.PAGE));

        assertThat(failed(outcome).reason()).isEqualTo(Reason.INVALID_URL);
    }

    @Test
    void sendsNoUserAndPassword() {
        site.page("/a", PAGE);
        URI url = URI.create("http://user:secret@127.0.0.1:" + site.port() + "/a");

        FetchOutcome outcome = fetch(FetchRequest.of(url, FetchRequest.Purpose.PAGE));

        assertThat(fetched(outcome).finalUrl()).isEqualTo(site.url("/a"));
        assertThat(site.asked().getFirst().headers()).doesNotContainKey("authorization");
        assertThat(outcome.exchanges().toString()).doesNotContain("secret");
    }

    @Test
    void namesAWall() {
        site.fixed("/a", Reply.of(403, Map.of("cf-mitigated", "challenge"), "<html>".getBytes(StandardCharsets.UTF_8)));

        assertThat(page("/a"))
                .asInstanceOf(type(FetchOutcome.Walled.class))
                .extracting(FetchOutcome.Walled::wall)
                .isEqualTo("cloudflare-challenge");
    }

    @Test
    void usesNoProxyOfTheEnvironment() {
        site.page("/a", PAGE);
        System.setProperty("http.proxyHost", "192.0.2.1");
        System.setProperty("socksProxyHost", "192.0.2.1");
        try (HttpPageFetcher fresh = fetcher(SETTINGS)) {
            FetchOutcome outcome =
                    fresh.fetch(FetchRequest.of(site.url("a.test", "/a"), FetchRequest.Purpose.PAGE), HopGate.OPEN);

            assertThat(text(outcome)).isEqualTo(PAGE);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("socksProxyHost");
        }
    }
}

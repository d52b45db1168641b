package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Push;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.ingest.crawl.CrawlListener;
import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.ingest.crawl.HubNotes;
import io.silkwire.ingest.fakes.SiteFarm;
import io.silkwire.ingest.fakes.SiteFarm.Answer;
import io.silkwire.ingest.fakes.SiteFarm.OneSite;
import io.silkwire.ingest.fakes.SteppedClock;
import io.silkwire.ingest.fakes.TestHub;
import io.silkwire.ingest.feed.websub.Callback;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.fetch.HttpPageFetcher;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subscriber and a hub, on a real broker: what the hub says goes over HTTP to the service, and through Kafka to the crawler. */
class WebSubIT {
    private static final String KEY = "a key of the tests, long enough";
    private static final Duration LONG = Duration.ofHours(6);

    @TempDir
    private static Path data;

    private static final AtomicReference<EmbeddedKafka> KAFKA = new AtomicReference<>();
    private static final AtomicReference<String> SERVERS = new AtomicReference<>();

    @BeforeAll
    static void startKafka() {
        List<Integer> ports = Ports.free(2);
        KAFKA.set(EmbeddedKafka.start(new EmbeddedKafka.Settings(data.resolve("kafka"), ports.get(0), ports.get(1))));
        SERVERS.set("127.0.0.1:" + ports.get(0));
        TopicProvisioner.provision(KafkaConnection.to(SERVERS.get()), KafkaTopics.all());
    }

    @AfterAll
    static void stopKafka() {
        KAFKA.get().close();
    }

    @Test
    void newsThatTheHubTellsOfIsReadAtOnceAlsoAfterARestartAndForgeriesAreIgnored() throws Exception {
        int port = Ports.free(1).getFirst();
        try (SiteFarm farm = new SiteFarm(1, 0);
                TestHub hub = new TestHub()) {
            OneSite site = farm.site(0);
            publish(site, hub, "/news/1");
            Path sources = Files.writeString(data.resolve("sources.yaml"), """
                    - {id: pushed, name: Pushed, kind: ministry, feeds: ['%s'], state: active,
                       limits: {least-interval: 6h, most-interval: 6h}}
                    """.formatted(site.url("/feed.xml")));
            Map<String, String> asked;
            try (ApplicationContext context = service(sources, port)) {
                await(() -> assertThat(hub.verified()).hasSize(1));
                asked = hub.verified().getFirst();
                String secret = asked.get("hub.secret");
                await(() -> assertThat(push("pushed"))
                        .satisfies(push -> assertThat(push.leaseUntil()).isNotNull())
                        .satisfies(push -> assertThat(push.hub()).isEqualTo(hub.url())));
                await(() -> assertThat(titles("pushed")).containsExactly("On /news/1"));

                publish(site, hub, "/news/2");
                assertThat(hub.tell(asked, "<rss/>", "a guess"))
                        .as("says nothing of the signature")
                        .isEqualTo(202);
                assertThat(counted(context, "unsigned")).isEqualTo(1);
                assertThat(site.seen("/feed.xml")).hasSize(1);

                assertThat(hub.tell(asked, "<rss/>", secret)).isEqualTo(202);
                await(() -> assertThat(titles("pushed")).containsExactly("On /news/1", "On /news/2"));
            }
            // Netty closes the port of a server that was stopped on a thread of its own.
            await(() -> assertThat(Ports.isFree(port)).isTrue());
            try (ApplicationContext context = service(sources, port)) {
                assertThat(context.isRunning()).isTrue();
                publish(site, hub, "/news/3");
                await(() -> assertThat(hub.tell(asked, "<rss/>", asked.get("hub.secret")))
                        .isEqualTo(202));
                await(() -> assertThat(titles("pushed")).contains("On /news/3"));
                assertThat(hub.asked()).as("the lease outlives a restart").hasSize(1);

                assertThat(hub.intent(asked, "subscribe", "http://127.0.0.1/other.xml", "c")
                                .statusCode())
                        .isEqualTo(404);
                assertThat(hub.intent(asked, "unsubscribe", asked.get("hub.topic"), "c")
                                .statusCode())
                        .isEqualTo(404);
                HttpResponse<String> denied = hub.intent(asked, "denied", asked.get("hub.topic"), "");
                assertThat(denied.statusCode()).isEqualTo(200);
                await(() -> assertThat(push("pushed").leaseUntil()).isNull());
                assertThat(hub.tell(
                                Map.of("hub.callback", "http://127.0.0.1:" + port + "/websub/guess/Z3Vlc3M"),
                                "<rss/>",
                                "secret"))
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void leaseIsRenewedInTimeAndTheFeedIsPolledMoreSlowlyMeanwhile() throws IOException {
        SteppedClock clock = new SteppedClock();
        WebSub webSub =
                Objects.requireNonNull(WebSub.of(new WebSubProperties("http://127.0.0.1:9/", KEY, Duration.ofDays(5))));
        KafkaConnection kafka = KafkaConnection.to(SERVERS.get());
        try (SiteFarm farm = new SiteFarm(1, 0);
                TestHub hub = new TestHub();
                HubNotes notes = new HubNotes(kafka, KafkaTopics.CRAWL_STATE.partitions());
                HttpPageFetcher fetcher = HttpPageFetcher.of(
                        FetchSettings.defaults("crawl@test.example").withAllowLoopback(true), clock)) {
            OneSite site = farm.site(0);
            publish(site, hub, "/news/1");
            hub.onAsked(request -> notes.lease(callback(webSub, request), Duration.ofDays(5), clock.instant()));
            CrawlGraph.put(kafka, CrawlGraph.source("leased", site.url("/feed.xml"), Duration.ofMinutes(10), LONG));
            try (CrawlGraph graph = CrawlGraph.start(
                    kafka, fetcher, new FeedDocuments(), webSub.through(fetcher), clock, CrawlListener.SILENT)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(push("leased").leaseUntil()).isAfter(nearly(clock)));

                clock.forward(Duration.ofHours(1));
                await(() -> assertThat(site.seen("/feed.xml")).hasSize(2));
                assertThat(push("leased").askAt()).isAfter(clock.instant());
                assertThat(hub.asked()).hasSize(1);

                clock.forward(Duration.ofDays(4));
                await(() -> assertThat(hub.asked()).hasSize(2));
                await(() -> assertThat(push("leased").leaseUntil()).isAfter(nearly(clock)));
            }
            List<Duration> due = states("leased").stream()
                    .filter(state -> state.kind() == CrawlState.Kind.FEED && state.feed() != null)
                    .map(state -> Objects.requireNonNull(state.visit()))
                    .filter(visit -> visit.due() != null && visit.at() != null)
                    .map(visit -> Duration.between(visit.at(), visit.due()))
                    .toList();
            assertThat(due.getFirst()).as("before the hub has asked back").isLessThan(LONG);
            assertThat(due).as("the slowest pace of the source").contains(LONG);
        }
    }

    /** Five days from now, but for the minutes that the test may take. */
    private static Instant nearly(SteppedClock clock) {
        return clock.instant().plus(Duration.ofDays(5)).minus(Duration.ofMinutes(30));
    }

    private static Callback callback(WebSub webSub, Map<String, String> request) {
        String[] segments = request.getOrDefault("hub.callback", "").split("/", -1);
        return Objects.requireNonNull(webSub.callback(segments[segments.length - 2], segments[segments.length - 1]));
    }

    /** The page, and a feed that names its hub and all pages so far. */
    private static void publish(OneSite site, TestHub hub, String path) {
        site.page(path, "On " + path, "Words of " + path + " and of nothing else.");
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\""
                + " xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Notices</title><atom:link rel=\"hub\" href=\""
                + hub.url() + "\"/><atom:link rel=\"self\" href=\"" + site.url("/feed.xml") + "\"/>");
        int last = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        for (int i = last; i > 0; i--) {
            feed.append("<item><title>On /news/" + i + "</title><link>" + site.url("/news/" + i) + "</link></item>");
        }
        site.answer("/feed.xml", Answer.ok("application/rss+xml", feed + "</channel></rss>"));
    }

    private static ApplicationContext service(Path sources, int port) {
        return Micronaut.build(new String[0])
                .mainClass(IngestService.class)
                .banner(false)
                .overrideConfigLocations("classpath:ingest-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        port,
                        "kafka.bootstrap.servers",
                        SERVERS.get(),
                        "silkwire.ingest.websub.callback",
                        "http://127.0.0.1:" + port,
                        "silkwire.ingest.websub.key",
                        KEY,
                        "silkwire.ingest.crawl.sources",
                        sources.toString(),
                        "silkwire.ingest.crawl.contact",
                        "crawl@test.example",
                        "silkwire.ingest.crawl.delay",
                        "10ms",
                        "silkwire.ingest.crawl.allow-loopback",
                        true))
                .start();
    }

    private static double counted(ApplicationContext context, String disposition) {
        assertThat(context.getBean(EmbeddedServer.class).isRunning()).isTrue();
        return context.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                .counter("items", "step", "ingest.websub", "disposition", disposition)
                .count();
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static Push push(String source) {
        return states(source).stream()
                .filter(state ->
                        state.kind() == CrawlState.Kind.FEED && state.place().startsWith("http"))
                .map(WebSubIT::push)
                .filter(Objects::nonNull)
                .reduce((one, other) -> other)
                .orElseThrow(() -> new AssertionError("no subscription of " + source));
    }

    private static @Nullable Push push(CrawlState state) {
        return state.feed() == null ? null : state.feed().push();
    }

    /** All states of a source, in the order they were written. */
    private static List<CrawlState> states(String source) {
        return records(KafkaTopics.CRAWL_STATE).stream()
                .filter(found -> found.value() != null
                        && new String(found.key(), StandardCharsets.UTF_8).startsWith(source + "|"))
                .map(found -> JsonCodec.read(found.value(), CrawlState.class))
                .toList();
    }

    private static List<String> titles(String source) {
        return records(KafkaTopics.STATEMENTS).stream()
                .map(found -> JsonCodec.read(found.value(), Statement.class))
                .filter(statement -> statement.sourceId().value().equals(source))
                .map(Statement::title)
                .sorted()
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(KafkaTopics topic) {
        return CrawlIT.read(KafkaConnection.to(SERVERS.get()), topic);
    }
}

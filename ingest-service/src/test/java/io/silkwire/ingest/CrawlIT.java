package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.ingest.fakes.SiteFarm;
import io.silkwire.ingest.fakes.SiteFarm.Answer;
import io.silkwire.ingest.fakes.SiteFarm.OneSite;
import io.silkwire.ingest.fakes.SteppedClock;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crawler on a real broker and sites on the loopback address. */
class CrawlIT {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private static Path data;

    private static final AtomicReference<EmbeddedKafka> KAFKA = new AtomicReference<>();
    private static final AtomicReference<EmbeddedKafka.Settings> SETTINGS = new AtomicReference<>();
    private static final AtomicReference<KafkaConnection> CONNECTION = new AtomicReference<>();

    @BeforeAll
    static void startKafka() {
        List<Integer> ports = Ports.free(2);
        SETTINGS.set(new EmbeddedKafka.Settings(data.resolve("kafka"), ports.get(0), ports.get(1)));
        KAFKA.set(EmbeddedKafka.start(SETTINGS.get()));
        CONNECTION.set(KafkaConnection.to("127.0.0.1:" + ports.get(0)));
        TopicProvisioner.provision(CONNECTION.get(), KafkaTopics.all());
    }

    @AfterAll
    static void stopKafka() {
        KAFKA.get().close();
    }

    @Test
    void publishesWhatAFeedNamesThenItsEditThenItsWithdrawalAndItsReturn() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0);
            site.page("/news/1", "On water", "The parties met in Osh.", "They agreed on the shares of the river.");
            site.page("/news/2", "On roads", "A road was opened.");
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.source("edits", site.url("/feed.xml"), SECOND, SECOND));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("edits")).containsExactlyInAnyOrder("/news/1 1 new", "/news/2 1 new"));

                site.page(
                        "/news/1", "On water", "The parties met in Batken.", "They agreed on the shares of the river.");
                clock.forward(Duration.ofMinutes(6));
                await(() -> assertThat(revisions("edits")).contains("/news/1 2 edited"));

                site.answer("/news/1", new Answer(410, Map.of(), ""));
                clock.forward(Duration.ofMinutes(6));
                await(() -> assertThat(revisions("edits")).contains("/news/1 3 withdrawn"));
            }
            Statement edit = statements("edits").stream()
                    .filter(statement -> statement.revision() == 2)
                    .findFirst()
                    .orElseThrow();
            assertThat(String.valueOf(edit.change()))
                    .contains("REMOVED", "met in Osh", "ADDED", "met in Batken")
                    .doesNotContain("shares of the river");
            assertThat(revisions("edits")).hasSize(4);
            assertEveryStateKnowsWhereItsStatementStands("edits");
        }
    }

    @Test
    void publishesAMoveByRedirectAMoveByIdAndTheReturnOfWhatWasWithdrawn() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0);
            site.page("/news/1", "On water", "The parties met in Osh.")
                    .page("/news/2", "On roads", "A road was opened.");
            site.page("/news/3", "On trade", "Trade grew.");
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.source("moves", site.url("/feed.xml"), SECOND, SECOND));
            site.answer("/feed.xml", ids(site, "/news/1", "/news/2", "/news/3"));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("moves")).hasSize(3));
            }
            site.page("/2026/on-water", "On water", "The parties met in Osh.")
                    .page("/roads", "On roads", "A road was opened.");
            site.answer("/news/1", new Answer(404, Map.of(), ""))
                    .answer("/news/2", new Answer(308, Map.of("Location", "/roads"), ""))
                    .answer("/news/3", new Answer(410, Map.of(), ""));
            site.answer("/feed.xml", ids(site, "/2026/on-water", "/news/2", "/news/3"));
            clock.forward(Duration.ofMinutes(6));
            // What was learnt of the feed's ids survives a restart.
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("moves"))
                        .contains("/2026/on-water 2 moved", "/roads 2 moved", "/news/3 2 withdrawn"));
                site.page("/news/3", "On trade", "Trade grew.");
                site.answer("/feed.xml", ids(site, "/2026/on-water", "/news/2", "/news/3"));
                clock.forward(Duration.ofDays(2));
                await(() -> assertThat(revisions("moves")).contains("/news/3 3 restored"));
            }
            assertThat(statements("moves").stream()
                            .filter(statement -> statement.change() != null
                                    && statement.change().kind() == Change.Kind.MOVED))
                    .allSatisfy(moved -> assertThat(java.util.Objects.requireNonNull(moved.change())
                                    .from())
                            .contains("/news/"));
            assertThat(statements("moves").stream().map(Statement::id).distinct())
                    .hasSize(3);
        }
    }

    @Test
    void documentsCompleteTheStatementThatLinksToThemAndTheirChangeIsAnEdit() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(2, 0)) {
            OneSite site = farm.site(0);
            withAttachments(site, farm.site(1), "The parties met in Osh.");
            site.answer("/files/annex.rtf", rtf("The shares are ten and two."));
            farm.site(1).answer("/files/elsewhere.rtf", rtf("On another site."));
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.source("attached", site.url("/feed.xml"), SECOND, SECOND));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("attached")).containsExactly("/news/1 1 new", "/news/1 1 new"));
                List<PageDetails.Attachment> read =
                        attachments(statements("attached").getLast());
                assertThat(attachments(statements("attached").getFirst())).allMatch(one -> one.document() == null);
                assertThat(read)
                        .extracting(PageDetails.Attachment::label)
                        .containsExactly("Annex", "Missing", "Elsewhere");
                assertThat(text(read.get(0))).isEqualTo("The shares are ten and two.");
                assertThat(Objects.requireNonNull(read.get(0).document()).payloadDigest())
                        .matches("sha256:[0-9a-f]{64}");
                assertThat(read.get(1).document()).as("404").isNull();
                assertThat(read.get(2).document()).as("no site of the source").isNull();
                assertThat(farm.site(1).seen()).isEmpty();

                site.answer("/files/annex.rtf", rtf("{\\*\\generator other;}The shares are ten and two."));
                clock.forward(Duration.ofMinutes(6));
                await(() -> assertThat(site.seen("/files/annex.rtf")).hasSize(2));
                site.answer("/files/annex.rtf", rtf("The shares are nine and three."));
                clock.forward(Duration.ofMinutes(12));
                await(() -> assertThat(revisions("attached")).last().isEqualTo("/news/1 2 edited"));
                assertThat(revisions("attached"))
                        .as("other bytes, the same words")
                        .hasSize(3);
                Change change =
                        Objects.requireNonNull(statements("attached").getLast().change());
                assertThat(change.fields()).containsExactly("attachments");
                assertThat(change.substantive()).isTrue();
                assertThat(change.diff().toString()).contains("ten and two", "nine and three");

                withAttachments(site, farm.site(1), "The parties met in Batken.");
                clock.forward(Duration.ofHours(1));
                await(() -> assertThat(revisions("attached")).last().isEqualTo("/news/1 3 edited"));
                assertThat(text(attachments(statements("attached").getLast()).get(0)))
                        .isEqualTo("The shares are nine and three.");
            }
            assertEveryStateKnowsWhereItsStatementStands("attached");
        }
    }

    private static void withAttachments(OneSite site, OneSite other, String sentence) {
        site.page("/news/1", "On water", sentence);
        site.answer(
                "/news/1",
                Answer.ok(
                        "text/html; charset=utf-8",
                        "<html lang=en><title>On water</title><article><h1>On water</h1><p>" + sentence
                                + "</p><p>See the <a href='/files/annex.rtf'>Annex</a>, the <a href='/files/gone.pdf'>Missing</a>"
                                + " and the <a href='" + other.url("/files/elsewhere.rtf")
                                + "'>Elsewhere</a>.</p></article></html>"));
    }

    private static Answer rtf(String words) {
        return Answer.ok("application/rtf", "{\\rtf1\\ansi " + words + "\\par}");
    }

    private static List<PageDetails.Attachment> attachments(Statement statement) {
        return Objects.requireNonNull(statement.page()).attachments();
    }

    private static String text(PageDetails.Attachment attachment) {
        return String.valueOf(Objects.requireNonNull(attachment.document()).text());
    }

    private static Answer ids(OneSite site, String water, String roads, String trade) {
        return Answer.ok(
                "application/rss+xml",
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>"
                        + entry(site.url(water), "w-1", "On water") + entry(site.url(roads), "r-2", "On roads")
                        + entry(site.url(trade), "t-3", "On trade") + "</channel></rss>");
    }

    private static String entry(String link, String guid, String title) {
        return "<item><title>" + title + "</title><link>" + link + "</link><guid isPermaLink=\"false\">" + guid
                + "</guid></item>";
    }

    @Test
    void aHostThatThrottlesIsLeftAloneAlsoAfterARestart() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(2, 0)) {
            OneSite site = farm.site(0);
            OneSite beside = farm.site(1).page("/news/1", "On ports", "A port was opened.");
            site.answer("/feed.xml", new Answer(429, Map.of(), ""));
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.source("throttles", site.url("/feed.xml"), SECOND, SECOND));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(states("throttles").values())
                        .anyMatch(state -> state.kind() == CrawlState.Kind.HOST));
            }
            site.without("/feed.xml").page("/news/1", "On trade", "Trade grew.");
            try (CrawlGraph graph = crawl(clock)) {
                await(() -> assertThat(graph.crawler().status().active()).isEqualTo(16));
                clock.forward(Duration.ofMinutes(10));
                // Another source shows that the crawler works: had the host been asked, it would have been by then.
                CrawlGraph.put(CONNECTION.get(), CrawlGraph.source("beside", beside.url("/feed.xml"), SECOND, SECOND));
                await(() -> assertThat(revisions("beside")).isNotEmpty());
                assertThat(site.seen("/feed.xml")).hasSize(1);

                clock.forward(Duration.ofMinutes(10));
                await(() -> assertThat(revisions("throttles")).containsExactly("/news/1 1 new"));
                await(() -> assertThat(states("throttles").values())
                        .noneMatch(state -> state.kind() == CrawlState.Kind.HOST));
            }
        }
    }

    @Test
    void aSourceThatIsPoisonDoesNotStopItsNeighbours() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(2, 0)) {
            OneSite poison = farm.site(0);
            poison.answer(
                    "/feed.xml",
                    Answer.ok(
                            "application/rss+xml",
                            "<?xml version=\"1.0\"?><rss><channel>"
                                    + item("http://127.0.0.1:1/closed") + item("http://[::bad")
                                    + item("javascript:alert(1)")
                                    + item(poison.url("/bytes"))));
            poison.answer("/bytes", Answer.ok("text/html", "\0\1\2"));
            farm.site(1).page("/news/1", "On energy", "A line was built.");
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.source("poison", poison.url("/feed.xml"), SECOND, SECOND));
            CrawlGraph.put(
                    CONNECTION.get(),
                    CrawlGraph.source("neighbour", farm.site(1).url("/feed.xml"), SECOND, SECOND));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("neighbour")).containsExactly("/news/1 1 new"));
                await(() -> assertThat(poison.seen("/bytes")).isNotEmpty());
                clock.forward(Duration.ofMinutes(1));
                await(() -> assertThat(poison.seen("/feed.xml").size()).isGreaterThan(2));
            }
            assertThat(revisions("poison")).isEmpty();
        }
    }

    @Test
    void aPageOnAnotherSiteOfTheSourceIsFetchedByItsOwner() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(12, 0)) {
            OneSite home = farm.site(0);
            StringBuilder feed = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>");
            List<String> hosts = new ArrayList<>();
            for (OneSite other : farm.sites()) {
                other.page("/news/1", "On the site " + other.url(""), "Words of " + other.url("") + ".");
                feed.append(item(other.url("/news/1")));
                hosts.add(other.url("").substring("http://".length()));
            }
            home.answer("/feed.xml", Answer.ok("application/rss+xml", feed + "</channel></rss>"));
            CrawlGraph.put(
                    CONNECTION.get(),
                    CrawlGraph.withHosts(CrawlGraph.source("sites", home.url("/feed.xml"), SECOND, SECOND), hosts));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("sites")).hasSize(12));
                await(() -> assertThat(states("sites").keySet()).noneMatch(key -> key.contains("|found|")));
                assertThat(farm.sites())
                        .allSatisfy(other -> assertThat(other.seen("/news/1")).hasSize(1));
            }
        }
    }

    @Test
    void readsAListingByItsSelectors() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0)
                    .page("/news/1", "On water", "The parties met in Osh.")
                    .page("/about", "About", "Us.");
            site.answer(
                    "/news",
                    Answer.ok(
                            "text/html",
                            "<html><body><nav><a href='/about'>About the office</a></nav><ul class=n><li><a href='/news/1'>On"
                                    + " water</a> 20.11.2026</li></ul></body></html>"));
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.listing("lists", site.url("/news"), ".n li"));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("lists")).containsExactly("/news/1 1 new"));
                assertThat(site.seen("/about")).isEmpty();
            }
        }
    }

    @Test
    void followsThePagesOfAListingToWhatIsKnownAndNoFurtherThanItsLimit() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(2, 0)) {
            OneSite site = pages(farm.site(0), 1, 6);
            OneSite limited = pages(farm.site(1), 1, 6);
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.listing("paged", site.url("/news"), ".n li"));
            CrawlGraph.put(
                    CONNECTION.get(),
                    CrawlGraph.limited(
                            CrawlGraph.listing("paged-little", limited.url("/news"), ".n li"),
                            new Source.Limits(null, null, null, null, null, 2)));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("paged")).hasSize(2));
                await(() -> assertThat(revisions("paged-little")).hasSize(2));
                assertThat(site.seen("/news/older/2"))
                        .as("what was there before is no news")
                        .isEmpty();

                pages(site, 1, 13);
                pages(limited, 1, 13);
                clock.forward(Duration.ofHours(7));
                // Seven are new: three pages of them, and the fourth ends with one that is known.
                await(() -> assertThat(revisions("paged")).hasSize(2 + 7));
                assertThat(site.seen("/news/older/5")).isEmpty();
                await(() -> assertThat(revisions("paged-little")).hasSize(2 + 4));
                assertThat(limited.seen("/news/older/3")).isEmpty();

                clock.forward(Duration.ofHours(7));
                await(() -> assertThat(site.seen("/news").size()).isGreaterThan(2));
                assertThat(site.seen("/news/older/2"))
                        .as("later pages are not asked by themselves")
                        .hasSize(1);
            }
        }
    }

    /** Two statements a page, newest first. */
    private static OneSite pages(OneSite site, int from, int to) {
        for (int page = 1; 2 * (page - 1) < to; page++) {
            StringBuilder list = new StringBuilder("<html><body><h1>News</h1><ul class=n>");
            for (int i = to - 2 * (page - 1); i > to - 2 * page && i >= from; i--) {
                site.page("/news/" + i, "On matter " + i, "Words on the matter number " + i + " alone.");
                list.append("<li><a href='/news/" + i + "'>On matter " + i + "</a></li>");
            }
            boolean last = 2 * page >= to;
            list.append("</ul>" + (last ? "" : "<a rel=next href='/news/older/" + (page + 1) + "'>Next</a>"));
            site.answer(
                    page == 1 ? "/news" : "/news/older/" + page,
                    Answer.ok("text/html", list.append("</body></html>").toString()));
        }
        return site;
    }

    @Test
    void goesOnAfterTheBrokerWasAway() {
        SteppedClock clock = new SteppedClock();
        try (SiteFarm farm = new SiteFarm(1, 0)) {
            OneSite site = farm.site(0).page("/news/1", "On water", "The parties met in Osh.");
            CrawlGraph.put(CONNECTION.get(), CrawlGraph.source("outage", site.url("/feed.xml"), SECOND, SECOND));
            try (CrawlGraph graph = crawl(clock)) {
                assertThat(graph.crawler().isRunning()).isTrue();
                await(() -> assertThat(revisions("outage")).hasSize(1));

                KAFKA.get().close();
                site.page("/news/2", "On roads", "A road was opened.");
                await(() -> assertThat(graph.crawler().status().active()).isLessThan(16));
                KAFKA.set(EmbeddedKafka.start(SETTINGS.get()));

                await(() -> assertThat(revisions("outage")).hasSize(2));
                assertThat(revisions("outage")).doesNotHaveDuplicates();
            }
        }
    }

    private static String item(String link) {
        return "<item><title>An item</title><link>" + link + "</link></item>";
    }

    private static CrawlGraph crawl(SteppedClock clock) {
        return CrawlGraph.start(
                CONNECTION.get(), CrawlGraph.fetcher(), new FeedDocuments(), Duration.ofMillis(50), clock);
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static void assertEveryStateKnowsWhereItsStatementStands(String source) {
        assertThat(states(source).values())
                .filteredOn(state -> state.published() != null)
                .isNotEmpty()
                .allSatisfy(state -> {
                    CrawlState.Published published = java.util.Objects.requireNonNull(state.published());
                    assertThat(statementAt(published)).isEqualTo(published.statementId() + "/" + published.revision());
                });
    }

    private static String statementAt(CrawlState.Published published) {
        for (ConsumerRecord<byte[], byte[]> found : read(KafkaTopics.STATEMENTS)) {
            if (Integer.valueOf(found.partition()).equals(published.partition())
                    && Long.valueOf(found.offset()).equals(published.offset())) {
                Statement statement = JsonCodec.read(found.value(), Statement.class);
                return statement.id() + "/" + statement.revision();
            }
        }
        return "nothing";
    }

    private static List<String> revisions(String source) {
        return statements(source).stream()
                .map(statement -> String.valueOf(statement.url()).replaceAll("^http://[^/]+", "") + " "
                        + statement.revision() + " "
                        + (statement.change() == null
                                ? Change.Kind.NEW.label()
                                : statement.change().kind().label()))
                .toList();
    }

    private static List<Statement> statements(String source) {
        return read(KafkaTopics.STATEMENTS).stream()
                .map(found -> JsonCodec.read(found.value(), Statement.class))
                .filter(statement -> statement.sourceId().equals(new SourceId(source)))
                .toList();
    }

    private static Map<String, CrawlState> states(String source) {
        Map<String, CrawlState> states = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> found : read(KafkaTopics.CRAWL_STATE)) {
            String key = new String(found.key(), java.nio.charset.StandardCharsets.UTF_8);
            if (found.value() == null) {
                states.remove(key);
            } else if (key.startsWith(source + "|")) {
                states.put(key, JsonCodec.read(found.value(), CrawlState.class));
            }
        }
        return states;
    }

    static List<ConsumerRecord<byte[], byte[]>> read(KafkaTopics topic) {
        return read(CONNECTION.get(), topic);
    }

    /** All committed records of a Kafka topic. */
    static List<ConsumerRecord<byte[], byte[]>> read(KafkaConnection connection, KafkaTopics topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(100));
                polled.forEach(records::add);
            }
        }
        return records;
    }
}

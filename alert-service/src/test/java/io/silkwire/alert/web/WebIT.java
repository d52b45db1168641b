package io.silkwire.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Body;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.alert.search.IndexedStatements;
import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.alert.silence.SilenceWatch;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and the search API over HTTP, on a real Elasticsearch and a real broker. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebIT {
    private static final String HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> & 'so on'";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private TestBroker broker;
    private EmbeddedServer server;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path dir) throws Exception {
        broker = TestBroker.start(dir);
        producer = new KafkaProducer<>(broker.connection().producer("test"));
        TopicDefinition water = new TopicDefinition(
                new TopicId("water"), "water.yaml", "topic: water\nlabel: { en: Water and rivers, ru: Вода }\n");
        producer.send(WireRecords.of(
                        KafkaTopics.TOPICS, null, "water", water, "water/1", "/test", Alerts.NOON, Travel.LIVE))
                .get();
        server = serve(Map.of(
                "kafka.bootstrap.servers", broker.connection().bootstrapServers(),
                "elasticsearch.url", IndexedStatements.url().toString(),
                "elasticsearch.search-timeout", "20s",
                "silkwire.alert.match.state-dir", dir.resolve("state").toString()));
    }

    @BeforeEach
    void index() {
        IndexedStatements.index(List.of(
                Draft.of("note.ru", "О встрече", "Стороны обсудили положение в Афганистане.")
                        .with("language", "ru")
                        .with("publisher", "МИД")
                        .published("2021-06-22"),
                Draft.of("hostile", HOSTILE, HOSTILE + "\n\nThe water of " + HOSTILE)
                        .with("publisher", HOSTILE)
                        .with("kind", HOSTILE)
                        .with("url", "javascript:alert(3)")
                        .published("2017-11")
                        .tagged("water", 12, "water", "script")));
    }

    @AfterAll
    void stop() {
        server.close();
        producer.close();
        broker.close();
    }

    private static EmbeddedServer serve(Map<String, Object> properties) {
        return ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .properties(properties)
                .properties(Map.of("micronaut.server.port", -1))
                .run(EmbeddedServer.class);
    }

    @Test
    void listsStatementsNewestFirstWithDateAsToldLanguageAndTopics() throws Exception {
        // When
        Document page = page("/");

        // Then
        assertThat(page.select("h1").text()).isEqualTo("2 statements");
        assertThat(page.select(".row h2").eachText()).containsExactly("О встрече", HOSTILE);
        assertThat(page.select(".row time").eachText()).containsExactly("22 June 2021", "November 2017");
        assertThat(page.select(".row .badge").eachText()).containsExactly("RU", "EN");
        assertThat(page.select(".row .chip").eachText()).containsExactly("Water and rivers");
        assertThat(page.select("aside .chip").eachText()).contains("Water and rivers 1", "Russian 1");
    }

    @Test
    void searchesInEveryCaseFormAndMarksTheWord() throws Exception {
        Document page = page("/?q=" + encoded("афганистаном"));
        assertThat(page.select(".row h2").eachText()).containsExactly("О встрече");
        assertThat(page.select(".excerpt mark").eachText()).containsExactly("Афганистане");
        assertThat(page.select("#q").val()).isEqualTo("афганистаном");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/statements/hostile",
                "/?q=<script>alert(9)</script>",
                "/subscriptions?q=<script>x",
                "/alerts?subscription=<script>"
            })
    void escapesWhatOthersWrote(String path) throws Exception {
        // When
        int query = path.indexOf('=') + 1;
        String address = path.replace("/hostile", "/" + Draft.idOf("hostile"));
        Document page = page(query == 0 ? address : path.substring(0, query) + encoded(path.substring(query)));

        // Then
        assertThat(page.select("script")).allSatisfy(script -> {
            assertThat(script.attr("src")).startsWith("/");
            assertThat(script.data()).isBlank();
        });
        assertThat(page.select("img, style, [style], iframe, object, embed, base"))
                .isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(page.select("a[href], form[action]"))
                .allSatisfy(link -> assertThat(link.hasAttr("href") ? link.attr("href") : link.attr("action"))
                        .matches("[/#].*"));
    }

    @Test
    void showsAStatementWithItsEvidenceAndTheChosenTopicAlone() throws Exception {
        // When
        Document all = page("/statements/" + Draft.idOf("hostile"));
        Document water = page("/statements/" + Draft.idOf("hostile") + "?topic=water");

        // Then
        assertThat(all.select("h1").text()).isEqualTo(HOSTILE);
        assertThat(all.select(".text p")).hasSize(2);
        assertThat(all.select(".text mark[data-topic=water]").eachText()).contains("water", "script");
        assertThat(all.select(".text mark").attr("title"))
                .contains("Water and rivers: term “")
                .contains("rule water.main");
        assertThat(all.select("[data-topic-chosen]")).isEmpty();
        assertThat(all.select("dl.facts").text()).contains("javascript:alert(3)");
        assertThat(water.select("article").attr("data-topic-chosen")).isEqualTo("water");
        assertThat(water.select("mark.is-on")).isNotEmpty();
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() throws Exception {
        assertThat(page("/?q=nowhere").select(".empty").text()).contains("Nothing fits");
        IndexedStatements.removeAll();
        assertThat(page("/").select(".empty").text()).contains("No statements yet", "./silkwire replay seeds/corpus");
    }

    @Test
    void showsWhereAQueryIsWrong() throws Exception {
        HttpResponse<String> answer = get("/?q=" + encoded("water AND"));
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(page.select(".problem").text()).contains("ends where a word is expected", "remove AND");
        assertThat(page.select("#q").val()).isEqualTo("water AND");
    }

    @Test
    void answersASearchInJson() throws Exception {
        JsonNode answer =
                json.readTree(get("/api/v1/statements?topic=water&size=1").body());
        JsonNode item = answer.at("/items/0");
        assertThat(answer.get("total").asInt()).isEqualTo(1);
        assertThat(item.get("publishedAt").asText()).isEqualTo("2017-11");
        assertThat(item.get("topics").get(0).asText()).isEqualTo("water");
        assertThat(item.has("country")).isTrue();
        assertThat(item.get("country").isNull()).isTrue();
        assertThat(item.at("/excerpt/text").asText()).contains("The water of");
        JsonNode whole = json.readTree(
                get("/api/v1/statements/" + item.get("id").asText()).body());
        assertThat(whole.at("/tags/0/evidence/0/text").asText()).isIn("water", "script");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/statements?q=%22water, 400, q, 0",
        "/api/v1/statements?q=%28water%20OR, 400, q, 9",
        "/api/v1/statements?q=%2Awater, 400, q, 0",
        "/api/v1/statements?size=101, 400, size,",
        "/api/v1/statements?size=0, 400, size,",
        "/api/v1/statements?offset=1000000000, 400, offset,",
        "/api/v1/statements?offset=9999, 400, offset,",
        "/api/v1/statements?offset=-1, 400, offset,",
        "/api/v1/statements?cursor=1000000000, 400, cursor,",
        "/api/v1/statements?from=yesterday, 400, from,",
        "/api/v1/statements?from=2018-02-30, 400, from,",
        "/api/v1/statements?from=2019&to=2018, 400, to,",
        "/api/v1/statements?country=Kazakhstan, 400, country,",
        "/api/v1/statements?story=1, 400, story,",
        "/api/v1/statements?lane=slow, 400, lane,",
        "/api/v1/statements?changed=perhaps, 400, changed,",
        "/api/v1/statements?interval=fortnight, 400, interval,",
        "/api/v1/statements?interval=day&timezone=Mars, 400, timezone,",
        "/api/v1/statements?facets=colour, 400, facets,",
        "/api/v1/statements?topics=water, 400, topics,",
        "/api/v1/statements?format=docx, 400, format,",
        "/api/v1/statements?format=csv&limit=many, 400, limit,",
        "/api/v1/statements?format=csv&q=%22water, 400, q, 0",
        "/api/v1/stories/1, 400, id,",
        "/api/v1/statements/1/revisions, 400, id,",
        "/api/v1/trends?unit=week, 400, unit,",
        "/api/v1/trends?part=planet, 400, part,",
        "/api/v1/trends?part=country%3Dkazakhstan, 400, part,",
        "/api/v1/trends?from=soon, 400, from,",
        "/api/v1/trends?from=1917&to=2017, 400, from,",
        "/api/v1/trends?topic=%21, 400, topic,",
        "/api/v1/trends?topics=water, 400, topics,",
        "/api/v1/statements?sort=best, 400, sort,",
        "/api/v1/statements?topic=%3Cb%3E, 400, topic,",
        "/api/v1/statements?lang=%21%21, 400, lang,",
        "/api/v1/statements/xyz, 400, id,",
    })
    void refusesABadRequestWithPlaceAndRemedy(String path, int status, String field, Integer position)
            throws Exception {
        HttpResponse<String> answer = get(path);
        JsonNode error = json.readTree(answer.body()).at("/errors/0");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("remedy").asText()).isNotBlank();
        assertThat(error.has("position") ? error.get("position").asInt() : null).isEqualTo(position);
    }

    static Stream<Arguments> queriesThatCannotBe() {
        return Stream.of(
                Arguments.of("an open quote", "вода \"река", 5),
                Arguments.of("a leading wildcard", "water *rism", 6),
                Arguments.of("ten thousand words", "a ".repeat(10_000).strip(), 10_000),
                Arguments.of("ten thousand alternatives", "б OR ".repeat(1_900) + "б", null),
                Arguments.of("a field that is none", "water colour:red", 6),
                Arguments.of("a date that is none", "published:yesterday", 10),
                Arguments.of("a regular expression that explodes", "/(a+)+$/", 0),
                Arguments.of("parentheses without end", "(".repeat(9_000), null),
                Arguments.of("a distance without bound", "a NEAR/99999999999 b", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queriesThatCannotBe")
    void refusesAQueryThatCannotBeSoonWithPlaceAndRemedy(String what, String query, Integer position) throws Exception {
        HttpResponse<String> answer = send(
                server,
                HttpRequest.newBuilder().header("Accept", "application/json").timeout(Duration.ofSeconds(10)),
                "/api/v1/statements?q=" + encoded(query));

        JsonNode error = json.readTree(answer.body()).at("/errors/0");
        assertThat(answer.statusCode()).as(what).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(error.path("field").asText()).isEqualTo("q");
        assertThat(error.path("remedy").asText()).isNotBlank();
        assertThat(error.path("position").isInt()).isTrue();
        if (position != null) {
            assertThat(error.path("position").asInt()).isEqualTo(position);
        }
    }

    @Test
    void givesStatementsAwayAsTableLinesAndReferences() throws Exception {
        // When
        HttpResponse<String> csv = get("/api/v1/statements?format=csv&sort=oldest");
        HttpResponse<String> lines = send(
                server,
                HttpRequest.newBuilder().header("Accept", "application/x-ndjson"),
                "/api/v1/statements?q=water");
        HttpResponse<String> ris = get("/api/v1/statements?format=ris&lang=ru");
        HttpResponse<String> csl = get("/api/v1/statements?format=csl&lang=ru");

        // Then
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv; charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"statements.csv\"");
        assertThat(csv.headers().firstValue("Silkwire-Count")).hasValue("2");
        assertThat(csv.body().lines().toList()).hasSize(3).element(2).asString().contains("2021-06-22,О встрече,МИД");
        assertThat(json.readTree(lines.body()).get("body").asText()).contains("The water of");
        assertThat(ris.body())
                .startsWith("TY  - GEN\r\n")
                .contains("DA  - 2021/06/22/\r\n")
                .endsWith("ER  - \r\n\r\n");
        assertThat(json.readTree(csl.body()).at("/0/issued/date-parts/0/0").asInt())
                .isEqualTo(2021);
        assertThat(get("/api/v1/statements?format=csv&bom=true").body()).startsWith("\ufeffid,revision,");
        String id = json.readTree(get("/api/v1/statements?lang=ru").body())
                .at("/items/0/id")
                .asText();
        assertThat(get("/api/v1/statements/" + id + "?format=csl").body()).contains("О встрече");
    }

    @Test
    void turnsPagesByCursorAndCountsByFacetAndTime() throws Exception {
        JsonNode first = json.readTree(
                get("/api/v1/statements?cursor=*&size=1&facets=lang").body());
        JsonNode second = json.readTree(get("/api/v1/statements?size=1&facets=lang&cursor="
                        + encoded(first.get("next").asText()))
                .body());
        assertThat(first.at("/items/0/title").asText()).isEqualTo("О встрече");
        assertThat(second.at("/items/0/title").asText()).isEqualTo(HOSTILE);
        assertThat(second.get("total").asInt()).isEqualTo(2);
        assertThat(first.at("/facets/lang")).hasSize(2);
        JsonNode years = json.readTree(get("/api/v1/statements?interval=year&timezone=Asia/Dushanbe&size=1")
                .body());
        assertThat(years.at("/timeline/bars")).hasSize(5);
        assertThat(years.at("/timeline/bars/0/start").asText()).isEqualTo("2017-01-01T00:00:00+05:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nowhere", "/api/v1/statements/a/b/c", "/api/v1/statements/xyz"})
    void answersProgramsWithProblemDocumentsEvenWhereTheyAskLikeBrowsers(String path) throws Exception {
        HttpResponse<String> answer = send(server, HttpRequest.newBuilder().header("Accept", "text/html"), path);
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(answer.body()).get("status").asInt()).isEqualTo(answer.statusCode());
    }

    @Test
    void drawsWhenStatementsWerePublishedAndNarrowsByABar() throws Exception {
        Document page = page("/");
        assertThat(page.select("svg.bars a")).hasSize(2);
        String href = page.select("svg.bars a").last().attr("href");
        Document narrowed = page(href);
        assertThat(narrowed.select(".row h2").eachText()).containsExactly("О встрече");
        assertThat(narrowed.select("input[name=from]").val()).isEqualTo("2021-06-01");
        assertThat(page.select(".sorts [aria-current]").text()).isEqualTo("Newest");
    }

    @Test
    void tellsEveryWordingOfAStatementOnce() throws Exception {
        // Given
        IndexedStatements.indexNoRevisions();
        StatementId id = Draft.idOf("revised");
        publish(revision(id, 1, "The dam holds.", Change.first()));
        Change edit = new Change(
                Change.Kind.EDITED,
                true,
                List.of("body"),
                List.of(
                        new Change.Line(Change.Op.REMOVED, "The dam holds."),
                        new Change.Line(Change.Op.ADDED, "The dam broke.")),
                null);
        publish(revision(id, 2, "The dam broke.", edit));
        publish(revision(id, 2, "The dam broke.", edit));
        publish(revision(Draft.idOf("another"), 1, "Else.", Change.first()));

        // When
        JsonNode answer =
                json.readTree(get("/api/v1/statements/" + id + "/revisions").body());

        // Then
        assertThat(answer.get("complete").asBoolean()).isTrue();
        assertThat(answer.get("revisions")).hasSize(2);
        assertThat(answer.at("/revisions/1/change").asText()).isEqualTo("edited");
        assertThat(answer.at("/revisions/1/diff/0/op").asText()).isEqualTo("removed");
        assertThat(get("/api/v1/statements/" + "0".repeat(32) + "/revisions").statusCode())
                .isEqualTo(404);
    }

    /** Into the log of record, and into the index as the enricher would. */
    private void publish(Statement statement) throws Exception {
        RecordMetadata at = producer.send(WireRecords.of(
                        KafkaTopics.STATEMENTS,
                        null,
                        statement.id().value(),
                        statement,
                        statement.id() + "/" + statement.revision(),
                        "/test",
                        Alerts.NOON,
                        Travel.LIVE))
                .get();
        IndexedStatements.indexRevision(statement.id(), statement.revision(), at.partition(), at.offset());
    }

    private static Statement revision(StatementId id, int revision, String body, Change change) {
        return new Statement(
                id,
                revision,
                new SourceId("seeds"),
                null,
                "revised",
                "Dam",
                body,
                null,
                null,
                null,
                null,
                null,
                null,
                ContentHash.of("Dam", List.of(body)),
                Alerts.NOON,
                null,
                null,
                change);
    }

    @Test
    void documentsEveryRouteOfTheApi() throws Exception {
        // Given
        Set<String> routes = server.getApplicationContext()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toString().startsWith("/api/"))
                .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .collect(Collectors.toSet());

        // When
        JsonNode document = json.readTree(get("/api/v1/openapi.json").body());

        // Then
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(documented).containsExactlyInAnyOrderElementsOf(routes).contains("GET /api/v1/statements");
        assertThat(document.toString())
                .as("references")
                .satisfies(text -> assertThat(unmet(document)).isEmpty());
    }

    @Test
    void saysOfEveryRouteOfTheApiWhatItDoesTakesAndAnswers() throws Exception {
        JsonNode paths = json.readTree(get("/api/v1/openapi.json").body()).get("paths");
        List<String> gaps = new ArrayList<>();
        server.getApplicationContext()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toString().startsWith("/api/"))
                .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .forEach(route -> {
                    String method = route.getHttpMethodName();
                    String path = route.getUriMatchTemplate().toString().replaceFirst("\\{\\?.*", "");
                    boolean takesBody = Stream.of(route.getTargetMethod().getArguments())
                            .anyMatch(argument -> argument.isAnnotationPresent(Body.class));
                    gaps(paths.path(path).path(method.toLowerCase(Locale.ROOT)), takesBody)
                            .forEach(gap -> gaps.add(method + " " + path + ": " + gap));
                });
        assertThat(gaps).isEmpty();
    }

    private static List<String> gaps(JsonNode operation, boolean takesBody) {
        List<String> gaps = new ArrayList<>();
        String summary = operation.path("summary").asText();
        if (summary.isBlank() || summary.contains("/api/")) {
            gaps.add("no summary");
        }
        if (takesBody
                && operation.at("/requestBody/content").findValues("schema").isEmpty()) {
            gaps.add("no schema of its body");
        }
        if (!takesBody && operation.has("requestBody")) {
            gaps.add("a body that it does not take");
        }
        boolean succeeds = false;
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            boolean brings = Set.of("200", "201").contains(response.getKey());
            succeeds = succeeds || response.getKey().startsWith("2");
            if (brings
                    && response.getValue().path("content").findValues("schema").isEmpty()) {
                gaps.add("no schema of its answer " + response.getKey());
            }
        }
        if (!succeeds) {
            gaps.add("no answer of success");
        }
        return gaps;
    }

    /** References that lead nowhere. */
    private static List<String> unmet(JsonNode document) {
        return document.findValuesAsText("$ref").stream()
                .filter(reference -> document.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    @Test
    void showsTheDocumentFromItsOwnFiles() throws Exception {
        Document page = page("/api");
        for (Element file : page.select("main script[src], main link[href]")) {
            String path = file.hasAttr("href") ? file.attr("href") : file.attr("src");
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(page.html()).doesNotContain("https://unpkg").doesNotContain("cdn");
    }

    @Test
    void countsTopicsByDayAndShowsThemAsATable() throws Exception {
        // Given
        IndexedStatements.indexTrends(List.of(
                IndexedStatements.count("water", "all", "2026-11-20T00:00:00Z", 3, 1),
                IndexedStatements.count("*", "all", "2026-11-20T00:00:00Z", 12, 4),
                IndexedStatements.count("water", "all", "2026-11-22T00:00:00Z", 6, 0),
                IndexedStatements.count("*", "all", "2026-11-22T00:00:00Z", 8, 0),
                IndexedStatements.count("trade", "all", "2026-11-21T00:00:00Z", 1, 0),
                IndexedStatements.count("*", "country=KZ", "2026-11-21T00:00:00Z", 1, 0),
                IndexedStatements.burst(
                        "water",
                        "all",
                        "2026-11-22T08:00:00Z",
                        Draft.idOf("note.ru").value())));

        // When
        JsonNode trends = json.readTree(
                get("/api/v1/trends?from=2026-11-20&to=2026-11-22&normal=true").body());

        // Then
        assertThat(trends.at("/series/0/name").asText()).isEqualTo("Water and rivers");
        assertThat(trends.at("/series/0/points")).hasSize(3);
        assertThat(trends.at("/series/0/points/0/share").asDouble()).isEqualTo(0.25);
        assertThat(trends.at("/series/0/points/0/copies").asInt()).isEqualTo(1);
        assertThat(trends.at("/series/0/points/1/stories").asInt()).isZero();
        assertThat(trends.at("/series/0/points/1/share").isNull()).isTrue();
        assertThat(trends.at("/bursts/0/topic").asText()).isEqualTo("water");
        assertThat(json.readTree(get("/api/v1/trends?topic=trade&part=all").body())
                        .at("/series/0/total")
                        .asInt())
                .as("without a span, the last one that has counts")
                .isEqualTo(1);
        Document page = page("/trends");
        assertThat(page.select("tbody th .chip").eachText()).containsExactly("Water and rivers", "Trade");
        assertThat(page.select("tbody .figure").eachText()).startsWith("9 stories");
        assertThat(page.select(".bursts a[href^=/statements/]")).hasSize(1);
        assertThat(page.select("option[value='country=KZ']").text()).isEqualTo("Country: Kazakhstan");
        IndexedStatements.removeTrends();
        assertThat(page("/trends").select(".empty h2").text()).isEqualTo("Nothing was counted here");
    }

    @Test
    void saysWhatIsWrongOrOddWithAQueryAsItIsTyped() throws Exception {
        // Given
        String odd = "topic:watr вoда NOT вода";

        // When
        JsonNode report =
                json.readTree(get("/api/v1/queries/lint?q=" + encoded(odd)).body());
        JsonNode posted = json.readTree(send(
                        server,
                        HttpRequest.newBuilder()
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"q\":\"dam published:2026\",\"use\":\"subscription\"}")),
                        "/api/v1/queries/lint")
                .body());

        // Then
        assertThat(report.path("valid").asBoolean()).isTrue();
        assertThat(report.path("warnings").findValuesAsText("kind"))
                .containsExactly("unknown-value", "mixed-scripts", "never-matches");
        assertThat(report.path("warnings").findValuesAsText("suggestion")).containsExactly("topic:water", "вода");
        assertThat(posted.path("error").path("offset").asInt()).isEqualTo(4);
        assertThat(posted.path("error").path("length").asInt()).isEqualTo(14);
        assertThat(posted.path("error").path("remedy").asText()).contains("remove published:");
        assertThat(get("/api/v1/queries/lint?use=other").statusCode()).isEqualTo(400);
        Document notes = page("/queries/lint?q=" + encoded("water <b> \""));
        assertThat(notes.select(".note.bad").text()).contains("this quote is never closed");
        assertThat(page("/queries/lint?q=" + encoded("topic:<b>x</b>")).select("b"))
                .isEmpty();
        assertThat(page("/queries/lint?q=water").select(".note")).isEmpty();
        assertThat(page("/queries").select("code").eachText()).contains("terror*");
        assertThat(page("/").select("a.howto").attr("href")).isEqualTo("/queries");
    }

    @Test
    void saysWhyAStatementDoesNotFit() throws Exception {
        String note = "/" + Draft.idOf("note.ru");
        JsonNode reason =
                json.readTree(get("/api/v1/queries/why-not" + note + "?q=" + encoded("Афганистан in:title афганистан"))
                        .body());
        assertThat(reason.path("fits").asBoolean()).isFalse();
        assertThat(reason.path("clause").path("offset").asInt()).isEqualTo(20);
        assertThat(reason.path("clause").path("reason").asText())
                .isEqualTo("no form of 'афганистан' stands in the title, but 'Афганистане' stands in the body");
        assertThat(json.readTree(get("/api/v1/queries/why-not" + note + "?q=" + encoded("Афганистан"))
                                .body())
                        .path("fits")
                        .asBoolean())
                .isTrue();
        HttpResponse<String> unreadable = get("/api/v1/queries/why-not" + note + "?q=(");
        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(json.readTree(unreadable.body()).at("/errors/0/length").asInt())
                .isEqualTo(1);
        assertThat(json.readTree(unreadable.body()).at("/errors/0/expected").asText())
                .isEqualTo("a closing parenthesis");
        assertThat(get("/api/v1/queries/why-not/x?q=a").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/queries/why-not/" + "0".repeat(32) + "?q=a").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/subscriptions/nobody/why-not" + note).statusCode())
                .isEqualTo(404);

        Form form = openForm("/subscriptions");
        form.post("/subscriptions", "name=Rivers&topic=water&q=" + encoded("река"));
        String id = row("Rivers").id().isEmpty()
                ? row("Rivers").parent().id()
                : row("Rivers").id();
        JsonNode ofSubscription = json.readTree(
                get("/api/v1/subscriptions/" + id + "/why-not" + note).body());
        assertThat(ofSubscription.path("clause").path("reason").asText())
                .isEqualTo("it is not tagged with the topic water; it has no topic");
        assertThat(ofSubscription.path("clause").has("offset")).isFalse();
        form.post("/subscriptions/" + id + "/delete", "");
    }

    @Test
    void saysThatAStatementIsUnknown() throws Exception {
        assertThat(get("/api/v1/statements/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(get("/statements/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(get("/statements/xyz").statusCode()).isEqualTo(400);
        HttpResponse<String> nowhere = get("/nowhere");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(nowhere.body()).select(".brand").text()).isEqualTo("Silkwire");
    }

    @Test
    void saysThatElasticsearchIsAway() throws Exception {
        try (EmbeddedServer alone = serve(Map.of(
                "silkwire.alert.enabled",
                false,
                "kafka.bootstrap.servers",
                broker.connection().bootstrapServers(),
                "elasticsearch.url",
                "http://127.0.0.1:9"))) {
            HttpResponse<String> api = send(alone, HttpRequest.newBuilder(), "/api/v1/statements");
            assertThat(api.statusCode()).isEqualTo(503);
            assertThat(json.readTree(api.body()).get("detail").asText()).contains("Elasticsearch does not answer");
            HttpResponse<String> page = send(alone, HttpRequest.newBuilder().header("Accept", "text/html"), "/");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("Elasticsearch does not answer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/subscriptions", "/nowhere", "/api/v1/statements", "/assets/silkwire.css"})
    void sendsStrictHeaders(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @Test
    void servesEveryFileThatAPageAsksFor() throws Exception {
        for (Element file : page("/").select("link[href], script[src]")) {
            String path = file.hasAttr("href") ? file.attr("href") : file.attr("src");
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void previewsWhatADraftWouldHaveCaught() throws Exception {
        // Given
        awaitReachOfTheArchive();

        // When
        HttpResponse<String> answer = postJson("/api/v1/subscriptions/preview?days=all", "{\"query\":\"афганистан\"}");

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode preview = json.readTree(answer.body());
        assertThat(preview.at("/span/to").asText()).isEqualTo("2021-06-22T00:00:00Z");
        assertThat(preview.at("/span/live").asBoolean()).isFalse();
        assertThat(preview.at("/span/statements").asInt()).isEqualTo(2);
        assertThat(preview.at("/total").asInt()).isEqualTo(1);
        assertThat(preview.at("/complete").asBoolean()).isTrue();
        assertThat(preview.at("/estimates").findValuesAsText("alerts")).containsExactly("1", "1", "1");
        assertThat(preview.at("/languages/0/value").asText()).isEqualTo("ru");
        String excerpt = preview.at("/samples/0/excerpt/text").asText();
        JsonNode mark = preview.at("/samples/0/excerpt/marks/0");
        assertThat(excerpt.substring(mark.get("start").asInt(), mark.get("end").asInt()))
                .isEqualTo("Афганистане");

        // When something is wrong
        HttpResponse<String> bad = postJson("/api/v1/subscriptions/preview", "{\"query\":\"(dam\"}");
        HttpResponse<String> days = postJson("/api/v1/subscriptions/preview?days=5", "{\"query\":\"dam\"}");
        HttpResponse<String> unknown = postJson("/api/v1/subscriptions/nobody/preview", "{\"query\":\"dam\"}");

        // Then
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(json.readTree(bad.body()).at("/errors/0/field").asText()).isEqualTo("query");
        assertThat(days.statusCode()).isEqualTo(400);
        assertThat(days.body()).contains("write 7, 30, 100, all");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void showsBesideTheFormWhatItWouldHaveCaught() throws Exception {
        // Given
        awaitReachOfTheArchive();
        Form form = openForm("/subscriptions?q=" + encoded("афганистан"));
        assertThat(form.page.select("#preview").attr("hx-trigger")).startsWith("load, input from:#subscribe");
        assertThat(form.page.select("button[formaction]").attr("formaction")).isEqualTo("/subscriptions/preview");

        // When its button is pressed without JavaScript
        HttpResponse<String> pressed =
                form.post("/subscriptions/preview", "name=A&mode=daily&q=" + encoded("афганистан"));

        // Then
        Document page = Jsoup.parse(pressed.body());
        assertThat(page.select(".preview > p").first().text())
                .isEqualTo(
                        "1 statement of 2 would have fitted, from 1 November 2017 to 22 June 2021, the newest there is.");
        assertThat(page.select(".samples mark").eachText()).containsExactly("Афганистане");
        assertThat(page.select(".estimates tbody tr")).hasSize(3);
        assertThat(page.select(".preview .tally").eachText()).contains("Russian 1");
        assertThat(page.select("#query").val()).isEqualTo("афганистан");
        assertThat(page.select("#mode option[selected]").val()).isEqualTo("daily");

        // When it is asked for as a piece
        HttpResponse<String> piece = send(
                server,
                HttpRequest.newBuilder()
                        .header("HX-Request", "true")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("q=" + encoded("<script>x OR (") + "&days=7")),
                "/subscriptions/preview");

        // Then
        assertThat(piece.body()).contains("cannot be previewed").doesNotContain("<html", "<script>x");
    }

    /** How far the archive reaches is remembered for some seconds, and tests before may have had more in it. */
    private void awaitReachOfTheArchive() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                json.readTree(postJson("/api/v1/subscriptions/preview?days=all", "{\"query\":\"dam\"}")
                                                .body())
                                        .at("/span/statements")
                                        .asInt())
                        .isEqualTo(2));
    }

    @Test
    void changesASubscriptionByFormAndShowsWhatThatCatchesAndLoses() throws Exception {
        // Given
        Form form = openForm("/subscriptions");
        form.post("/subscriptions", "name=Edited&q=water&mode=weekly");
        String id = row("Edited").parent().id();

        // When
        Form edit = openForm("/subscriptions/" + id + "/edit");
        HttpResponse<String> preview =
                edit.post("/subscriptions/" + id + "/preview", "name=Edited&days=all&q=" + encoded("афганистан"));
        HttpResponse<String> saved =
                edit.post("/subscriptions/" + id, "name=Edited&mode=weekly&q=" + encoded("афганистан"));

        // Then
        assertThat(edit.page.select("#query").val()).isEqualTo("water");
        assertThat(edit.page.select("#mode option[selected]").val()).isEqualTo("weekly");
        Document previewed = Jsoup.parse(preview.body());
        assertThat(previewed.select("summary").eachText())
                .contains("Caught by the change: 1 statement", "Lost by the change: 1 statement");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(row("Edited").text()).contains("афганистан");
        assertThat(get("/subscriptions/nobody/edit").statusCode()).isEqualTo(404);
        form.post("/subscriptions/" + id + "/delete", "");
    }

    @Test
    void tellsOfSubscriptionsThatCanNeverMatch() throws Exception {
        // Given
        Form form = openForm("/subscriptions");
        form.post("/subscriptions", "name=Never&q=" + encoded("water NOT water"));
        String id = row("Never").parent().id();

        // When
        server.getApplicationContext().getBean(SilenceWatch.class).round();

        // Then
        JsonNode audit = json.readTree(get("/api/v1/subscriptions/audit").body());
        assertThat(audit.get("findings").findValuesAsText("id")).contains(id);
        assertThat(page("/subscriptions/audit").select(".row").text())
                .contains("Never matches", "No statement can fit");
        JsonNode health = json.readTree(get("/health").body()).at("/details/silence");
        assertThat(health.at("/status").asText()).isEqualTo("UP");
        assertThat(health.at("/details/findings/never-matches").asInt()).isPositive();
        assertThat(get("/prometheus").body()).contains("subscriptions_findings{finding=\"never-matches\"");
        form.post("/subscriptions/" + id + "/delete", "");
    }

    @Test
    void savesWhatWouldFloodOnlyWithATickOrADigest() throws Exception {
        // Given
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 420; n++) {
            drafts.add(Draft.of("flood" + n, "Harvest " + n, "The harvest.").published("2021-06-21"));
        }
        IndexedStatements.add(drafts);
        Form form = openForm("/subscriptions");

        // When
        HttpResponse<String> refused =
                form.post("/subscriptions", "name=Flood&q=harvest&email=desk@example.org&lang=en&chat=77");
        HttpResponse<String> digest =
                form.post("/subscriptions", "name=Flood+digest&q=harvest&mode=daily&email=desk@example.org");
        HttpResponse<String> api = postJson(
                "/api/v1/subscriptions",
                "{\"name\":\"Flood api\",\"query\":\"harvest\",\"email\":\"desk@example.org\"}");
        HttpResponse<String> ticked = postJson("/api/v1/subscriptions", """
                {"name":"Flood ticked","query":"harvest","email":"desk@example.org","acceptManyAlerts":true}""");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#flood").text()).contains("about 60 messages a day", "digest", "it is meant");
        assertThat(page.select("#flood input[name=acceptManyAlerts]")).hasSize(1);
        assertThat(page.select("#email").val()).isEqualTo("desk@example.org");
        assertThat(page.select("input[name=lang][value=en]").hasAttr("checked")).isTrue();
        assertThat(digest.statusCode()).isEqualTo(303);
        assertThat(api.statusCode()).isEqualTo(422);
        JsonNode error = json.readTree(api.body()).at("/errors/0");
        assertThat(error.get("field").asText()).isEqualTo("acceptManyAlerts");
        assertThat(error.get("message").asText()).contains("about 60 messages a day");
        assertThat(ticked.statusCode()).isEqualTo(201);

        // When its sending is made immediate
        String id = row("Flood digest").parent().id();
        Form sending = openForm("/subscriptions/" + id + "/sending");
        String snoozed = Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofDays(30))
                .toString();
        HttpResponse<String> atOnce = sending.post(
                "/subscriptions/" + id + "/sending",
                "mode=immediate&zone=Asia%2FAlmaty&at=06%3A15&weekday=friday&quietFrom=23%3A00&quietTo=05%3A00"
                        + "&brokenBy=urgent&severity=important&urgentTopics=water+trade&storyHours=12&muted=yes"
                        + "&snoozedUntil=" + snoozed.replace(":", "%3A") + "&maximumPerDay=");

        // Then the question stands beside what was entered
        assertThat(atOnce.statusCode()).isEqualTo(422);
        assertThat(atOnce.body()).contains("about 60 messages a day");
        Document entered = Jsoup.parse(atOnce.body());
        assertThat(chosen(entered, "mode", "weekday", "brokenBy", "severity"))
                .containsExactly("immediate", "friday", "urgent", "important");
        assertThat(List.of("zone", "at", "quietFrom", "quietTo", "urgentTopics", "storyHours", "snoozedUntil"))
                .extracting(field -> entered.select("[name=" + field + "]").val())
                .containsExactly("Asia/Almaty", "06:15", "23:00", "05:00", "water trade", "12", snoozed);
        assertThat(entered.select("[name=muted]").hasAttr("checked")).isTrue();
        assertThat(entered.select("[name=acceptManyAlerts]").hasAttr("checked")).isFalse();

        // When something else is wrong
        HttpResponse<String> wrong =
                sending.post("/subscriptions/" + id + "/sending", "mode=weekly&zone=Nowhere&quietFrom=9pm&quietTo=7");

        // Then that is kept too
        Document asWritten = Jsoup.parse(wrong.body());
        assertThat(chosen(asWritten, "mode")).containsExactly("weekly");
        assertThat(asWritten.select("[name=zone]").val()).isEqualTo("Nowhere");
        assertThat(asWritten.select("#zone-error").text()).contains("Asia/Almaty");
        assertThat(asWritten.select("#quiet-error").text()).contains("'9pm'", "'7'");
        form.post("/subscriptions/" + id + "/delete", "");
        form.post("/subscriptions/" + row("Flood ticked").parent().id() + "/delete", "");
    }

    @Test
    void aScriptThatAsksForManyPreviewsAtOnceIsToldToWait() {
        // Given
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.getURL() + "/api/v1/subscriptions/preview"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"water OR trade\"}"))
                .build();

        // When
        List<HttpResponse<String>> answers =
                Stream.generate(() -> http.sendAsync(request, BodyHandlers.ofString())).limit(60).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        // Then
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .contains(200, 429)
                .containsOnly(200, 429);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).contains("Retry-After");
        });
    }

    @Test
    void refusesAWebhookInsideAtItsFieldAndSavesOneWhoseNameIsNotThereWithAWarning() throws Exception {
        // Given
        Form form = openForm("/subscriptions");

        // When
        HttpResponse<String> inside =
                form.post("/subscriptions", "name=Inside&q=inside&webhook=http%3A%2F%2F169.254.169.254%2Flatest");
        HttpResponse<String> itself =
                form.post("/subscriptions", "name=Itself&q=itself&webhook=http%3A%2F%2Flocalhost%3A8080%2F");
        HttpResponse<String> api = postJson("/api/v1/subscriptions", """
                {"name":"Spelled","query":"spelled","webhook":{"url":"http://[::ffff:10.0.0.1]/"}}""");
        HttpResponse<String> away =
                form.post("/subscriptions", "name=Away&q=away&webhook=https%3A%2F%2Fhooks.invalid%2Fa");
        HttpResponse<String> apiAway = postJson("/api/v1/subscriptions", """
                {"name":"Away api","query":"away","webhook":{"url":"https://hooks.invalid/b"}}""");

        // Then
        assertThat(inside.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(inside.body()).select("#webhook-error").text())
                .contains("169.254.169.254 is not on the public internet", "allow-private");
        assertThat(Jsoup.parse(inside.body()).select("#webhook").val()).isEqualTo("http://169.254.169.254/latest");
        assertThat(Jsoup.parse(itself.body()).select("#webhook-error").text()).contains("this machine itself");
        assertThat(api.statusCode()).isEqualTo(422);
        JsonNode error = json.readTree(api.body()).at("/errors/0");
        assertThat(error.get("field").asText()).isEqualTo("webhook.url");
        assertThat(error.get("pointer").asText()).isEqualTo("#/webhook/url");
        assertThat(away.statusCode()).isEqualTo(201);
        assertThat(Jsoup.parse(away.body()).select(".problem").text()).contains("Saved, but hooks.invalid");
        assertThat(apiAway.statusCode()).isEqualTo(201);
        assertThat(json.readTree(apiAway.body()).at("/warnings/0").asText()).contains("webhook.url: hooks.invalid");
        for (String name : List.of("Away", "Away api")) {
            form.post("/subscriptions/" + row(name).parent().id() + "/delete", "");
        }
    }

    @Test
    void asksAboutAFloodOnlyWhereMessagesAreSentAndWhenTheyBeginToBe() throws Exception {
        // Given
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 420; n++) {
            drafts.add(Draft.of("quiet" + n, "Meadow " + n, "The meadow.").published("2021-06-21"));
        }
        IndexedStatements.add(drafts);
        Form form = openForm("/subscriptions");

        // When
        HttpResponse<String> readHere = form.post("/subscriptions", "name=Meadows&q=meadow");
        String id = row("Meadows").parent().id();
        HttpResponse<String> mailed = form.post("/subscriptions/" + id, "name=Meadows&q=meadow&email=desk@example.org");
        HttpResponse<String> meant =
                form.post("/subscriptions/" + id, "name=Meadows&q=meadow&email=desk@example.org&acceptManyAlerts=true");

        // Then
        assertThat(readHere.statusCode()).isEqualTo(303);
        assertThat(mailed.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(mailed.body()).select("#flood").text()).contains("about 60 messages a day");
        assertThat(meant.statusCode()).isEqualTo(303);
        form.post("/subscriptions/" + id + "/delete", "");
    }

    private static List<String> chosen(Document page, String... fields) {
        return Stream.of(fields)
                .map(field ->
                        page.select("[name=" + field + "] option[selected]").val())
                .toList();
    }

    private HttpResponse<String> postJson(String path, String body) throws IOException, InterruptedException {
        return send(
                server,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                path);
    }

    @Test
    void addsPausesAndDeletesASubscriptionByForm() throws Exception {
        // Given
        Form form = openForm("/subscriptions?topic=water&q=dam");
        assertThat(form.page.select("#query").val()).isEqualTo("dam");
        assertThat(form.page.select("input[name=topic][value=water]").hasAttr("checked"))
                .isTrue();

        // When added
        HttpResponse<String> added = form.post(
                "/subscriptions",
                "name=Dams&q=dam+OR+%D0%BF%D0%BB%D0%BE%D1%82%D0%B8%D0%BD%D0%B0&topic=water&lang=ru&lang=en");

        // Then
        assertThat(added.statusCode()).isEqualTo(303);
        Element row = row("Dams");
        assertThat(row.text()).contains("Active", "dam OR плотина", "in Russian or English", "Water and rivers");
        assertThat(row.select("a[href^=/?]").attr("href")).contains("topic=water");

        // When paused
        String id = row.parent().id();
        assertThat(form.post("/subscriptions/" + id + "/pause", "").statusCode())
                .isEqualTo(303);
        assertThat(row("Dams").text()).contains("Paused");

        // When deletion is asked for, then confirmed
        assertThat(page("/subscriptions?delete=" + id).select("form[action$=/delete]"))
                .hasSize(1);
        assertThat(row("Dams").text()).as("a GET changes nothing").contains("Paused");
        assertThat(form.post("/subscriptions/" + id + "/delete", "").statusCode())
                .isEqualTo(303);
        assertThat(page("/subscriptions").text()).doesNotContain("Dams");
    }

    @Test
    void keepsWhatWasEnteredBesideItsErrors() throws Exception {
        // When
        HttpResponse<String> answer = openForm("/subscriptions")
                .post("/subscriptions", "name=&q=%22water&topic=water&webhook=" + encoded("ftp://<b>"));

        // Then
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("#name-error").text()).contains("name");
        assertThat(page.select("#query-error").text()).contains("At character 1", "closing quote");
        assertThat(page.select("#webhook-error").text()).contains("https://");
        assertThat(page.select("#query").val()).isEqualTo("\"water");
        assertThat(page.select("#webhook").val()).isEqualTo("ftp://<b>");
        assertThat(page.select("input[name=topic][value=water]").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void showsTheSecretOfAWebhookOnce() throws Exception {
        HttpResponse<String> answer = openForm("/subscriptions")
                .post("/subscriptions", "name=Hooked&q=water&webhook=" + encoded("https://example.org/hook"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Jsoup.parse(answer.body()).select(".once code").text()).startsWith("whsec_");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(get("/subscriptions").body()).doesNotContain("whsec_").contains("Hooked");
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        // Given
        Form form = openForm("/subscriptions");
        HttpRequest.Builder post = HttpRequest.newBuilder().header("Content-Type", "application/x-www-form-urlencoded");

        // When
        int noToken = send(server, post.copy().POST(BodyPublishers.ofString("name=Evil&q=x")), "/subscriptions")
                .statusCode();
        int noCookie = send(
                        server,
                        post.copy().POST(BodyPublishers.ofString("name=Evil&q=x&csrf=" + form.token)),
                        "/subscriptions")
                .statusCode();
        int wrongToken = send(
                        server,
                        post.copy()
                                .header("Cookie", form.cookie)
                                .POST(BodyPublishers.ofString("name=Evil&q=x&csrf=" + "0".repeat(32))),
                        "/subscriptions")
                .statusCode();
        int foreignOrigin = send(
                        server,
                        post.copy()
                                .header("Cookie", form.cookie)
                                .header("Origin", "https://evil.example")
                                .POST(BodyPublishers.ofString("name=Evil&q=x&csrf=" + form.token)),
                        "/subscriptions")
                .statusCode();
        int foreignSite = send(
                        server,
                        post.copy()
                                .header("Cookie", form.cookie)
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString("name=Evil&q=x&csrf=" + form.token)),
                        "/subscriptions/any/delete")
                .statusCode();

        // Then
        assertThat(List.of(noToken, noCookie, wrongToken, foreignOrigin, foreignSite))
                .containsOnly(403);
        assertThat(get("/subscriptions").body()).doesNotContain("Evil");
        assertThat(form.setCookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Path=/");
    }

    @Test
    void showsAlertsWithTheirReasonAndThatAReplayWasNotSent() throws Exception {
        // Given
        Alert alert = Alerts.of(new SubscriptionId("rivers"), "river", false);
        producer.send(WireRecords.of(
                        KafkaTopics.ALERTS,
                        null,
                        "rivers",
                        alert,
                        alert.id().value(),
                        "/test",
                        Alerts.NOON,
                        new Travel(Lane.REPLAY, false, null)))
                .get();

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            Element row = page("/alerts?subscription=rivers").selectFirst("[data-alert=" + alert.id() + "]");
            assertThat(row).isNotNull();
            assertThat(row.text())
                    .contains("О воде: river", "Replay, not sent", "published: July 2018", "because of воде");
            assertThat(row.select("h2 a").attr("href")).isEqualTo("/statements/" + alert.statementId());
        });
        assertThat(page("/alerts?subscription=other").select("[data-alert]")).isEmpty();
    }

    private Element row(String name) throws Exception {
        return page("/subscriptions").select(".row").stream()
                .filter(row -> row.select("h2").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Document page(String path) throws IOException, InterruptedException {
        return Jsoup.parse(get(path).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String accept = path.startsWith("/api/") ? "application/json" : "text/html,*/*;q=0.8";
        return send(server, HttpRequest.newBuilder().header("Accept", accept), path);
    }

    private HttpResponse<String> send(EmbeddedServer to, HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        return http.send(request.uri(URI.create(to.getURL() + path)).build(), BodyHandlers.ofString());
    }

    private Form openForm(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        String setCookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        Document page = Jsoup.parse(answer.body());
        return new Form(page, page.select("input[name=csrf]").val(), setCookie, setCookie.replaceAll(";.*", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A page with a form in it, as a browser has it. */
    private final class Form {
        private final Document page;
        private final String token;
        private final String setCookie;
        private final String cookie;

        Form(Document page, String token, String setCookie, String cookie) {
            this.page = page;
            this.token = token;
            this.setCookie = setCookie;
            this.cookie = cookie;
        }

        HttpResponse<String> post(String path, String fields) throws IOException, InterruptedException {
            return send(
                    server,
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept", "text/html")
                            .header("Origin", server.getURL().toString())
                            .header("Cookie", cookie)
                            .POST(BodyPublishers.ofString(fields + "&csrf=" + token)),
                    path);
        }
    }
}

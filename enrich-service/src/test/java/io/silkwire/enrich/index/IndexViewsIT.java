package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.TrendBurst;
import io.silkwire.contracts.TrendCount;
import io.silkwire.enrich.index.fakes.FaultyElasticsearch;
import io.silkwire.enrich.index.fakes.FaultyElasticsearch.Fault;
import io.silkwire.enrich.pipeline.PipelineReporter;
import io.silkwire.enrich.pipeline.StepTimes;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views besides the statements, and the stories that statements tell of, between a real broker and a real Elasticsearch. */
class IndexViewsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final IndexFixture fixture = IndexFixture.shared();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final IndexSettings settings = IndexFixture.settings("views");
    private final List<IndexWriter> writers = new ArrayList<>();
    private final FaultyElasticsearch proxy = new FaultyElasticsearch(fixture.elasticsearch.url());

    @BeforeEach
    void beginAfterWhatEarlierTestsLeft() {
        fixture.beginHere(settings.groupId());
    }

    @AfterEach
    void close() {
        writers.forEach(IndexWriter::close);
        proxy.close();
    }

    @Test
    void tellsOfEachStatementTheStoryItStandsInLastInWhateverOrderTheyComeAndFail() {
        // Given: 150 statements with three revisions each, and three changes of story of most of them
        List<EnrichedStatement> statements = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, StoryMark> expected = new HashMap<>();
        for (int number = 5_000; number < 5_150; number++) {
            StatementId id = EnrichedSamples.id(number);
            expected.put(id.value(), StoryMark.alone(id.value()));
            for (int revision = 1; revision <= 3; revision++) {
                EnrichedStatement statement = EnrichedSamples.of(number, revision, 7);
                statements.add(statement);
                records.add(IndexFixture.record(statement));
            }
        }
        Collections.shuffle(records, new Random(5));
        Random random = new Random(6);
        for (int change = 0; change < 400; change++) {
            int number = 5_000 + random.nextInt(150);
            StoryMembership membership = membership(number, 5_000 + random.nextInt(150), change);
            records.add(random.nextInt(records.size() + 1), storyRecord(membership));
        }
        expected.putAll(lastStories(records));

        // When
        proxy.set(Fault.THROTTLES_A_THIRD_AFTER_APPLYING);
        start(View.STORIES);
        start(View.STATEMENTS);
        for (int i = 0; i < records.size(); i++) {
            if (i == records.size() / 2) {
                proxy.set(Fault.DROPS_THE_ANSWER);
            }
            fixture.send(records.get(i));
        }
        await().atMost(PATIENCE).until(() -> proxy.bulkRequests() > 20);
        proxy.set(Fault.NONE);

        // Then
        awaitLag(View.STATEMENTS);
        awaitLag(View.STORIES);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
        Map<String, StoryMark> told = new HashMap<>();
        for (JsonNode hit : search(settings.alias(), "{\"size\":1000}")) {
            told.put(hit.path("_id").asText(), StoryMark.of(hit.path("_source")));
        }
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void showsCountsAndBurstsOfTrendsTheLaterInPlaceOfTheEarlier() {
        TrendCount first = new TrendCount("water", "country=KZ", TrendCount.Unit.HOUR, EnrichedSamples.FETCHED, 1, 0);
        TrendCount second = new TrendCount("water", "country=KZ", TrendCount.Unit.HOUR, EnrichedSamples.FETCHED, 3, 2);
        TrendBurst burst = ViewSamples.burst();
        start(View.TRENDS);

        fixture.send(trendRecord(first.key(), first, null));
        fixture.send(trendRecord(second.key(), second, null));
        fixture.send(trendRecord(burst.key(), burst, TrendBurst.EVENT_TYPE));

        awaitLag(View.TRENDS);
        List<JsonNode> found = search("trends", "{\"sort\":[\"type\"]}");
        assertThat(found).hasSize(2);
        assertThat(found.get(0).path("_id").asText()).isEqualTo(burst.key());
        assertThat(found.get(0).path("_source").path("expected").asDouble()).isEqualTo(1.5);
        JsonNode count = found.get(1).path("_source");
        assertThat(count.path("country").asText()).isEqualTo("KZ");
        assertThat(count.path("stories").asInt()).isEqualTo(3);
        assertThat(count.path("statements").asInt()).isEqualTo(5);
        assertThat(IndexFixture.counted(meters, "index-trends", IndexMeters.INDEXED))
                .isEqualTo(3);
    }

    @Test
    void showsAlertsAndWhatBecameOfThem() {
        start(View.ALERTS);
        start(View.DELIVERIES);

        fixture.send(WireRecords.of(
                KafkaTopics.ALERTS,
                2,
                "s",
                ViewSamples.alert(),
                "a",
                "/silkwire/alert",
                EnrichedSamples.FETCHED,
                Travel.LIVE));
        fixture.send(WireRecords.of(
                KafkaTopics.DELIVERIES,
                2,
                "a",
                ViewSamples.delivery(),
                "a",
                "/silkwire/alert",
                EnrichedSamples.FETCHED,
                Travel.LIVE));

        awaitLag(View.ALERTS);
        awaitLag(View.DELIVERIES);
        assertThat(search("alerts", "{\"query\":{\"term\":{\"terms\":\"water\"}}}"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.path("_id").asText())
                        .isEqualTo(ViewSamples.alert().id().value()))
                .satisfies(hit -> assertThat(
                                hit.path("_source").path("topics").path(0).asText())
                        .isEqualTo("water"));
        assertThat(
                        search(
                                "deliveries",
                                "{\"query\":{\"nested\":{\"path\":\"channels\",\"query\":{\"term\":{\"channels.last_status\":503}}}}}"))
                .singleElement()
                .satisfies(hit ->
                        assertThat(hit.path("_source").path("state").asText()).isEqualTo("pending"))
                .satisfies(hit ->
                        assertThat(hit.path("_source").path("attempts").asInt()).isEqualTo(2));
    }

    @Test
    void tellsWhereEachRevisionStandsInTheLogAndPassesOverWhatIsNone() {
        // Given
        EnrichedStatement first = EnrichedSamples.of(6_001, 1, 7);
        EnrichedStatement second = EnrichedSamples.of(6_001, 2, 7);
        start(View.REVISIONS);

        // When: the second is published again, with its attachments
        fixture.send(statementRecord(first.statement()));
        fixture.send(statementRecord(second.statement()));
        fixture.send(new ProducerRecord<>(
                KafkaTopics.STATEMENTS.name(),
                "x".getBytes(StandardCharsets.UTF_8),
                "{".getBytes(StandardCharsets.UTF_8)));
        fixture.send(statementRecord(second.statement()));

        // Then
        awaitLag(View.REVISIONS);
        List<JsonNode> found = search(
                "revisions",
                "{\"query\":{\"term\":{\"statement\":\"" + first.statement().id() + "\"}},\"sort\":[\"revision\"]}");
        assertThat(found)
                .extracting(hit -> hit.path("_source").path("revision").asInt())
                .containsExactly(1, 2);
        assertThat(found.get(1).path("_source").path("offset").asLong())
                .isGreaterThanOrEqualTo(
                        found.get(0).path("_source").path("offset").asLong() + 2);
        assertThat(IndexFixture.counted(meters, "index-revisions", IndexMeters.UNWANTED))
                .isEqualTo(1);
    }

    private static ProducerRecord<byte[], byte[]> statementRecord(Statement statement) {
        return WireRecords.of(
                KafkaTopics.STATEMENTS,
                null,
                statement.id().value(),
                statement,
                statement.id() + "/" + statement.revision(),
                "/silkwire/ingest",
                EnrichedSamples.FETCHED,
                Travel.LIVE);
    }

    @Test
    void showsWhatEachStepDidInAMinuteAndHowFarGroupsAreBehind() {
        Instant minute = Instant.parse("2026-11-20T08:15:00Z");
        meters.counter("items", "step", "tag", "disposition", "tagged").increment(7);
        fixture.beginHere("silkwire-of-a-test");
        try (PipelineReporter reporter =
                new PipelineReporter(fixture.kafka, meters, Clock.fixed(minute.plusSeconds(60), ZoneOffset.UTC))) {
            reporter.report(minute.plusSeconds(10));
            meters.counter("items", "step", "tag", "disposition", "tagged").increment(1);
            meters.counter("items", "step", "tag", "disposition", "too-large").increment(1);
            reporter.report(minute.plusSeconds(20));
            meters.counter("items", "step", "tag", "disposition", "tagged").increment(2);
            StepTimes.took(meters, "tag", Duration.ofMillis(40));
            reporter.report(minute.plusSeconds(60));
        }
        start(View.PIPELINE);

        awaitLag(View.PIPELINE);
        assertThat(search("pipeline", "{\"query\":{\"term\":{\"disposition\":\"tagged\"}},\"sort\":[\"from\"]}"))
                .extracting(hit -> hit.path("_source").path("items").asLong())
                .containsExactly(8L, 2L);
        assertThat(search("pipeline", "{\"query\":{\"term\":{\"refused\":true}}}"))
                .extracting(hit -> hit.path("_source").path("disposition").asText())
                .containsExactly("too-large");
        assertThat(search("pipeline", "{\"query\":{\"term\":{\"quantile\":\"max\"}}}"))
                .extracting(hit -> hit.path("_source").path("millis").asLong())
                .containsExactly(40L);
        assertThat(search("pipeline", "{\"query\":{\"term\":{\"group\":\"silkwire-of-a-test\"}}}"))
                .extracting(hit -> hit.path("_source").path("kafka_topic").asText())
                .containsOnly(KafkaTopics.ENRICHED.name());
    }

    private void start(View view) {
        writers.add(fixture.start(settings, view, proxy.url(), meters));
    }

    private void awaitLag(View view) {
        String group = settings.of(view).groupId();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(fixture.lag(group, view.topic()))
                        .as(view.label())
                        .isZero());
    }

    private List<JsonNode> search(String index, String query) {
        fixture.call("POST", "/" + index + "/_refresh", null);
        List<JsonNode> hits = new ArrayList<>();
        fixture.call("POST", "/" + index + "/_search", query)
                .path("hits")
                .path("hits")
                .forEach(hits::add);
        return hits;
    }

    private static StoryMembership membership(int number, int oldest, int change) {
        return new StoryMembership(
                EnrichedSamples.id(number),
                1,
                new SourceId("press-example"),
                StoryId.ofOldest(EnrichedSamples.id(oldest)),
                EnrichedSamples.id(oldest),
                EnrichedSamples.FETCHED,
                null,
                StoryMembership.Reason.JOINED,
                change % 3 == 0 ? List.of(StoryId.ofOldest(EnrichedSamples.id(oldest + 1))) : List.of());
    }

    private static ProducerRecord<byte[], byte[]> storyRecord(StoryMembership membership) {
        return WireRecords.of(
                KafkaTopics.STORIES,
                null,
                membership.statementId().value(),
                membership,
                "s",
                "/silkwire/enrich/story",
                EnrichedSamples.FETCHED,
                new Travel(Lane.REPLAY, false, null));
    }

    /** The last story of each statement, in the order in which they are sent. */
    private static Map<String, StoryMark> lastStories(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, StoryMark> last = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> each : records) {
            if (each.topic().equals(KafkaTopics.STORIES.name())) {
                StoryMembership membership = JsonCodec.read(each.value(), StoryMembership.class);
                last.put(membership.statementId().value(), StoryMark.of(membership));
            }
        }
        return last;
    }

    private static ProducerRecord<byte[], byte[]> trendRecord(String key, Object contract, @Nullable String type) {
        ProducerRecord<byte[], byte[]> made = WireRecords.of(
                KafkaTopics.TRENDS,
                null,
                key,
                contract,
                key,
                "/silkwire/enrich/trend",
                EnrichedSamples.FETCHED,
                Travel.LIVE);
        if (type != null) {
            made.headers().remove(RecordHeaders.CE_TYPE);
            made.headers().add(RecordHeaders.CE_TYPE, type.getBytes(StandardCharsets.UTF_8));
        }
        return made;
    }
}

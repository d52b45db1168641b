package io.silkwire.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.enrich.nearduplicate.Fingerprint;
import io.silkwire.enrich.nearduplicate.StoryGraph;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoryTopologyTest {
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");
    private static final String TEXT =
            "The delegations met in Port Amber and agreed on the upkeep of the northern canal before the spring flood.";
    private static final String OTHER =
            "Farmers asked parliament for seed and for a relief of taxes, since orchards dried up in two summers running.";

    @TempDir
    private Path state;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> enriched;
    private TestOutputTopic<byte[], byte[]> stories;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        start(new StorySettings(Duration.ofDays(30), Duration.ofDays(60), 1_000));
    }

    private void start(StorySettings settings) {
        Properties configuration = new Properties();
        configuration.putAll(KafkaConnection.to("localhost:9092").streams(StoryTopology.APPLICATION_ID, state));
        driver = new TopologyTestDriver(
                new StoryTopology(settings, new StoryCounters(meters)).build(new StreamsBuilder()), configuration);
        enriched = driver.createInputTopic(
                KafkaTopics.ENRICHED.name(), new ByteArraySerializer(), new ByteArraySerializer());
        stories = driver.createOutputTopic(
                KafkaTopics.STORIES.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(
                KafkaTopics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void theFirstStatementOpensAStoryUnderItsKeyAndTravelsOnAsItCame() {
        ProducerRecord<byte[], byte[]> sent =
                sent(EnrichedTexts.of("a", 3, "2026-11-20", TEXT), new Travel(Lane.REPLAY, true, "run-1"));
        enriched.pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), TIME));
        TestRecord<byte[], byte[]> out = stories.readRecord();
        assertThat(out.key()).isEqualTo(bytes(EnrichedTexts.id("a").value()));
        assertThat(JsonCodec.read(out.value(), StoryMembership.class))
                .isEqualTo(new StoryMembership(
                        EnrichedTexts.id("a"),
                        3,
                        new SourceId("source-a"),
                        story("a"),
                        EnrichedTexts.id("a"),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        null,
                        StoryMembership.Reason.OPENED,
                        List.of()));
        assertThat(Travel.of(out.headers())).isEqualTo(new Travel(Lane.REPLAY, true, "run-1"));
        assertThat(WireRecords.text(out.headers(), RecordHeaders.CE_TYPE)).isEqualTo(KafkaTopics.STORIES.eventType());
    }

    @Test
    void anOlderCopyNamesTheStoryAnewAndThatIsAnnounced() {
        send(EnrichedTexts.of("b", 1, "2026-11-20", TEXT));
        send(EnrichedTexts.of("c", 1, "2026-11-21", TEXT));
        told();
        send(EnrichedTexts.of("a", 1, "2026-11-19", TEXT));
        List<StoryMembership> told = told();
        assertThat(told).extracting(StoryMembership::storyId).containsOnly(story("a"));
        assertThat(told)
                .filteredOn(each -> each.reason() == StoryMembership.Reason.MERGED)
                .extracting(StoryMembership::previous)
                .containsExactly(story("b"), story("b"));
    }

    @Test
    void aStatementWithoutADateKeepsItsAgeWhenItIsFetchedAgain() {
        send(EnrichedTexts.of("a", 1, null, TEXT));
        assertThat(told())
                .singleElement()
                .extracting(StoryMembership::publishedAt)
                .isEqualTo(EnrichedTexts.FETCHED);
        send(EnrichedTexts.of("a", 2, null, OTHER));
        assertThat(told()).isEmpty();
    }

    @Test
    void aLaterWordingLeavesTheStoryAndAnEarlierOneThatComesLateDoesNotBringItBack() {
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT));
        send(EnrichedTexts.of("b", 1, "2026-11-21", TEXT));
        told();
        send(EnrichedTexts.of("b", 2, "2026-11-21", OTHER));
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.storyId()).isEqualTo(story("b"));
            assertThat(each.previous()).isEqualTo(story("a"));
            assertThat(each.reason()).isEqualTo(StoryMembership.Reason.OPENED);
        });
        send(EnrichedTexts.of("b", 1, "2026-11-21", TEXT));
        assertThat(told()).isEmpty();
        assertThat(counted("outdated")).isEqualTo(1);
    }

    @Test
    void aWithdrawnStatementKeepsItsPlace() {
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT));
        send(EnrichedTexts.of("a", 2, null, "Page not found", Change.Kind.WITHDRAWN, List.of()));
        send(EnrichedTexts.of("b", 1, "2026-11-21", TEXT));
        assertThat(told()).extracting(StoryMembership::storyId).containsExactly(story("a"), story("a"));
    }

    @Test
    void theSameRecordAgainTellsNothing() {
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT));
        told();
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT));
        assertThat(told()).isEmpty();
        assertThat(counted("unchanged")).isEqualTo(1);
    }

    @Test
    void languageVersionsAreLinkedInBothDirectionsAndNotMerged() {
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT, null, List.of("a", "b")));
        assertThat(told())
                .singleElement()
                .satisfies(each -> assertThat(each.translations()).isEmpty());
        send(EnrichedTexts.of("b", 1, "2026-11-20", OTHER));
        List<StoryMembership> told = told();
        assertThat(told).extracting(StoryMembership::storyId).containsExactly(story("b"), story("a"));
        assertThat(told)
                .extracting(StoryMembership::translations)
                .containsExactly(List.of(story("a")), List.of(story("b")));
        assertThat(told.get(1).reason()).isEqualTo(StoryMembership.Reason.LINKED);
    }

    @Test
    void aTranslationIsToldAnewWhenItsStoryIsNamedAnew() {
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT, null, List.of("b")));
        send(EnrichedTexts.of("b", 1, "2026-11-20", OTHER));
        told();
        send(EnrichedTexts.of("c", 1, "2026-11-19", OTHER));
        assertThat(told())
                .filteredOn(each -> each.statementId().equals(EnrichedTexts.id("a")))
                .singleElement()
                .extracting(StoryMembership::translations)
                .isEqualTo(List.of(story("c")));
    }

    @Test
    void whatArrivedLongAgoIsForgottenWhenTimeGoesOn() {
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT), TIME);
        send(EnrichedTexts.of("x", 1, "2026-11-20", OTHER), TIME.plus(Duration.ofDays(61)));
        send(EnrichedTexts.of("b", 1, "2026-11-21", TEXT), TIME.plus(Duration.ofDays(61)));
        assertThat(told()).last().extracting(StoryMembership::storyId).isEqualTo(story("b"));
    }

    @Test
    void beyondTheLimitTheFirstThatArrivedIsForgotten() {
        driver.close();
        start(new StorySettings(Duration.ofDays(30), Duration.ofDays(60), 2));
        for (String name : List.of("a", "b", "c")) {
            send(
                    EnrichedTexts.of(name, 1, "2026-11-20", name + " " + name.repeat(2) + " " + name.repeat(3)),
                    TIME.plusMillis(name.charAt(0)));
        }
        assertThat(stored()).hasSize(2).doesNotContainKey(EnrichedTexts.id("a").value());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterARestartStoriesGoOnAsTheOfflineGraphHasThem(long seed) {
        List<EnrichedStatement> statements = statements(new Random(seed));
        Map<String, StoryId> told = new HashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            if (i % 37 == 36) {
                Map<String, byte[]> stored = stored();
                driver.close();
                start();
                // The driver keeps no state over a restart, so it is given what a changelog would.
                stored.forEach((id, bytes) -> driver.<String, byte[]>getKeyValueStore(StoryTopology.STORE)
                        .put(id, bytes));
                fail();
            }
            send(statements.get(i));
            told().forEach(each -> told.put(each.statementId().value(), each.storyId()));
        }
        assertThat(told).isEqualTo(offline(statements));
    }

    /** A record that cannot be placed makes the step read its store anew, as a start does. */
    private void fail() {
        driver.createInputTopic(
                        StoryTopology.APPLICATION_ID + "-meeting-place-repartition",
                        new ByteArraySerializer(),
                        new ByteArraySerializer())
                .pipeInput(new TestRecord<>(bytes("k"), bytes("{}"), TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "", "null", "[]", "{\"statement\":{}}", "{\"language\":1,\"language\":2}"})
    void bytesThatAreNoEnrichedStatementBecomeADeadLetterWithTheirOrigin(String value) {
        enriched.pipeInput(new TestRecord<>(bytes("k"), bytes(value), TIME));
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.value()).isEqualTo(bytes(value));
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_REASON))
                .isEqualTo(Reason.UNREADABLE_RECORD.label());
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_STEP))
                .isEqualTo("story.read");
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                .isEqualTo(KafkaTopics.ENRICHED.name());
        send(EnrichedTexts.of("a", 1, "2026-11-20", TEXT));
        assertThat(told()).as("the next one").hasSize(1);
        assertThat(counted(Reason.UNREADABLE_RECORD.label())).isEqualTo(1);
    }

    @Test
    void recordsWithoutKeyOrValueOrWithAnotherKeyAreRefused() {
        byte[] value = JsonCodec.write(EnrichedTexts.of("a", 1, null, TEXT));
        enriched.pipeInput(new TestRecord<>(null, value, TIME));
        enriched.pipeInput(new TestRecord<>(bytes("k"), null, TIME));
        enriched.pipeInput(new TestRecord<>(bytes("another"), value, TIME));
        assertThat(deadLetters.getQueueSize()).isEqualTo(3);
        assertThat(stories.isEmpty()).isTrue();
    }

    @Test
    void placementsOfFormat1AreReadForEver() throws IOException {
        try (InputStream file = resource("/story/placement-1.hex")) {
            byte[] written =
                    HexFormat.of().parseHex(new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip());
            Placement expected = Placement.of(EnrichedTexts.of("a", 2, "2026-11-20", TEXT, null, List.of("b")), TIME)
                    .in(
                            Placement.of(EnrichedTexts.of("c", 1, "2026-11-19", TEXT), TIME)
                                    .seniority(),
                            List.of(story("b")));
            Placement read = PlacementBytes.read(written);
            assertThat(PlacementBytes.write(read)).isEqualTo(written);
            assertThat(read.isPlacedAs(expected))
                    .as("words are hashed as they were")
                    .isTrue();
            assertThat(PlacementBytes.write(expected)).isEqualTo(written);
        }
    }

    @Test
    void bytesOfALaterFormatAreRefusedWithARemedy() {
        assertThatThrownBy(() -> PlacementBytes.read(new byte[] {2, 0, 0})).hasMessageContaining("found format 2");
        assertThatThrownBy(() -> PlacementBytes.read(new byte[] {1, 0, 9}))
                .hasMessageContaining("expected a placement");
        assertThatThrownBy(() -> PlacementBytes.read(new byte[0])).hasMessageContaining("expected a placement");
    }

    @Test
    void theTopologyIsTheOneThatWasReviewed() throws IOException {
        try (InputStream golden = resource("/story/topology.txt")) {
            assertThat(new StoryTopology(new StorySettings(Duration.ZERO, Duration.ZERO, 1), new StoryCounters(meters))
                            .build(new StreamsBuilder())
                            .describe()
                            .toString()
                            .strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(StoryTopologyTest.class.getResourceAsStream(name), name);
    }

    /** Twenty texts of six sentences in six versions each, shuffled; some are revised later. */
    private static List<EnrichedStatement> statements(Random random) {
        List<EnrichedStatement> statements = new ArrayList<>();
        for (int text = 0; text < 20; text++) {
            for (int copy = 0; copy < 6; copy++) {
                statements.add(EnrichedTexts.of(
                        "s" + text + "-" + copy, 1, "2026-11-" + (10 + random.nextInt(10)), body(text, random)));
            }
        }
        Collections.shuffle(statements, random);
        for (int i = 0; i < 20; i++) {
            String name = "s" + random.nextInt(20) + "-" + random.nextInt(6);
            statements.add(EnrichedTexts.of(name, 2 + i, "2026-11-15", body(random.nextInt(20), random)));
        }
        return statements;
    }

    private static String body(int text, Random random) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            Random words = new Random(text * 6L + i);
            boolean kept = random.nextDouble() < 0.85;
            for (int k = 0; k < 9; k++) {
                String word = Integer.toString(words.nextInt(36 * 36 * 36), 36).replaceAll("[0-9]", "q");
                body.append(kept ? word + " " : "");
            }
        }
        return body.append("end.").toString();
    }

    private static Map<String, StoryId> offline(List<EnrichedStatement> statements) {
        StoryGraph graph = new StoryGraph(Duration.ofDays(30));
        Map<String, StoryId> stories = new HashMap<>();
        for (EnrichedStatement each : statements) {
            Placement placement = Placement.of(each, TIME);
            graph.place(
                    placement.seniority(), Fingerprint.of("", each.statement().body()));
        }
        statements.forEach(each -> stories.put(
                each.statement().id().value(),
                StoryId.ofOldest(
                        new StatementId(graph.oldestOf(each.statement().id().value())
                                .orElseThrow()
                                .id()))));
        return stories;
    }

    private Map<String, byte[]> stored() {
        Map<String, byte[]> stored = new HashMap<>();
        try (var all =
                driver.<String, byte[]>getKeyValueStore(StoryTopology.STORE).all()) {
            all.forEachRemaining(entry -> stored.put(entry.key, entry.value));
        }
        return stored;
    }

    private void send(EnrichedStatement statement) {
        send(statement, TIME);
    }

    private void send(EnrichedStatement statement, Instant at) {
        ProducerRecord<byte[], byte[]> sent = sent(statement, Travel.LIVE);
        enriched.pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), at));
    }

    private static ProducerRecord<byte[], byte[]> sent(EnrichedStatement statement, Travel travel) {
        return WireRecords.of(
                KafkaTopics.ENRICHED,
                null,
                statement.statement().id().value(),
                statement,
                "e-1",
                "/test",
                TIME,
                travel);
    }

    private List<StoryMembership> told() {
        return stories.readValuesToList().stream()
                .map(value -> JsonCodec.read(value, StoryMembership.class))
                .toList();
    }

    private double counted(String disposition) {
        return meters.counter("items", "step", "story", "disposition", disposition)
                .count();
    }

    private static StoryId story(String oldest) {
        return StoryId.ofOldest(EnrichedTexts.id(oldest));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.silkwire.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.enrich.state.KeptState;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories go on where a version before left them. On a real broker: {@code StoryTrackingIT}. */
final class StoryUpgradeTest {
    /** The stories that {@link #statements} make, as the version of 2026-11-27 stored them. */
    static final String FORMAT_1 = "/state/stories-1.gz";

    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");
    private static final String TEXT =
            "The delegations met in Port Amber and agreed on the upkeep of the northern canal before the spring flood.";
    private static final String OTHER =
            "Farmers asked parliament for seed and for a relief of taxes, since orchards dried up in two summers running.";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestOutputTopic<byte[], byte[]> stories;

    @BeforeEach
    void start(@TempDir Path state) {
        Properties configuration = new Properties();
        configuration.putAll(KafkaConnection.to("localhost:9092").streams(StoryTopology.APPLICATION_ID, state));
        driver = new TopologyTestDriver(
                new StoryTopology(
                                new StorySettings(Duration.ofDays(30), Duration.ofDays(60), 1_000),
                                new StoryCounters(meters))
                        .build(new StreamsBuilder()),
                configuration);
        stories = driver.createOutputTopic(
                KafkaTopics.STORIES.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /** Two copies, the second in its second revision, and a third statement that names a fourth as its translation. */
    static List<EnrichedStatement> statements() {
        return List.of(
                EnrichedTexts.of("a", 1, "2026-11-20", TEXT),
                EnrichedTexts.of("b", 2, "2026-11-21", TEXT),
                EnrichedTexts.of("c", 1, "2026-11-20", OTHER, null, List.of("d")));
    }

    @Test
    void whatThisVersionStoresIsWhatIsKeptOfIt() throws IOException {
        statements().forEach(this::send);
        List<KeptState.Entry> entries = new ArrayList<>();
        try (var all = store().all()) {
            all.forEachRemaining(entry -> entries.add(KeptState.Entry.of(
                    StoryTopology.STORE, entry.key.getBytes(StandardCharsets.UTF_8), 0, entry.value)));
        }
        new KeptState(entries).assertIs(FORMAT_1);
    }

    @Test
    void nothingIsToldAgainRevisionsAreCountedOnAndStoriesContinue() throws IOException {
        takeOver();
        statements().forEach(this::send);
        assertThat(told()).as("all of before, again").isEmpty();

        send(EnrichedTexts.of("b", 1, "2026-11-21", OTHER));
        assertThat(told()).as("a revision before the one that is known").isEmpty();
        assertThat(meters.counter("items", "step", "story", "disposition", "outdated")
                        .count())
                .isEqualTo(1);
        send(EnrichedTexts.of("b", 3, "2026-11-21", TEXT));
        assertThat(told()).as("a later revision with the same words").isEmpty();
        send(EnrichedTexts.of("b", 2, "2026-11-21", OTHER));
        assertThat(told()).as("the one before it").isEmpty();

        send(EnrichedTexts.of("e", 1, "2026-11-22", TEXT));
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.storyId()).isEqualTo(story("a"));
            assertThat(each.reason()).isEqualTo(StoryMembership.Reason.JOINED);
        });
        send(EnrichedTexts.of("d", 1, "2026-11-20", "Немного слов о другом, на другом языке."));
        assertThat(told())
                .filteredOn(each -> each.statementId().equals(EnrichedTexts.id("c")))
                .singleElement()
                .satisfies(each -> assertThat(each.translations()).containsExactly(story("d")));
        send(EnrichedTexts.of("0", 1, "2026-11-19", TEXT));
        assertThat(told())
                .filteredOn(each -> each.reason() == StoryMembership.Reason.MERGED)
                .allSatisfy(each -> assertThat(each.previous()).isEqualTo(story("a")))
                .extracting(StoryMembership::statementId)
                .containsExactlyInAnyOrder(EnrichedTexts.id("a"), EnrichedTexts.id("b"), EnrichedTexts.id("e"));
    }

    /** Gives the store what it had, and makes the step read it as a start does. */
    private void takeOver() throws IOException {
        KeptState.read(FORMAT_1).entries().forEach(entry -> store().put(entry.key(), entry.valueBytes()));
        driver.createInputTopic(
                        StoryTopology.APPLICATION_ID + "-meeting-place-repartition",
                        new ByteArraySerializer(),
                        new ByteArraySerializer())
                .pipeInput(new TestRecord<>(new byte[0], new byte[] {'{'}, TIME));
    }

    private KeyValueStore<String, byte[]> store() {
        return driver.getKeyValueStore(StoryTopology.STORE);
    }

    private void send(EnrichedStatement statement) {
        ProducerRecord<byte[], byte[]> sent = WireRecords.of(
                KafkaTopics.ENRICHED,
                null,
                statement.statement().id().value(),
                statement,
                "e-1",
                "/test",
                TIME,
                Travel.LIVE);
        driver.createInputTopic(KafkaTopics.ENRICHED.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), TIME));
    }

    private List<StoryMembership> told() {
        return stories.readValuesToList().stream()
                .map(value -> JsonCodec.read(value, StoryMembership.class))
                .toList();
    }

    private static StoryId story(String oldest) {
        return StoryId.ofOldest(EnrichedTexts.id(oldest));
    }
}

package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.health.HealthStatus;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.enrich.index.fakes.FaultyElasticsearch;
import io.silkwire.enrich.index.fakes.FaultyElasticsearch.Fault;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The writer between a real broker and a real Elasticsearch, with whatever can go wrong between them. */
class IndexWriterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(12);

    private final IndexFixture fixture = IndexFixture.shared();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<IndexWriter> writers = new ArrayList<>();
    private FaultyElasticsearch proxy;
    private IndexSettings settings;

    @BeforeEach
    void beginAfterWhatEarlierTestsLeft(TestInfo test) {
        proxy = new FaultyElasticsearch(fixture.elasticsearch.url());
        settings = IndexFixture.settings(
                "it-" + Integer.toHexString(test.getDisplayName().hashCode()));
        fixture.beginHere(settings.groupId());
    }

    @AfterEach
    void close() {
        writers.forEach(IndexWriter::close);
        proxy.close();
    }

    @Test
    void losesDoublesAndRegressesNothingWhateverElasticsearchDoes() {
        // Given: 2000 versions of 200 statements, out of order
        List<EnrichedStatement> statements = shuffledVersions(200, 10, 42);
        IndexWriter writer = startWriter();
        proxy.limitBulkTo(40_000);

        // When
        int next = 0;
        for (Fault fault : Fault.values()) {
            proxy.set(fault);
            int until = Math.min(statements.size(), next + statements.size() / Fault.values().length);
            int before = proxy.bulkRequests();
            fixture.send(statements.subList(next, until));
            next = until;
            await().atMost(PATIENCE).until(() -> proxy.bulkRequests() >= before + 3);
        }
        proxy.down();
        fixture.send(statements.subList(next, statements.size()));
        awaitState(writer, WriterState.Retrying.class);
        proxy.set(Fault.NONE);
        proxy.up();

        // Then
        awaitLag(0);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
        assertThat(count(IndexMeters.INDEXED) + count(IndexMeters.NEWER_PRESENT))
                .as("each record has one disposition")
                .isEqualTo(statements.size());
        assertThat(count(IndexMeters.NEWER_PRESENT)).isPositive();
        assertThat(writer.state()).isInstanceOf(WriterState.Writing.class);
        assertThat(writer.assignments()).isEqualTo(1);
    }

    @Test
    void keepsTheNewerRevisionWhenAnOlderOneComesLate() {
        startWriter();
        fixture.send(List.of(EnrichedSamples.of(1, 2, 5)));
        awaitLag(0);

        fixture.send(List.of(EnrichedSamples.of(1, 1, 9), EnrichedSamples.of(1, 2, 4), EnrichedSamples.of(1, 2, 5)));

        awaitLag(0);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(List.of(EnrichedSamples.of(1, 2, 5))));
        assertThat(count(IndexMeters.NEWER_PRESENT)).as("the older ones").isEqualTo(2);
        assertThat(count(IndexMeters.INDEXED))
                .as("the same version is welcome twice")
                .isEqualTo(2);
    }

    @Test
    void putsWhatCannotBeWrittenAmongTheDeadLettersWithItsBytesAndGoesOn() {
        // Given
        Map<TopicPartition, Long> before = fixture.ends(KafkaTopics.DEAD_LETTERS);
        byte[] notUtf8 = {(byte) 0xc3, 0x28, 0x00};
        byte[] deep = ("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        byte[] otherVersion = JsonCodec.write(EnrichedSamples.of(90, 1, 1));
        ProducerRecord<byte[], byte[]> wrongType = raw("wrong-type", otherVersion);
        wrongType.headers().add(RecordHeaders.CE_TYPE, bytes("io.silkwire.enriched-statement.v7"));
        ProducerRecord<byte[], byte[]> bomb = raw("header-bomb", notUtf8);
        for (int i = 0; i < 1000; i++) {
            bomb.headers().add("h" + i, new byte[500]);
        }
        EnrichedStatement farFuture = EnrichedSamples.of(91, 1, 1, "text", null, "+100000-01-01T00:00:00Z");
        EnrichedStatement longUrl =
                EnrichedSamples.of(92, 1, 1, "b".repeat(40_000), "https://press.example/" + "u".repeat(40_000), "2026");
        EnrichedStatement halfPair = EnrichedSamples.of(93, 1, 1, "half a pair \ud83d and half a pair \udd25");
        startWriter();

        // When
        fixture.send(List.of(EnrichedSamples.of(1, 1, 1)));
        fixture.send(raw("not-utf8", notUtf8));
        fixture.send(raw("deep", deep));
        fixture.send(raw("no-value", null));
        fixture.send(wrongType);
        fixture.send(bomb);
        fixture.send(raw("another-key", JsonCodec.write(EnrichedSamples.of(2, 1, 1))));
        fixture.send(List.of(farFuture, longUrl, halfPair, EnrichedSamples.of(3, 1, 1)));

        // Then
        awaitLag(0);
        assertThat(fixture.indexed(settings))
                .isEqualTo(IndexFixture.latestOf(List.of(
                        EnrichedSamples.of(1, 1, 1),
                        EnrichedSamples.of(2, 1, 1),
                        EnrichedSamples.of(3, 1, 1),
                        longUrl,
                        halfPair)));
        List<ConsumerRecord<byte[], byte[]>> letters = fixture.read(KafkaTopics.DEAD_LETTERS, before);
        assertThat(letters).hasSize(6);
        assertLetter(letters, "not-utf8", notUtf8, Reason.UNREADABLE_RECORD, "UTF-8");
        assertLetter(letters, "deep", deep, Reason.UNREADABLE_RECORD, "nesting");
        assertLetter(letters, "no-value", null, Reason.UNREADABLE_RECORD, "without a value");
        assertLetter(letters, "wrong-type", otherVersion, Reason.UNKNOWN_TYPE, "v7");
        assertLetter(letters, "header-bomb", notUtf8, Reason.UNREADABLE_RECORD, "UTF-8");
        assertLetter(
                letters,
                EnrichedSamples.id(91).value(),
                JsonCodec.write(farFuture),
                Reason.REFUSED_BY_INDEX,
                "document_parsing_exception: [1:");
        assertLetter(
                letters,
                EnrichedSamples.id(91).value(),
                JsonCodec.write(farFuture),
                Reason.REFUSED_BY_INDEX,
                "failed to parse field [published_at] of type [date]");
        assertThat(count(Reason.UNREADABLE_RECORD.label())).isEqualTo(4);
        assertThat(count(Reason.REFUSED_BY_INDEX.label())).isEqualTo(1);
        assertThat(count(IndexMeters.INDEXED)).isEqualTo(5);
    }

    @Test
    void givesUpOnlyTheDocumentThatIsTooLargeAlone() {
        Map<TopicPartition, Long> before = fixture.ends(KafkaTopics.DEAD_LETTERS);
        proxy.limitBulkTo(20_000);
        EnrichedStatement huge = EnrichedSamples.of(50, 1, 1, "w".repeat(30_000));
        List<EnrichedStatement> statements = new ArrayList<>(shuffledVersions(100, 1, 1));
        statements.add(50, huge);

        fixture.send(statements);
        startWriter();

        awaitLag(0);
        statements.remove(huge);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
        List<ConsumerRecord<byte[], byte[]>> letters = fixture.read(KafkaTopics.DEAD_LETTERS, before);
        assertThat(letters).hasSize(1);
        assertLetter(letters, EnrichedSamples.id(50).value(), JsonCodec.write(huge), Reason.TOO_LARGE, "413");
    }

    @Test
    void sitsOutALongOutageInItsGroupWithBoundedMemory() {
        // Given
        IndexWriter writer = startWriter();
        fixture.send(List.of(EnrichedSamples.of(1, 1, 1)));
        awaitLag(0);
        List<String> members = fixture.memberIds(settings.groupId());
        assertThat(members).hasSize(1);

        // When: more than is ever held, for longer than a member may stay silent
        proxy.down();
        List<EnrichedStatement> statements = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            statements.add(EnrichedSamples.of(i, 1, 1, "w ".repeat(6_000) + i));
        }
        fixture.send(statements);
        awaitState(writer, WriterState.Retrying.class);
        await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).untilAsserted(() -> {
            assertThat(writer.state()).isInstanceOf(WriterState.Retrying.class);
            assertThat(fixture.lag(settings.groupId())).isEqualTo(500);
            assertThat(meters.get("index_held_bytes").gauge().value())
                    .as("of about 12 MB that wait on the Kafka topic")
                    .isBetween(1.0, 6_000_000.0);
        });
        int before = proxy.bulkRequests();
        proxy.up();

        // Then
        await().atMost(Duration.ofSeconds(4)).until(() -> proxy.bulkRequests() > before);
        awaitLag(0);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
        assertThat(writer.assignments()).as("no rebalance").isEqualTo(1);
        assertThat(fixture.memberIds(settings.groupId())).isEqualTo(members);
    }

    @Test
    void haltsWhereItMayNotWriteAndGoesOnOnceItMay() {
        IndexWriter writer = startWriter();
        fixture.send(List.of(EnrichedSamples.of(1, 1, 1)));
        awaitLag(0);

        haltsAndGoesOn(
                writer,
                () -> proxy.set(Fault.FORBIDDEN),
                () -> proxy.set(Fault.NONE),
                "403",
                "security_exception",
                "grant the user");
        haltsAndGoesOn(
                writer,
                () -> proxy.set(Fault.UNAUTHORIZED),
                () -> proxy.set(Fault.NONE),
                "401",
                "unable to authenticate",
                "elasticsearch.password");
    }

    @Test
    void haltsWhileTheIndexIsBlockedOrClosedAndGoesOnAfterwards() {
        IndexWriter writer = startWriter();
        fixture.send(List.of(EnrichedSamples.of(1, 1, 1)));
        awaitLag(0);

        haltsAndGoesOn(
                writer,
                () -> fixture.call("PUT", "/" + settings.name() + "/_settings", "{\"index.blocks.write\":true}"),
                () -> fixture.call("PUT", "/" + settings.name() + "/_settings", "{\"index.blocks.write\":null}"),
                "403",
                "cluster_block_exception",
                "remove the block");
        haltsAndGoesOn(
                writer,
                () -> fixture.call("POST", "/" + settings.name() + "/_close", null),
                () -> fixture.call("POST", "/" + settings.name() + "/_open", null),
                "index_closed_exception",
                "open the index");
    }

    @Test
    void triesAgainWhileTheIndexIsRed() {
        // Given: an index whose only shard may be on no node
        String place = "/" + settings.name() + "/_settings";
        fixture.create(settings, "{\"index.routing.allocation.require._name\":\"nobody\"}");

        // When
        IndexWriter writer = startWriter();
        List<EnrichedStatement> statements = shuffledVersions(20, 2, 3);
        fixture.send(statements);
        awaitState(writer, WriterState.Retrying.class);
        assertThat(fixture.call("GET", "/_cluster/health/" + settings.name(), null)
                        .path("status")
                        .asText())
                .isEqualTo("red");

        // Then
        assertThat(IndexHealth.of(writer.state()).getStatus()).isEqualTo(HealthStatus.UP);
        fixture.call("PUT", place, "{\"index.routing.allocation.require._name\":null}");
        awaitLag(0);
        awaitState(writer, WriterState.Writing.class);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
    }

    /** Nothing moves and the service is unready until the cause is gone; then all is there. */
    private void haltsAndGoesOn(IndexWriter writer, Runnable spoil, Runnable repair, String... told) {
        Map<TopicPartition, OffsetAndMetadata> committed = fixture.committed(settings.groupId());
        spoil.run();
        List<EnrichedStatement> statements = shuffledVersions(20, 2, 3);
        fixture.send(statements);
        awaitState(writer, WriterState.Halted.class);
        int requests = proxy.bulkRequests();
        await().atMost(PATIENCE).until(() -> proxy.bulkRequests() >= requests + 2);

        assertThat(writer.state())
                .isInstanceOfSatisfying(
                        WriterState.Halted.class,
                        halted -> assertThat(halted.because()).contains(told));
        assertThat(IndexHealth.of(writer.state()).getStatus()).isEqualTo(HealthStatus.DOWN);
        assertThat(fixture.committed(settings.groupId())).as("no offset moves").isEqualTo(committed);

        repair.run();
        awaitLag(0);
        awaitState(writer, WriterState.Writing.class);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
    }

    @Test
    void haltsWhereTheIndexWasDeletedAndFillsANewOneFromTheBeginning() {
        // Given
        List<EnrichedStatement> statements = shuffledVersions(40, 3, 7);
        IndexWriter writer = startWriter();
        fixture.send(statements);
        awaitLag(0);

        // When
        fixture.call("DELETE", "/" + settings.name(), null);
        fixture.send(List.of(EnrichedSamples.of(100, 1, 1)));

        // Then
        awaitState(writer, WriterState.Halted.class);
        assertThat(((WriterState.Halted) writer.state()).because())
                .contains("404", "index_not_found_exception", "restart this service");
        assertThat(fixture.lag(settings.groupId())).isPositive();

        // When
        writer.close();
        startWriter();

        // Then: and it has all of the Kafka topic, what earlier tests left there included
        awaitLag(0);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(fixture.enriched()));
    }

    @Test
    void doesNothingWrongWhenItIsRestartedInTheMiddleAndReadsAllAgain() {
        // Given
        List<EnrichedStatement> statements = shuffledVersions(200, 5, 11);
        Map<TopicPartition, OffsetAndMetadata> beginning = fixture.committed(settings.groupId());
        proxy.set(Fault.THROTTLES_A_THIRD_AFTER_APPLYING);
        IndexWriter first = startWriter();
        fixture.send(statements);
        await().atMost(PATIENCE).until(() -> count(IndexMeters.INDEXED) > 100);

        // When: closed in the middle, twice
        first.close();
        IndexWriter second = startWriter();
        await().atMost(PATIENCE).until(() -> count(IndexMeters.INDEXED) > 200);
        second.close();
        proxy.set(Fault.NONE);
        IndexWriter third = startWriter();

        // Then
        awaitLag(0);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));

        // When: as after a crash that lost every commit
        third.close();
        fixture.commit(settings.groupId(), beginning);
        startWriter();

        // Then
        awaitLag(0);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
    }

    @Test
    void sharesItsPartitionsWithASecondWriterThatComesAndGoes() {
        // Given
        List<EnrichedStatement> statements = shuffledVersions(300, 5, 13);
        proxy.set(Fault.THROTTLES_A_THIRD);
        startWriter();
        fixture.send(statements.subList(0, 500));

        // When
        IndexWriter second = startWriter();
        fixture.send(statements.subList(500, 1000));
        await().atMost(PATIENCE)
                .until(() -> fixture.memberIds(settings.groupId()).size() == 2 && second.assignments() > 0);
        fixture.send(statements.subList(1000, 1500));
        second.close();
        proxy.set(Fault.NONE);

        // Then
        awaitLag(0);
        assertThat(fixture.indexed(settings)).isEqualTo(IndexFixture.latestOf(statements));
    }

    @Test
    void waitsForAnElasticsearchThatComesLater() {
        proxy.down();
        IndexWriter writer = startWriter();
        fixture.send(List.of(EnrichedSamples.of(1, 1, 1)));
        await().pollDelay(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writer.state())
                        .isInstanceOfSatisfying(
                                WriterState.Waiting.class,
                                waiting -> assertThat(waiting.because()).contains("refused")));

        proxy.up();

        awaitLag(0);
        awaitState(writer, WriterState.Writing.class);
        JsonNode index = fixture.call("GET", "/" + settings.name(), null).path(settings.name());
        assertThat(index.path("aliases").has(settings.alias())).isTrue();
        assertThat(index.path("settings").path("index").path("refresh_interval").asText())
                .isEqualTo("500ms");
    }

    @Test
    void refusesAnIndexWhoseMappingIsNotItsOwn() {
        fixture.call("PUT", "/" + settings.name(), "{\"mappings\":{\"properties\":{\"id\":{\"type\":\"text\"}}}}");
        IndexWriter writer = startWriter();

        awaitState(writer, WriterState.Halted.class);
        assertThat(((WriterState.Halted) writer.state()).because())
                .contains(settings.name(), "field id has type=text, expected keyword", "delete it");

        fixture.call("DELETE", "/" + settings.name(), null);
        fixture.send(List.of(EnrichedSamples.of(1, 1, 1)));
        awaitLag(0);
        assertThat(fixture.indexed(settings)).hasSize(1);
    }

    private IndexWriter startWriter() {
        IndexWriter writer = fixture.start(settings, View.STATEMENTS, proxy.url(), meters);
        writers.add(writer);
        return writer;
    }

    private double count(String disposition) {
        return IndexFixture.counted(meters, disposition);
    }

    private static ConditionFactory within() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    private void awaitLag(long lag) {
        within().untilAsserted(() -> assertThat(fixture.lag(settings.groupId())).isEqualTo(lag));
    }

    private static void awaitState(IndexWriter writer, Class<? extends WriterState> state) {
        within().untilAsserted(() -> assertThat(writer.state()).isInstanceOf(state));
    }

    /** So many versions of each of so many statements, in an order of their own for each seed. */
    private static List<EnrichedStatement> shuffledVersions(int statements, int versions, long seed) {
        List<EnrichedStatement> all = new ArrayList<>();
        for (int number = 0; number < statements; number++) {
            for (int version = 0; version < versions; version++) {
                all.add(EnrichedSamples.of(number, 1 + version / 2, 100 + version % 2));
            }
        }
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static ProducerRecord<byte[], byte[]> raw(String key, byte @Nullable [] value) {
        return new ProducerRecord<>(KafkaTopics.ENRICHED.name(), bytes(key), value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertLetter(
            List<ConsumerRecord<byte[], byte[]>> letters,
            String key,
            byte @Nullable [] value,
            Reason reason,
            String told) {
        assertThat(letters)
                .filteredOn(letter -> Arrays.equals(letter.key(), bytes(key)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo(value);
                    assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_REASON))
                            .isEqualTo(reason.label());
                    assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_STEP))
                            .isEqualTo("index.write");
                    assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                            .isEqualTo(KafkaTopics.ENRICHED.name());
                    assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_MESSAGE))
                            .containsIgnoringCase(told);
                });
    }
}

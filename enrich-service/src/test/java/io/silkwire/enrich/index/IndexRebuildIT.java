package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.enrich.index.IndexComparison.Difference;
import io.silkwire.enrich.index.IndexComparison.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new index beside the one in use, between a real broker and a real Elasticsearch, while statements keep coming. */
class IndexRebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST = 7_000;
    private static final int STATEMENTS = 60;

    private final IndexFixture fixture = IndexFixture.shared();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<IndexWriter> writers = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void close() {
        over.set(true);
        writers.forEach(IndexWriter::close);
    }

    @Test
    void replacesTheIndexDuringLiveTrafficWithoutAFailedSearchOrAnOlderVersion() throws Exception {
        // Given
        IndexSettings settings = IndexFixture.settings("rebuilt");
        start(settings);
        for (int number = FIRST; number < FIRST + STATEMENTS; number++) {
            fixture.send(List.of(EnrichedSamples.of(number, 1, 1)));
        }
        awaitLag(settings);
        fixture.call("POST", "/" + settings.name() + "/_refresh", null);
        AtomicInteger revision = new AtomicInteger(1);
        AtomicReference<@Nullable String> wrong = new AtomicReference<>();
        AtomicInteger searches = new AtomicInteger();
        Thread traffic = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                int next = revision.incrementAndGet();
                for (int number = FIRST; number < FIRST + STATEMENTS; number++) {
                    fixture.send(List.of(EnrichedSamples.of(number, next, 1)));
                }
            }
        });
        Thread searcher = Thread.ofVirtual().start(() -> search(settings, wrong, searches));

        // When
        IndexRebuild.Outcome first = rebuild(settings);
        IndexRebuild.Outcome second = rebuild(settings);
        int before = searches.get();
        await().atMost(PATIENCE).until(() -> searches.get() > before + 20 || wrong.get() != null);
        over.set(true);
        traffic.join();
        searcher.join();

        // Then
        assertThat(wrong.get()).isNull();
        assertThat(first)
                .isInstanceOfSatisfying(
                        IndexRebuild.Outcome.Swapped.class,
                        done -> assertThat(done.newIndex()).isEqualTo("rebuilt-v1-2"));
        assertThat(second)
                .isInstanceOfSatisfying(
                        IndexRebuild.Outcome.Swapped.class,
                        done -> assertThat(done.newIndex()).isEqualTo("rebuilt-v1-3"));
        awaitLag(settings);
        fixture.call("POST", "/" + settings.alias() + "/_refresh", null);
        assertThat(versions(settings).values())
                .containsOnly(EnrichedSamples.of(1, revision.get(), 1).version());
        assertThat(comparison(settings).run().differences()).isEmpty();
        IndexDrop drop = new IndexDrop(connection(), settings);
        assertThatThrownBy(() -> drop.drop("rebuilt-v1-3")).hasMessageContaining("in use");
        drop.drop("rebuilt-v1");
        assertThat(drop.indices().keySet()).containsExactly("rebuilt-v1-2", "rebuilt-v1-3");
    }

    @Test
    void namesWhatIsMissingStaleOrExtraAndSwapsNoIndexThatLacksSomething() throws Exception {
        // Given
        IndexSettings settings = IndexFixture.settings("checked");
        start(settings);
        List<EnrichedStatement> statements = List.of(
                EnrichedSamples.of(8_000, 2, 1), EnrichedSamples.of(8_001, 2, 1), EnrichedSamples.of(8_002, 1, 1));
        fixture.send(statements);
        awaitLag(settings);
        assertThat(comparison(settings).run().differences()).isEmpty();

        // When
        String place = "/" + settings.name() + "/_doc/";
        JsonNode document =
                fixture.call("GET", place + EnrichedSamples.id(8_001), null).path("_source");
        fixture.call("DELETE", place + EnrichedSamples.id(8_000), null);
        writers.forEach(IndexWriter::close);
        fixture.send(List.of(EnrichedSamples.of(8_001, 3, 1)));
        fixture.call(
                "PUT",
                place + EnrichedSamples.id(8_999) + "?version=7&version_type=external_gte",
                document.toString()
                        .replace(
                                EnrichedSamples.id(8_001).value(),
                                EnrichedSamples.id(8_999).value()));

        // Then
        assertThat(comparison(settings).run().differences())
                .extracting(Difference::kind, Difference::statementId)
                .containsExactlyInAnyOrder(
                        tuple(Kind.MISSING, EnrichedSamples.id(8_000).value()),
                        tuple(Kind.STALE, EnrichedSamples.id(8_001).value()),
                        tuple(Kind.EXTRA, EnrichedSamples.id(8_999).value()));

        // When: Kafka does not have what only the index has
        IndexRebuild.Outcome refused = rebuild(settings);

        // Then
        assertThat(refused)
                .isInstanceOfSatisfying(
                        IndexRebuild.Outcome.Differs.class,
                        differs -> assertThat(differs.ids())
                                .containsExactly(EnrichedSamples.id(8_999).value()));
        assertThat(fixture.call("GET", "/_alias/" + settings.alias(), null).has(settings.name()))
                .isTrue();

        // When: it is taken up again once that is repaired
        fixture.call("DELETE", place + EnrichedSamples.id(8_999), null);
        IndexRebuild.Outcome done = rebuild(settings);

        // Then
        assertThat(done)
                .isInstanceOfSatisfying(
                        IndexRebuild.Outcome.Swapped.class,
                        swapped -> assertThat(swapped.newIndex()).isEqualTo("checked-v1-2"));
        assertThat(comparison(settings).run().differences()).isEmpty();
    }

    /** Every search must answer, with no statement in an older version than a search before it found. */
    private void search(IndexSettings settings, AtomicReference<@Nullable String> wrong, AtomicInteger searches) {
        Map<String, Long> seen = new HashMap<>();
        while (!over.get() && wrong.get() == null) {
            try {
                Map<String, Long> found = versions(settings);
                if (found.size() != STATEMENTS) {
                    wrong.set("found " + found.size() + " statements");
                }
                found.forEach((id, version) -> {
                    if (version < seen.getOrDefault(id, 0L)) {
                        wrong.set(id + " was " + seen.get(id) + " and is " + version);
                    }
                });
                seen.putAll(found);
                searches.incrementAndGet();
            } catch (AssertionError e) {
                wrong.set(String.valueOf(e.getMessage()));
            }
        }
    }

    private Map<String, Long> versions(IndexSettings settings) {
        List<String> ids = new ArrayList<>();
        for (int number = FIRST; number < FIRST + STATEMENTS; number++) {
            ids.add("\"" + EnrichedSamples.id(number) + "\"");
        }
        Map<String, Long> found = new HashMap<>();
        fixture.call(
                        "POST",
                        "/" + settings.alias() + "/_search",
                        "{\"size\":1000,\"version\":true,\"_source\":false,\"query\":{\"ids\":{\"values\":["
                                + String.join(",", ids) + "]}}}")
                .path("hits")
                .path("hits")
                .forEach(hit ->
                        found.put(hit.path("_id").asText(), hit.path("_version").asLong()));
        return found;
    }

    private IndexRebuild.Outcome rebuild(IndexSettings settings) throws IOException, InterruptedException {
        return new IndexRebuild(fixture.kafka, connection(), settings, Clock.systemUTC()).run(new Silent());
    }

    private IndexComparison comparison(IndexSettings settings) {
        return new IndexComparison(fixture.kafka, connection(), settings, Duration.ofSeconds(5));
    }

    private ElasticsearchConnection connection() {
        return new ElasticsearchConnection(fixture.elasticsearch.url().toString(), null, null, null);
    }

    private void start(IndexSettings settings) {
        String url = fixture.elasticsearch.url().toString();
        writers.add(fixture.start(settings, View.STORIES, url, meters));
        writers.add(fixture.start(settings, View.STATEMENTS, url, meters));
    }

    private void awaitLag(IndexSettings settings) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            assertThat(fixture.lag(settings.groupId())).isZero();
            assertThat(fixture.lag(settings.of(View.STORIES).groupId(), KafkaTopics.STORIES))
                    .isZero();
        });
    }

    /** Says nothing. */
    private static final class Silent implements IndexRebuild.Listener {
        @Override
        public void started(String oldIndex, String newIndex, boolean resumed) {}

        @Override
        public void progress(long done, long all, Duration elapsed) {}

        @Override
        public void compared(VersionDigest oldIndex, VersionDigest newIndex) {}
    }
}

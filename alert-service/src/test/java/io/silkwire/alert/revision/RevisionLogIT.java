package io.silkwire.alert.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.alert.search.IndexedStatements;
import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.alert.search.RevisionPlaces;
import io.silkwire.alert.search.Revisions;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Revisions from a real broker and a real Elasticsearch. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisionLogIT {
    private static final StatementId ID = Draft.idOf("dam");
    private static final int OTHERS = 5_000;

    private final AtomicInteger recordsRead = new AtomicInteger();
    private TestBroker broker;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path dir) {
        broker = TestBroker.start(dir);
        producer = new KafkaProducer<>(broker.connection().producer("test"));
    }

    @BeforeEach
    void empty() {
        IndexedStatements.indexNoRevisions();
        recordsRead.set(0);
    }

    @AfterAll
    void stop() {
        producer.close();
        broker.close();
    }

    @Test
    void readsARecordForEachRevisionHoweverLongTheLogIs() throws Exception {
        // Given
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            if (i % (OTHERS / 5) == 0) {
                publish(revision(ID, 1 + sent.size() / (OTHERS / 5), "The dam, wording " + i));
            }
            sent.add(send(revision(ID, 900, "Of the same partition, and of no concern.")));
        }
        producer.flush();

        // When
        RevisionOutcome outcome = log(Revisions.at(IndexedStatements.url())).of(ID);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(RevisionOutcome.Found.class, found -> {
            assertThat(found.complete()).isTrue();
            assertThat(found.revisions()).extracting(Statement::revision).containsExactly(1, 2, 3, 4, 5);
            assertThat(found.revisions().getLast().body()).isEqualTo("The dam, wording " + 4 * OTHERS / 5);
        });
        assertThat(recordsRead).hasValue(5);
    }

    @Test
    void saysSoWhereThePlaceHasAnotherRecordOrNone() throws Exception {
        RecordMetadata there = publish(revision(ID, 1, "The dam holds."));
        IndexedStatements.indexRevision(ID, 2, there.partition(), there.offset());
        IndexedStatements.indexRevision(ID, 3, there.partition(), Long.MAX_VALUE / 2);

        assertThat(log(Revisions.at(IndexedStatements.url())).of(ID))
                .isInstanceOfSatisfying(RevisionOutcome.Found.class, found -> {
                    assertThat(found.complete()).isFalse();
                    assertThat(found.revisions()).extracting(Statement::body).containsExactly("The dam holds.");
                });
    }

    @Test
    void knowsNoStatementThatWasNeverPublished() {
        assertThat(log(Revisions.at(IndexedStatements.url())).of(Draft.idOf("never")))
                .isEqualTo(new RevisionOutcome.Found(List.of(), true));
        assertThat(recordsRead).hasValue(0);
    }

    @Test
    void tellsThatElasticsearchIsAway() {
        assertThat(log(Revisions.at(URI.create("http://127.0.0.1:9"))).of(ID))
                .isInstanceOf(RevisionOutcome.Unavailable.class);
    }

    private RevisionLog log(RevisionPlaces places) {
        return new RevisionLog(places, this::counting, Duration.ofSeconds(15));
    }

    /** A real consumer whose records are counted as they are read. */
    @SuppressWarnings("unchecked")
    private Consumer<byte[], byte[]> counting() {
        Consumer<byte[], byte[]> real =
                new KafkaConsumer<>(RevisionLog.oneByOne(broker.connection().consumer(null)));
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Consumer.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (answer instanceof ConsumerRecords<?, ?> read) {
                            recordsRead.addAndGet(read.count());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private RecordMetadata publish(Statement statement) throws Exception {
        RecordMetadata at = send(statement).get();
        IndexedStatements.indexRevision(statement.id(), statement.revision(), at.partition(), at.offset());
        return at;
    }

    private Future<RecordMetadata> send(Statement statement) {
        return producer.send(WireRecords.of(
                KafkaTopics.STATEMENTS,
                null,
                statement.id().value(),
                statement,
                statement.id() + "/" + statement.revision(),
                "/test",
                Alerts.NOON,
                Travel.LIVE));
    }

    private static Statement revision(StatementId id, int revision, String body) {
        return new Statement(
                id,
                revision,
                new SourceId("seeds"),
                null,
                "dam",
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
                Change.first());
    }
}

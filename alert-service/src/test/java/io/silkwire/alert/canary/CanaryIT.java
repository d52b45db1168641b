package io.silkwire.alert.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.alert.live.LiveAlerts;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.text.Stems;
import io.silkwire.wire.TopicTable;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary on a real broker, with a stand-in for the enricher that gives each statement its stems. */
class CanaryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void itArrivesAtTheWebhookAndInTheFeedAndIsShownNowhereElse(@TempDir Path dir) {
        try (TestBroker broker = TestBroker.start(dir);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(broker.connection().producer("test"));
                TopicTable<Statement> enricher = enricher(broker, producer);
                EmbeddedServer server = server(broker, dir)) {
            enricher.start();
            Canary canary = server.getApplicationContext().getBean(Canary.class);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(canary.state().byWebhookAt()).isNotNull();
                assertThat(canary.state().inFeedAt()).isNotNull();
                assertThat(canary.state().took()).isNotNull();
            });

            assertThat(canary.isSilent()).isFalse();
            assertThat(canary.words()).startsWith("Canary arrived ");
            assertThat(server.getApplicationContext()
                            .getBean(Subscriptions.class)
                            .all())
                    .isEmpty();
            assertThat(server.getApplicationContext().getBean(LiveAlerts.class).recent(10))
                    .isEmpty();
        }
    }

    @Test
    void whatDoesNotArriveForThreeRoundsIsMissed() {
        Instant start = Instant.parse("2026-11-27T12:00:00Z");
        Duration every = Duration.ofMinutes(5);
        CanaryState sent = new CanaryState(null, start, null, null, null);

        assertThat(sent.isSilent(start, start.plus(Duration.ofMinutes(19)), every))
                .isFalse();
        assertThat(sent.isSilent(start, start.plus(Duration.ofMinutes(20)), every))
                .isTrue();
        CanaryState arrived = new CanaryState(
                null, start, start.plus(Duration.ofMinutes(20)), start.plus(Duration.ofMinutes(20)), null);
        assertThat(arrived.isSilent(start, start.plus(Duration.ofMinutes(30)), every))
                .isFalse();
        assertThat(arrived.isSilent(start, start.plus(Duration.ofMinutes(36)), every))
                .isTrue();
        assertThat(CanaryState.NONE.isSilent(start, start.plus(Duration.ofDays(1)), every))
                .isFalse();
    }

    private static TopicTable<Statement> enricher(TestBroker broker, KafkaProducer<byte[], byte[]> producer) {
        return new TopicTable<>(
                broker.connection(), KafkaTopics.STATEMENTS, Statement.class, (key, statement, partition, offset) -> {
                    if (statement != null) {
                        var unused = producer.send(WireRecords.of(
                                KafkaTopics.ENRICHED,
                                null,
                                key,
                                new EnrichedStatement(
                                        statement,
                                        "en",
                                        List.of(),
                                        new EnrichedStatement.Stems(Stems.of(statement.title()), ""),
                                        0),
                                key,
                                "/test",
                                Instant.EPOCH,
                                Travel.LIVE));
                    }
                });
    }

    private static EmbeddedServer server(TestBroker broker, Path dir) {
        return ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        broker.connection().bootstrapServers(),
                        "elasticsearch.url",
                        "http://127.0.0.1:9",
                        "silkwire.alert.match.state-dir",
                        dir.resolve("state").toString(),
                        "silkwire.alert.canary.every",
                        "2s",
                        "silkwire.alert.delivery.close-patience",
                        "1s"))
                .run(EmbeddedServer.class);
    }
}

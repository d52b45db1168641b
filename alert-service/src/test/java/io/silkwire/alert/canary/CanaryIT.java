package io.silkwire.alert.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.alert.history.AlertHistory;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.text.Stems;
import io.silkwire.wire.TopicTable;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary on a real broker, with a stand-in for the enricher that gives each statement its stems. */
class CanaryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void itArrivesByWhicheverInstanceAndIsShownNowhereElse(@TempDir Path dir) throws Exception {
        try (TestBroker broker = TestBroker.start(dir);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(broker.connection().producer("test"));
                TopicTable<Statement> enricher = enricher(broker, producer);
                EmbeddedServer one = server(broker, dir.resolve("one"));
                EmbeddedServer other = server(broker, dir.resolve("other"))) {
            enricher.start();
            for (EmbeddedServer server : List.of(one, other)) {
                Canary canary = canary(server);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(canary.state().byWebhook()).isNotNull();
                    assertThat(canary.state().inFeed()).isNotNull();
                });
            }
            int version = canarysVersion(one);
            Instant before = Objects.requireNonNull(canary(one).state().byWebhook())
                    .sent()
                    .at();
            // Both go on, and neither writes the subscription that both use again.
            for (EmbeddedServer server : List.of(one, other)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Objects.requireNonNull(
                                                canary(server).state().byWebhook())
                                        .sent()
                                        .at())
                                .isAfter(before.plusSeconds(4)));
                assertThat(canary(server).isSilent()).isFalse();
                assertThat(canary(server).words()).startsWith("Canary arrived ");
                assertThat(server.getApplicationContext()
                                .getBean(Subscriptions.class)
                                .all())
                        .isEmpty();
                AlertHistory history = server.getApplicationContext().getBean(AlertHistory.class);
                assertThat(history.alerts(id -> true, null, 10).items()).isEmpty();
                assertThat(history.deliveries(id -> true, delivery -> true, null, 10)
                                .items())
                        .isEmpty();
            }
            assertThat(canarysVersion(other)).isEqualTo(version);
            nobodyFakesASignOfLife(one);
        }
    }

    /** What is posted without the signature of the canary's subscription proves nothing. */
    private static void nobodyFakesASignOfLife(EmbeddedServer server) throws Exception {
        Canary canary = canary(server);
        AlertId unheard = new AlertId("0f".repeat(16));
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.getURI().resolve(Canary.PATH))
                                .header("webhook-id", unheard.value())
                                .header(
                                        "webhook-timestamp",
                                        Long.toString(
                                                Clock.systemUTC().instant().getEpochSecond()))
                                .header("webhook-signature", "v1," + "A".repeat(43) + "=")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"silkwirecanary\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(Objects.requireNonNull(canary.state().byWebhook()).sent().id())
                .isNotEqualTo(unheard);
    }

    @Test
    void whatDoesNotArriveForThreeRoundsIsMissedAndWhatArrivesLateIsToo() {
        Instant start = Instant.parse("2026-11-27T12:00:00Z");
        Duration every = Duration.ofMinutes(5);
        CanaryState state = CanaryState.NONE;
        for (int round = 0; round < 10; round++) {
            state = state.sent(id(round), start.plus(every.multipliedBy(round)));
        }
        Instant now = start.plus(every.multipliedBy(9)).plusSeconds(30);

        assertThat(state.isSilent(now.minus(Duration.ofMinutes(19)), now, every))
                .as("it was started a moment ago")
                .isFalse();
        assertThat(state.isSilent(start, now, every)).isTrue();
        assertThat(state.byWebhook(id(2), now).inFeed(id(2), now).isSilent(start, now, every))
                .as("one of half an hour ago arrives now")
                .isTrue();
        assertThat(state.byWebhook(new AlertId("0f".repeat(16)), now)
                        .inFeed(id(9), now)
                        .isSilent(start, now, every))
                .as("another one arrives")
                .isTrue();
        CanaryState alive = state.byWebhook(id(9), now).inFeed(id(8), now);
        assertThat(alive.isSilent(start, now, every)).isFalse();
        assertThat(Objects.requireNonNull(alive.byWebhook()).took()).isEqualTo(Duration.ofSeconds(30));
        assertThat(alive.byWebhook(id(8), now.plusSeconds(60)).byWebhook()).isEqualTo(alive.byWebhook());
        assertThat(alive.isSilent(start, now.plus(Duration.ofMinutes(16)), every))
                .isTrue();
        assertThat(CanaryState.NONE.isSilent(start, start.plus(Duration.ofDays(1)), every))
                .isFalse();
    }

    private static AlertId id(int round) {
        return AlertId.of(Subscriptions.CANARY, StatementId.ofCorpusName(SourceId.CANARY, "canary"), round);
    }

    private static Canary canary(EmbeddedServer server) {
        return server.getApplicationContext().getBean(Canary.class);
    }

    private static int canarysVersion(EmbeddedServer server) {
        return server.getApplicationContext()
                .getBean(Subscriptions.class)
                .find(Subscriptions.CANARY)
                .orElseThrow()
                .version();
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

package io.silkwire.alert.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.alert.live.LiveAlerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the lists hold after a restart, on a real broker: all records of these tests are in one partition. */
@Timeout(120)
class HistoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SubscriptionId QUIET = new SubscriptionId("quiet");
    private static final SubscriptionId BUSY = new SubscriptionId("busy");
    private static final int MUCH = 6_000;

    @Test
    void afterARestartTheFewOfAQuietOneAreThereBehindThousandsOfAnother(@TempDir Path dir) throws Exception {
        try (TestBroker broker = TestBroker.start(dir)) {
            KafkaConnection kafka = broker.connection();
            write(kafka);
            AlertHistory history = new AlertHistory(200);

            try (LiveAlerts live = new LiveAlerts(kafka, history, Clock.systemUTC())) {
                live.start(PATIENCE);

                // Ready with what the end holds, and says so.
                HistoryPage<KeptAlert> atFirst = history.alerts(BUSY::equals, null, 1_000);
                assertThat(atFirst.items()).isNotEmpty();
                assertThat(atFirst.completeSince()).isNotNull();

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        history.alerts(QUIET::equals, null, 10).completeSince())
                                .isNull());
                HistoryPage<KeptAlert> few = history.alerts(QUIET::equals, null, 10);
                assertThat(few.items()).hasSize(5).allMatch(kept -> kept.state() == Delivery.State.DELIVERED);
                HistoryPage<KeptAlert> latest = history.alerts(BUSY::equals, null, 1_000);
                assertThat(latest.items()).hasSize(195).allMatch(kept -> kept.state() == Delivery.State.DELIVERED);
                assertThat(latest.items().getFirst().alert().url()).endsWith("/much-" + (MUCH - 1));
                assertThat(latest.items().getLast().alert().url()).endsWith("/much-" + (MUCH - 195));
                assertThat(latest.completeSince()).isEqualTo(sentAt(MUCH - 196));
            }
        }
    }

    private static void write(KafkaConnection kafka) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer("test"))) {
            for (int i = 0; i < 5; i++) {
                tell(producer, Alerts.at(QUIET, "rare-" + i, true, at(i)), sentAt(i));
            }
            for (int i = 0; i < MUCH; i++) {
                tell(producer, Alerts.at(BUSY, "much-" + i, true, at(i)), sentAt(i));
            }
        }
    }

    /** As the service does: the alert, its delivery when it is begun, and when it ended. */
    private static void tell(KafkaProducer<byte[], byte[]> producer, Alert alert, Instant sent) {
        var unusedAlert = producer.send(WireRecords.of(
                KafkaTopics.ALERTS,
                0,
                alert.subscriptionId().value(),
                alert,
                alert.id().value(),
                "/test",
                alert.matchedAt(),
                Travel.LIVE));
        for (Delivery.State state : List.of(Delivery.State.PENDING, Delivery.State.DELIVERED)) {
            var unusedDelivery = producer.send(WireRecords.of(
                    KafkaTopics.DELIVERIES,
                    0,
                    alert.id().value(),
                    new Delivery(
                            alert.id(),
                            alert.subscriptionId(),
                            alert.statementId(),
                            List.of(new Delivery.ChannelDelivery("live", state, List.of(), null)),
                            state.isOpen() ? alert : null,
                            sent),
                    alert.id() + "/" + state.label(),
                    "/test",
                    sent,
                    Travel.LIVE));
        }
    }

    private static Instant at(int second) {
        return Alerts.NOON.plusSeconds(second);
    }

    private static Instant sentAt(int second) {
        return at(second).plusMillis(300);
    }
}

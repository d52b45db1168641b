package io.silkwire.alert.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Hooks;

/** Catching up from Kafka, on a real broker. */
@Timeout(120)
class MissedAlertsIT {
    private static final int MANY = 3_000;
    private static final int LEAVING = 20;

    @Test
    void whoLeavesWhileCatchingUpLeavesNoConsumerBehind(@TempDir Path dir) throws Exception {
        Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();
        Hooks.onErrorDropped(dropped::add);
        try (TestBroker broker = TestBroker.start(dir)) {
            KafkaConnection kafka = broker.connection();
            write(kafka);
            int before = consumers();

            for (int i = 0; i < LEAVING; i++) {
                leaveAfter(1 + i * 10, kafka);
            }

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(consumers()).isEqualTo(before));
            // That it was interrupted is no fault of one who leaves.
            assertThat(dropped).allMatch(InterruptException.class::isInstance);
        } finally {
            Hooks.resetOnErrorDropped();
        }
    }

    /** On another thread than the one that reads, as where a connection is cut. */
    private static void leaveAfter(int events, KafkaConnection kafka) throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(events);
        Disposable reading = MissedAlerts.between(
                        kafka,
                        StreamPosition.of(Map.of(0, 0L)),
                        StreamPosition.of(Map.of(0, (long) MANY)),
                        alert -> true)
                .subscribe(event -> heard.countDown());
        assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        reading.dispose();
    }

    private static void write(KafkaConnection kafka) {
        SubscriptionId id = new SubscriptionId("busy");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer("test"))) {
            for (int i = 0; i < MANY; i++) {
                var unused = producer.send(WireRecords.of(
                        KafkaTopics.ALERTS,
                        0,
                        id.value(),
                        Alerts.of(id, "many-" + i, true),
                        "many-" + i,
                        "/test",
                        Alerts.NOON,
                        Travel.LIVE));
            }
        }
    }

    /** As Kafka's client counts those of this process. */
    private static int consumers() throws MalformedObjectNameException {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("kafka.consumer:type=app-info,*"), null)
                .size();
    }
}

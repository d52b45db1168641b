package io.silkwire.alert.delivery;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Asks for deliveries to be made again, on any instance. Thread-safe; connects on the first request. */
@Singleton
public final class DeliveryRequests implements AutoCloseable {
    private static final String CE_SOURCE = "/silkwire/alert/request";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** With the configured connection. */
    @Inject
    public DeliveryRequests(AlertKafka kafka) {
        this(kafka.connection());
    }

    /** With this connection. */
    public DeliveryRequests(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends a message again, or now where it waits for its next try.
     *
     * @param delivery as it stands, with what it carries; without that only what failed a short while ago can be sent again
     */
    public void resend(Delivery delivery) {
        send(delivery.subscriptionId(), new DeliveryRequest.Resend(delivery.alertId()), delivery);
    }

    /** Sends everything again that failed since this moment. */
    public void recover(SubscriptionId subscriptionId, Instant since) {
        send(subscriptionId, new DeliveryRequest.Recover(since), null);
    }

    @Override
    @PreDestroy
    public void close() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ofSeconds(5));
        }
    }

    private void send(SubscriptionId subscriptionId, DeliveryRequest request, @Nullable Delivery delivery) {
        ProducerRecord<byte[], byte[]> asking = new ProducerRecord<>(
                KafkaTopics.ALERTS.name(), subscriptionId.value().getBytes(StandardCharsets.UTF_8), null);
        Instant now = clock.instant();
        WireRecords.headers(
                asking.headers(),
                KafkaTopics.ALERTS,
                request.text() + "/" + now,
                CE_SOURCE,
                now,
                new Travel(Lane.LIVE, true, null));
        asking.headers().add(DeliveryRequest.HEADER, request.text().getBytes(StandardCharsets.UTF_8));
        if (delivery != null) {
            asking.headers().add(DeliveryRequest.DELIVERY, JsonCodec.write(delivery));
        }
        try {
            producer().send(asking).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the request for " + subscriptionId + " could not be written to Kafka", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a request for " + subscriptionId + " was written", e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        lock.lock();
        try {
            KafkaProducer<byte[], byte[]> open = producer;
            if (open == null) {
                open = new KafkaProducer<>(kafka.producer("silkwire-delivery-requests"));
                producer = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }
}

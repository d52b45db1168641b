package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.Attempt;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.StatementId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns the state of a delivery into a document of {@code deliveries}, under the alert's id; it names channels, no addresses. */
final class DeliveryDocument implements DocumentReader.Shape {
    /** Of records from before digests; they read as the newer ones do. */
    private static final String VERSION_1 = "io.silkwire.delivery.v1";

    private final Clock clock;

    DeliveryDocument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of(KafkaTopics.DELIVERIES.eventType(), Delivery.class, VERSION_1, Delivery.class);
    }

    @Override
    public String id(Object contract) {
        return ((Delivery) contract).alertId().value();
    }

    @Override
    public void write(Object contract, ConsumerRecord<byte[], byte[]> origin, ObjectNode document) {
        Delivery delivery = (Delivery) contract;
        document.put("alert", delivery.alertId().value());
        document.put("subscription", delivery.subscriptionId().value());
        StatementId statement = delivery.statementId();
        if (statement != null) {
            // A digest or a warning is about none.
            document.put("statement", statement.value());
        }
        document.put("state", delivery.state().label());
        document.put("updated_at", delivery.updatedAt().toString());
        document.put("indexed_at", clock.instant().toString());
        List<Attempt> attempts = delivery.channels().stream()
                .flatMap(channel -> channel.attempts().stream())
                .toList();
        document.put("attempts", attempts.size());
        attempts.stream()
                .map(Attempt::at)
                .min(Instant::compareTo)
                .ifPresent(first -> document.put("first_attempt_at", first.toString()));
        ArrayNode reasons = document.putArray("reasons");
        attempts.stream()
                .map(Attempt::reason)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(reasons::add);
        ArrayNode channels = document.putArray("channels");
        delivery.channels().forEach(channel -> write(channel, channels.addObject()));
    }

    private static void write(ChannelDelivery channel, ObjectNode document) {
        document.put("channel", channel.channel());
        document.put("state", channel.state().label());
        document.put("attempts", channel.attempts().size());
        Instant next = channel.nextAttemptAt();
        if (next != null) {
            document.put("next_attempt_at", next.toString());
        }
        if (!channel.attempts().isEmpty()) {
            Attempt last = channel.attempts().getLast();
            document.put("last_attempt_at", last.at().toString());
            document.put("last_status", last.status());
            document.put("last_duration_ms", last.durationMillis());
            String reason = last.reason();
            if (reason != null) {
                document.put("last_reason", reason);
            }
        }
    }
}

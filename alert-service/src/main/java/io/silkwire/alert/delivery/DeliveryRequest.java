package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.wire.WireRecords;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of the owner of a partition: headers on a record of the Kafka topic {@code alerts}, which so gets to whoever
 * owns the deliveries of that subscription, after what was alerted before.
 */
sealed interface DeliveryRequest {
    /** Name of the header. */
    String HEADER = "delivery-request";

    /** Name of the header with the delivery that is asked for, and what it carries; a record of the Kafka topic has no such value. */
    String DELIVERY = "delivery";

    /** Send this message again over the channels that failed, where none did over all; or now, where it waits for its next try. */
    record Resend(AlertId id) implements DeliveryRequest {}

    /** Send everything again that failed since this moment. */
    record Recover(Instant since) implements DeliveryRequest {}

    /** What a record asks for; empty where it is an alert and no more. */
    static Optional<DeliveryRequest> of(Headers headers) {
        String text = WireRecords.text(headers, HEADER);
        return Optional.ofNullable(text == null ? null : read(text));
    }

    /** The delivery that comes with a request to send it again, or null where none does. */
    static @Nullable Delivery delivery(Headers headers) {
        Header header = headers.lastHeader(DELIVERY);
        return header == null ? null : JsonCodec.read(header.value(), Delivery.class);
    }

    /** The text of the header. */
    default String text() {
        return switch (this) {
            case Resend resend -> "resend " + resend.id();
            case Recover recover -> "recover " + recover.since();
        };
    }

    private static @Nullable DeliveryRequest read(String text) {
        int space = text.indexOf(' ');
        String argument = text.substring(space + 1);
        try {
            return switch (space < 0 ? "" : text.substring(0, space)) {
                case "resend" -> new Resend(new AlertId(argument));
                case "recover" -> new Recover(Instant.parse(argument));
                default -> null;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}

package io.silkwire.alert.history;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one message: its alert, where it is one and was read, and how its delivery stands, as far as that was read. At
 * least one of both.
 *
 * @param alertBytes of the alert's record in Kafka
 * @param deliveryOffset of the delivery's record in Kafka: the later one tells how it stands
 */
record Kept(
        AlertId id,
        SubscriptionId subscriptionId,
        @Nullable Alert alert,
        int alertBytes,
        @Nullable Delivery delivery,
        int deliveryBytes,
        long deliveryOffset) {
    /** Bytes in Kafka for which one takes one place. */
    private static final int PLACE = 4 * 1024;

    static Kept none(AlertId id, SubscriptionId subscriptionId) {
        return new Kept(id, subscriptionId, null, 0, null, 0, -1);
    }

    /** With this alert, if that says something new: one that is asked for after it was matched in the shadow does. */
    Kept with(Alert told, int bytes) {
        boolean known = alert != null && (alert.deliver() || !told.deliver());
        return known ? this : new Kept(id, subscriptionId, told, bytes, delivery, deliveryBytes, deliveryOffset);
    }

    /** With this state of its delivery, if it is a later one. */
    Kept with(Delivery stands, int bytes, long offset) {
        return offset <= deliveryOffset
                ? this
                : new Kept(id, subscriptionId, alert, alertBytes, light(stands), bytes, offset);
    }

    /** A digest that was delivered is large, and Kafka has it. */
    private static Delivery light(Delivery delivery) {
        return delivery.digest() == null || delivery.state() != Delivery.State.DELIVERED
                ? delivery
                : new Delivery(
                        delivery.alertId(),
                        delivery.subscriptionId(),
                        delivery.statementId(),
                        delivery.channels(),
                        null,
                        delivery.updatedAt(),
                        delivery.timing(),
                        null,
                        delivery.notice());
    }

    @Nullable
    HistoryPosition ofAlert() {
        return alert == null ? null : new HistoryPosition(alert.matchedAt(), id);
    }

    @Nullable
    HistoryPosition ofDelivery() {
        return delivery == null ? null : new HistoryPosition(delivery.updatedAt(), id);
    }

    /** When something was heard of it last. */
    HistoryPosition latest() {
        HistoryPosition matched = ofAlert();
        HistoryPosition sent = ofDelivery();
        if (matched == null || sent == null) {
            return matched != null ? matched : Objects.requireNonNull(sent);
        }
        return matched.compareTo(sent) > 0 ? matched : sent;
    }

    int places() {
        return Math.max(1, (alertBytes + deliveryBytes + PLACE - 1) / PLACE);
    }
}

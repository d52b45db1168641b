package io.silkwire.alert.delivery;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.DeadLetters;
import io.silkwire.wire.Travel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A record of the alerts, or a request to send again → what is to be recorded and sent of it. Used by the one thread of a session. */
final class Intake {
    private static final String READ_STEP = "delivery.read";
    private static final String REQUEST_STEP = "delivery.request";
    /** From the match to the decision whether and when to send. */
    private static final String DECIDE_STEP = "delivery-decision";

    private final OwnedPartitions owned;
    private final Timekeeper timekeeper;
    private final Dispatch dispatch;
    private final Subscriptions subscriptions;
    private final Dispositions dispositions;
    private final Clock clock;

    Intake(
            OwnedPartitions owned,
            Timekeeper timekeeper,
            Dispatch dispatch,
            Subscriptions subscriptions,
            Dispositions dispositions,
            Clock clock) {
        this.owned = owned;
        this.timekeeper = timekeeper;
        this.dispatch = dispatch;
        this.subscriptions = subscriptions;
        this.dispositions = dispositions;
        this.clock = clock;
    }

    /** Takes one record; what follows from it is in the writes, and queued. */
    void take(ConsumerRecord<byte[], byte[]> kafkaRecord, Writes writes) {
        writes.taken(new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition()), kafkaRecord.offset());
        try {
            Optional<DeliveryRequest> request = DeliveryRequest.of(kafkaRecord.headers());
            if (request.isPresent()) {
                take(request.get(), kafkaRecord, writes);
                return;
            }
            if (kafkaRecord.value() == null) {
                throw new UnreadableRecordException("expected an Alert, found no value", null);
            }
            take(JsonCodec.read(kafkaRecord.value(), Alert.class), kafkaRecord, writes);
        } catch (UnreadableRecordException e) {
            writes.add(
                    DeadLetters.of(kafkaRecord, READ_STEP, Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e),
                    kafkaRecord.partition());
            writes.afterwards(kafkaRecord.partition(), () -> dispositions.count(READ_STEP, Reason.UNREADABLE_RECORD));
        }
    }

    private void take(DeliveryRequest request, ConsumerRecord<byte[], byte[]> kafkaRecord, Writes writes) {
        int partition = kafkaRecord.partition();
        PartitionState state = owned.require(partition);
        Instant now = clock.instant();
        writes.afterwards(partition, () -> dispositions.count(REQUEST_STEP, "taken"));
        switch (request) {
            case DeliveryRequest.Resend(AlertId id) -> {
                PartitionState.Open failed = state.failed(id);
                if (failed != null) {
                    record(Redelivery.ofFailed(failed.delivery(), now), failed.travel(), partition, writes);
                } else if (kafkaRecord.value() != null && state.open(id) == null) {
                    Alert alert = JsonCodec.read(kafkaRecord.value(), Alert.class);
                    List<String> wanted = timekeeper.channelsOf(subscriptions.find(alert.subscriptionId()));
                    record(Redelivery.of(alert, wanted, now), Travel.of(kafkaRecord.headers()), partition, writes);
                }
            }
            case DeliveryRequest.Recover(Instant since) -> {
                SubscriptionId id = new SubscriptionId(new String(kafkaRecord.key(), StandardCharsets.UTF_8));
                state.failedSince(id, since)
                        .forEach(failed -> record(
                                Redelivery.ofFailed(failed.delivery(), now), failed.travel(), partition, writes));
            }
        }
    }

    private void take(Alert alert, ConsumerRecord<byte[], byte[]> kafkaRecord, Writes writes) {
        int partition = kafkaRecord.partition();
        Optional<Subscription> subscription = subscriptions.find(alert.subscriptionId(), alert.subscriptionVersion());
        Instant now = clock.instant();
        Delivery.State known = owned.require(partition).state(alert.id());
        writes.afterwards(partition, () -> dispositions.took(DECIDE_STEP, Duration.between(alert.matchedAt(), now)));
        switch (DeliveryDecision.of(alert, known)) {
            case DeliveryDecision.Known already -> owned.known(partition, writes);
            case DeliveryDecision.Shadowed shadowed ->
                record(
                        DeliveryDecision.shadowed(alert, timekeeper.channelsOf(subscription), now),
                        Travel.of(kafkaRecord.headers()),
                        partition,
                        writes);
            case DeliveryDecision.ToBeTold toBeTold ->
                record(
                        timekeeper.decide(alert, subscription, partition, now),
                        Travel.of(kafkaRecord.headers()),
                        partition,
                        writes);
        }
    }

    private void record(Delivery delivery, Travel travel, int partition, Writes writes) {
        owned.record(delivery, travel, partition, writes);
        timekeeper.remember(delivery, partition);
        dispatch.queue(delivery, partition);
    }
}

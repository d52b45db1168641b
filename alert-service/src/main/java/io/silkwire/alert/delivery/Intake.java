package io.silkwire.alert.delivery;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.SubscriptionsInForce;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.DeadLetters;
import io.silkwire.wire.Travel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A record of the alerts, or a request to send again → what is to be recorded and sent of it. Used by the one thread of a session. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String READ_STEP = "delivery.read";
    private static final String REQUEST_STEP = "delivery.request";
    /** From the match to the decision whether and when to send. */
    private static final String DECIDE_STEP = "delivery-decision";

    private final OwnedPartitions owned;
    private final Timekeeper timekeeper;
    private final Dispatch dispatch;
    private final SubscriptionsInForce subscriptions;
    private final Recovery recovery;
    private final Dispositions dispositions;
    private final Clock clock;

    Intake(
            OwnedPartitions owned,
            Timekeeper timekeeper,
            Dispatch dispatch,
            SubscriptionsInForce subscriptions,
            Recovery recovery,
            Dispositions dispositions,
            Clock clock) {
        this.recovery = recovery;
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
                Instant now = clock.instant();
                Contained.run(
                        () -> take(request.get(), kafkaRecord, now, writes),
                        e -> bury(kafkaRecord, Reason.STEP_FAILED, e, writes));
                return;
            }
            if (kafkaRecord.value() == null) {
                throw new UnreadableRecordException("expected an Alert, found no value", null);
            }
            take(JsonCodec.read(kafkaRecord.value(), Alert.class), kafkaRecord, writes);
        } catch (UnreadableRecordException e) {
            bury(kafkaRecord, Reason.UNREADABLE_RECORD, e, writes);
        }
    }

    private void bury(ConsumerRecord<byte[], byte[]> kafkaRecord, Reason reason, RuntimeException e, Writes writes) {
        writes.add(
                DeadLetters.of(kafkaRecord, READ_STEP, reason, String.valueOf(e.getMessage()), e),
                kafkaRecord.partition());
        writes.afterwards(kafkaRecord.partition(), () -> dispositions.count(READ_STEP, reason));
    }

    private void take(DeliveryRequest request, ConsumerRecord<byte[], byte[]> kafkaRecord, Instant now, Writes writes) {
        int partition = kafkaRecord.partition();
        PartitionState state = owned.require(partition);
        writes.afterwards(partition, () -> dispositions.count(REQUEST_STEP, "taken"));
        switch (request) {
            case DeliveryRequest.Resend(AlertId id) -> resend(id, kafkaRecord, state, now, writes);
            case DeliveryRequest.Recover(Instant since) -> {
                SubscriptionId id = new SubscriptionId(new String(kafkaRecord.key(), StandardCharsets.UTF_8));
                if (state.hasForgottenSince(since)) {
                    recovery.read(partition, id, since);
                } else {
                    state.failedSince(id, since).forEach(failed -> again(failed, partition, now, writes));
                }
            }
        }
    }

    /** Takes what was read back from Kafka, unless something became of it meanwhile. */
    void takeRecovered(Instant now, Writes writes) {
        for (Recovery.Found found : recovery.take()) {
            PartitionState state = owned.find(found.partition());
            Delivery delivery = found.failed().delivery();
            if (state != null && state.state(delivery.alertId()) == Delivery.State.FAILED) {
                again(found.failed(), found.partition(), now, writes);
            }
        }
    }

    private void resend(
            AlertId id, ConsumerRecord<byte[], byte[]> kafkaRecord, PartitionState state, Instant now, Writes writes) {
        int partition = kafkaRecord.partition();
        PartitionState.Open open = state.open(id);
        if (open != null) {
            if (Redelivery.isWaiting(open.delivery())) {
                record(Redelivery.soon(open.delivery(), now), open.travel(), partition, writes);
                dispatch.probe(open.delivery());
            }
            return;
        }
        PartitionState.Open failed = state.failed(id);
        Delivery asked = DeliveryRequest.delivery(kafkaRecord.headers());
        if (asked != null && asked.alertId().equals(id)) {
            if (hasMoved(asked, state)) {
                // Asked for twice, or beside a try that went through meanwhile: whoever asked saw what is no more.
                return;
            }
            again(new PartitionState.Open(asked, Travel.of(kafkaRecord.headers())), partition, now, writes);
        } else if (failed != null) {
            again(failed, partition, now, writes);
        }
        PartitionState.Open begun = state.open(id);
        if (begun != null) {
            dispatch.probe(begun.delivery());
        }
    }

    /** Whether it came to rest after the state that whoever asked had seen. */
    private static boolean hasMoved(Delivery asked, PartitionState state) {
        Instant rests = state.restingSince(asked.alertId());
        return rests != null && rests.isAfter(asked.updatedAt());
    }

    private void again(PartitionState.Open before, int partition, Instant now, Writes writes) {
        Delivery delivery = before.delivery();
        Destinations to = timekeeper.destinations(subscriptions.find(delivery.subscriptionId()));
        switch (Redelivery.of(delivery, to, now)) {
            case Redelivery.Again(Delivery next) -> record(next, before.travel(), partition, writes);
            case Redelivery.Refused(Reason why) ->
                LOG.atWarn()
                        .addKeyValue("alertId", delivery.alertId())
                        .addKeyValue("subscriptionId", delivery.subscriptionId())
                        .addKeyValue("reason", why.label())
                        .log("What was asked for again cannot be sent");
        }
    }

    private void take(Alert alert, ConsumerRecord<byte[], byte[]> kafkaRecord, Writes writes) {
        int partition = kafkaRecord.partition();
        Optional<Subscription> subscription = subscriptions.find(alert.subscriptionId(), alert.subscriptionVersion());
        Instant now = clock.instant();
        Delivery.State known = owned.require(partition).state(alert.id());
        writes.afterwards(partition, () -> dispositions.took(DECIDE_STEP, Duration.between(alert.matchedAt(), now)));
        if (DeliveryDecision.of(alert, known) instanceof DeliveryDecision.Known) {
            owned.known(partition, writes);
            return;
        }
        Travel travel = Travel.of(kafkaRecord.headers());
        Contained.run(
                () -> record(decide(alert, known, subscription, partition, now), travel, partition, writes),
                e -> fail(alert, subscription, travel, partition, e, now, writes));
    }

    private Delivery decide(
            Alert alert,
            Delivery.@Nullable State known,
            Optional<Subscription> subscription,
            int partition,
            Instant now) {
        return DeliveryDecision.of(alert, known) instanceof DeliveryDecision.Shadowed
                ? DeliveryDecision.shadowed(alert, timekeeper.destinations(subscription), now)
                : timekeeper.decide(alert, subscription, partition, now);
    }

    /** What threw for one alert is its own end only: its owner sees it in the log and can have it sent. */
    private void fail(
            Alert alert,
            Optional<Subscription> subscription,
            Travel travel,
            int partition,
            RuntimeException e,
            Instant now,
            Writes writes) {
        LOG.atError()
                .addKeyValue("subscriptionId", alert.subscriptionId())
                .addKeyValue("alertId", alert.id())
                .setCause(e)
                .log("An alert could not be taken");
        Delivery failed = DeliveryDecision.failed(
                alert, timekeeper.named(subscription), Reason.STEP_FAILED, Severity.ROUTINE, now);
        owned.record(failed, travel, partition, writes);
    }

    private void record(Delivery delivery, Travel travel, int partition, Writes writes) {
        owned.record(delivery, travel, partition, writes);
        timekeeper.remember(delivery, partition);
        dispatch.queue(delivery, partition);
    }
}

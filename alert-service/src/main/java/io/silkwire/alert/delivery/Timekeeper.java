package io.silkwire.alert.delivery;

import io.silkwire.alert.digest.DigestComposition;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.alert.timing.SentSoFar;
import io.silkwire.alert.timing.Severities;
import io.silkwire.alert.timing.TimingDecision;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that alerts are told when their time comes: decides about new ones, again about those whose story was not known, and
 * sends what was held when it is due. All it knows is in the owned partitions, so a restart changes nothing. Used by the session's
 * thread.
 */
final class Timekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration WHILE_PAUSED = Duration.ofMinutes(1);

    private final OwnedPartitions owned;
    private final Map<String, DeliveryChannel> channels;
    private final Subscriptions subscriptions;
    private final Stories stories;
    private final Duration patience;
    private final Map<AlertId, Integer> awaiting = new HashMap<>();
    private final PriorityQueue<DueGroup> due = new PriorityQueue<>(Comparator.comparing(DueGroup::at));
    private final Map<SubscriptionId, Group> groups = new HashMap<>();
    private Instant lookedAt = Instant.EPOCH;

    /** What is held of one subscription is due. */
    private record DueGroup(Instant at, SubscriptionId subscriptionId) {}

    /** Subscriptions with something held: where they live, and the settings that were in force when they were last looked at. */
    private record Group(int partition, @Nullable Sending sending) {}

    Timekeeper(
            OwnedPartitions owned,
            Map<String, DeliveryChannel> channels,
            Subscriptions subscriptions,
            Stories stories,
            Duration patience) {
        this.owned = owned;
        this.channels = channels;
        this.subscriptions = subscriptions;
        this.stories = stories;
        this.patience = patience;
    }

    /** Takes up what a partition holds that was just taken over. */
    void takeOver(int partition) {
        owned.require(partition).allOpen().forEach(open -> remember(open.delivery(), partition));
    }

    void forget(Set<Integer> partitions) {
        awaiting.values().removeIf(partitions::contains);
        groups.values().removeIf(group -> partitions.contains(group.partition()));
    }

    /** The channels that a subscription goes to, the live stream aside. */
    Destinations destinations(Optional<Subscription> subscription) {
        return Destinations.of(channels, subscription);
    }

    /** Every channel that a subscription may go to, without asking any of them. */
    Destinations named(Optional<Subscription> subscription) {
        List<String> names = new ArrayList<>();
        subscription.map(Subscription::webhook).ifPresent(webhook -> names.add("webhook"));
        subscription.map(Subscription::email).ifPresent(email -> names.add("email"));
        return new Destinations(names, Map.of());
    }

    /** Decides about an alert that is new; the record of it. */
    Delivery decide(Alert alert, Optional<Subscription> subscription, int partition, Instant now) {
        return decide(alert, subscription, partition, now, now);
    }

    /** Keeps in mind what is still to be decided or due. */
    void remember(Delivery delivery, int partition) {
        Delivery.Timing timing = delivery.timing();
        if (timing == null || timing.until() == null) {
            return;
        }
        if (isAwaitingStory(delivery)) {
            awaiting.put(delivery.alertId(), partition);
        } else if (delivery.state() == Delivery.State.HELD) {
            SubscriptionId id = delivery.subscriptionId();
            groups.computeIfAbsent(id, absent -> new Group(partition, sending(id)));
            due.add(new DueGroup(timing.until(), id));
        }
    }

    /** Whether it is not to be attempted yet, although it is pending. */
    static boolean isAwaitingStory(Delivery delivery) {
        return delivery.timing() != null
                && delivery.timing().reason() == HoldReason.STORY_UNKNOWN
                && delivery.state() == Delivery.State.PENDING;
    }

    /** Does what is to be done by now; the deliveries that it changed are recorded and handed back. */
    List<Changed> turn(Instant now, Writes writes) {
        List<Changed> changed = new ArrayList<>();
        decideAwaiting(now, writes, changed);
        if (Duration.between(lookedAt, now).abs().compareTo(LOOK_AGAIN) >= 0) {
            lookedAt = now;
            List.copyOf(groups.keySet()).forEach(id -> contained(id, now, writes, () -> retime(id, now, writes)));
        }
        while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
            SubscriptionId id = due.remove().subscriptionId();
            contained(id, now, writes, () -> release(id, now, writes, changed));
        }
        return changed;
    }

    /** What throws for one subscription ends what is held of it, so that it neither stops the others nor is tried for ever. */
    private void contained(SubscriptionId id, Instant now, Writes writes, Runnable step) {
        Contained.run(step, e -> {
            LOG.atError().addKeyValue("subscriptionId", id).setCause(e).log("What was held could not be sent");
            Group group = groups.remove(id);
            if (group != null) {
                List<Ledger.Held> held =
                        owned.require(group.partition()).ledger(id).held();
                end(held, group, writes, one -> HeldDelivery.failed(one, Reason.STEP_FAILED, now));
            }
        });
    }

    /** A delivery that was recorded. */
    record Changed(Delivery delivery, int partition) {}

    private Delivery decide(
            Alert alert, Optional<Subscription> subscription, int partition, Instant firstAt, Instant now) {
        Sending sending = subscription.map(Subscription::sending).orElse(Sending.STANDARD);
        Severity severity = Severities.of(alert, sending);
        Destinations wanted = destinations(subscription);
        boolean patient = !wanted.isNone() && now.isBefore(firstAt.plus(patience));
        TimingDecision decision =
                TimingDecision.of(alert, severity, sending, now, soFar(alert.subscriptionId(), partition), patient);
        return DeliveryDecision.told(alert, wanted, decision, severity, firstAt, now, patience);
    }

    private SentSoFar soFar(SubscriptionId id, int partition) {
        PartitionState state = owned.require(partition);
        return state.ledger(id).soFar(stories::find, slot -> state.state(AlertId.ofDigest(id, slot)) != null, patience);
    }

    private void decideAwaiting(Instant now, Writes writes, List<Changed> changed) {
        for (Map.Entry<AlertId, Integer> entry : List.copyOf(awaiting.entrySet())) {
            int partition = entry.getValue();
            PartitionState.Open open = owned.open(partition, entry.getKey());
            Alert alert = open == null ? null : open.delivery().alert();
            Delivery.Timing timing = open == null ? null : open.delivery().timing();
            if (open == null || alert == null || timing == null) {
                awaiting.remove(entry.getKey());
                continue;
            }
            Contained.run(
                    () -> {
                        Delivery decided =
                                decide(alert, subscriptions.find(alert.subscriptionId()), partition, timing.at(), now);
                        if (!isAwaitingStory(decided)) {
                            awaiting.remove(entry.getKey());
                            record(decided, open.travel(), partition, writes, changed);
                        }
                    },
                    e -> {
                        LOG.atError()
                                .addKeyValue("subscriptionId", alert.subscriptionId())
                                .setCause(e)
                                .log("Whether to send could not be decided");
                        awaiting.remove(entry.getKey());
                        Delivery failed = HeldDelivery.failed(open.delivery(), Reason.STEP_FAILED, now);
                        owned.record(failed, open.travel(), partition, writes);
                    });
        }
    }

    /** Somebody changed the settings: what is held is due as they say now. */
    private void retime(SubscriptionId id, Instant now, Writes writes) {
        Group group = groups.get(id);
        Sending sending = sending(id);
        if (group == null || sending == null || Objects.equals(sending, group.sending())) {
            return;
        }
        groups.put(id, new Group(group.partition(), sending));
        Instant release = TimingDecision.release(sending, now, soFar(id, group.partition()));
        for (Ledger.Held held : owned.require(group.partition()).ledger(id).held()) {
            PartitionState.Open open = owned.open(group.partition(), held.id());
            if (open != null) {
                Delivery retimed = HeldDelivery.until(open.delivery(), release, now);
                owned.record(retimed, open.travel(), group.partition(), writes);
                remember(retimed, group.partition());
            }
        }
    }

    private void release(SubscriptionId id, Instant now, Writes writes, List<Changed> changed) {
        Group group = groups.get(id);
        if (group == null) {
            return;
        }
        PartitionState state = owned.require(group.partition());
        List<Ledger.Held> ready = state.ledger(id).due(now);
        if (ready.isEmpty()) {
            forgetWhereNothingIsHeld(id, state);
            return;
        }
        Optional<Subscription> subscription = subscriptions.find(id);
        if (subscription.map(Subscription::state).orElse(Subscription.State.DELETED) == Subscription.State.PAUSED) {
            due.add(new DueGroup(now.plus(WHILE_PAUSED), id));
            return;
        }
        if (subscription.isEmpty() || destinations(subscription).isNone()) {
            end(ready, group, writes, one -> HeldDelivery.failed(one, Reason.SUBSCRIPTION_GONE, now));
        } else if (subscription.get().sending().muted()) {
            end(ready, group, writes, one -> HeldDelivery.muted(one, now));
        } else {
            send(subscription.get(), ready, group.partition(), now, writes, changed);
        }
        forgetWhereNothingIsHeld(id, state);
    }

    private void forgetWhereNothingIsHeld(SubscriptionId id, PartitionState state) {
        if (state.ledger(id).held().isEmpty()) {
            groups.remove(id);
        }
    }

    private void send(
            Subscription subscription,
            List<Ledger.Held> ready,
            int partition,
            Instant now,
            Writes writes,
            List<Changed> changed) {
        List<PartitionState.Open> open = ready.stream()
                .map(held -> owned.open(partition, held.id()))
                .filter(Objects::nonNull)
                .toList();
        if (open.size() == 1 && subscription.sending().mode() == Sending.Mode.IMMEDIATE) {
            PartitionState.Open only = open.getFirst();
            record(
                    HeldDelivery.alone(only.delivery(), destinations(Optional.of(subscription)), now),
                    only.travel(),
                    partition,
                    writes,
                    changed);
            return;
        }
        Digest digest = digest(subscription, ready, open, partition);
        // In one transaction: what went into the digest, and that there is one. So it is sent once, whatever is killed.
        open.forEach(one ->
                owned.record(HeldDelivery.bundled(one.delivery(), digest.id(), now), one.travel(), partition, writes));
        Delivery delivery = HeldDelivery.digest(digest, destinations(Optional.of(subscription)), now);
        record(delivery, open.getFirst().travel(), partition, writes, changed);
    }

    private Digest digest(
            Subscription subscription, List<Ledger.Held> ready, List<PartitionState.Open> open, int partition) {
        PartitionState state = owned.require(partition);
        Ledger ledger = state.ledger(subscription.id());
        List<Digest.Item> items = open.stream()
                .map(one -> new Digest.Item(
                        Objects.requireNonNull(one.delivery().alert()),
                        ledger.copiesOf(one.delivery().alertId())))
                .toList();
        Ledger.Held first = ready.getFirst();
        Instant slot =
                ready.stream().map(Ledger.Held::until).max(Instant::compareTo).orElse(first.until());
        while (state.state(AlertId.ofDigest(subscription.id(), slot)) != null) {
            // Only where settings were changed back and forth within the moment: another message needs another id.
            slot = slot.plusMillis(1);
        }
        return DigestComposition.of(subscription, slot, first.reason(), items);
    }

    private void record(Delivery delivery, Travel travel, int partition, Writes writes, List<Changed> changed) {
        owned.record(delivery, travel, partition, writes);
        remember(delivery, partition);
        changed.add(new Changed(delivery, partition));
    }

    private void end(List<Ledger.Held> ready, Group group, Writes writes, UnaryOperator<Delivery> how) {
        for (Ledger.Held held : ready) {
            PartitionState.Open open = owned.open(group.partition(), held.id());
            if (open != null) {
                owned.record(how.apply(open.delivery()), open.travel(), group.partition(), writes);
            }
        }
    }

    private @Nullable Sending sending(SubscriptionId id) {
        return subscriptions.find(id).map(Subscription::sending).orElse(null);
    }

    /** What is held of a subscription: how many, and when the first is due. */
    Map<SubscriptionId, Waiting> waiting() {
        Map<SubscriptionId, Waiting> waiting = new HashMap<>();
        groups.forEach((id, group) -> {
            Ledger ledger = owned.require(group.partition()).ledger(id);
            Instant first = ledger.firstDue();
            if (first != null) {
                waiting.put(id, new Waiting(ledger.held().size(), first));
            }
        });
        owned.numbers().forEach(partition -> full(partition, waiting));
        return waiting;
    }

    /** Of those that have had their messages of the day nothing may be held, and the next waits all the same. */
    private void full(int partition, Map<SubscriptionId, Waiting> waiting) {
        for (SubscriptionId id : owned.require(partition).told()) {
            Sending sending = sending(id);
            if (sending != null && sending.maximumPerDay() != null && sending.mode() == Sending.Mode.IMMEDIATE) {
                Instant until = TimingDecision.fullUntil(sending, lookedAt, soFar(id, partition));
                if (until != null) {
                    waiting.putIfAbsent(id, new Waiting(0, until));
                }
            }
        }
    }

    /** Alerts that are held, or with none when the next is sent that comes. */
    record Waiting(int count, Instant until) {}
}

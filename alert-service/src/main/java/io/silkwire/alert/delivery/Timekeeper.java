package io.silkwire.alert.delivery;

import io.silkwire.alert.digest.DigestComposition;
import io.silkwire.alert.subscription.SubscriptionsInForce;
import io.silkwire.alert.timing.SentSoFar;
import io.silkwire.alert.timing.SettingsMark;
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
    private final SubscriptionsInForce subscriptions;
    private final Stories stories;
    private final Duration patience;
    private final Map<AlertId, Awaiting> awaiting = new HashMap<>();
    private final PriorityQueue<DueGroup> due = new PriorityQueue<>(Comparator.comparing(DueGroup::at));
    private final Map<SubscriptionId, Group> groups = new HashMap<>();
    private Instant lookedAt = Instant.EPOCH;
    private long storiesSeen = -1;

    /** What is held of one subscription is due. */
    private record DueGroup(Instant at, SubscriptionId subscriptionId) {}

    /** A subscription with something held: where it lives, and the settings when it was last looked at; null where it never was. */
    private record Group(int partition, @Nullable Sending sending) {}

    /** An alert whose story is not known: where it lives, and how long that is waited for. */
    private record Awaiting(int partition, Instant until) {}

    Timekeeper(
            OwnedPartitions owned,
            Map<String, DeliveryChannel> channels,
            SubscriptionsInForce subscriptions,
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
        // Before anything of it is sent: settings may have been changed while nobody had it.
        lookedAt = Instant.EPOCH;
    }

    void forget(Set<Integer> partitions) {
        awaiting.values().removeIf(one -> partitions.contains(one.partition()));
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
            awaiting.put(delivery.alertId(), new Awaiting(partition, timing.until()));
        } else if (delivery.state() == Delivery.State.HELD) {
            SubscriptionId id = delivery.subscriptionId();
            groups.computeIfAbsent(id, absent -> new Group(partition, null));
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
        return DeliveryDecision.told(
                alert, wanted, decision, severity, firstAt, now, patience, SettingsMark.of(sending));
    }

    private SentSoFar soFar(SubscriptionId id, int partition) {
        PartitionState state = owned.require(partition);
        return state.ledger(id).soFar(stories, slot -> state.state(AlertId.ofDigest(id, slot)) != null, patience);
    }

    /** Looks again where something was said of stories since, or where it was waited for long enough. */
    private void decideAwaiting(Instant now, Writes writes, List<Changed> changed) {
        long version = stories.version();
        boolean said = version != storiesSeen;
        storiesSeen = version;
        if (awaiting.isEmpty()) {
            return;
        }
        List<AlertId> ready = awaiting.entrySet().stream()
                .filter(entry -> said || !now.isBefore(entry.getValue().until()))
                .map(Map.Entry::getKey)
                .toList();
        ready.forEach(id -> decideAwaiting(id, now, writes, changed));
    }

    private void decideAwaiting(AlertId id, Instant now, Writes writes, List<Changed> changed) {
        Awaiting one = Objects.requireNonNull(awaiting.get(id));
        PartitionState.Open open = owned.open(one.partition(), id);
        Alert alert = open == null ? null : open.delivery().alert();
        Delivery.Timing timing = open == null ? null : open.delivery().timing();
        if (open == null || alert == null || timing == null) {
            awaiting.remove(id);
            return;
        }
        Contained.run(
                () -> {
                    Delivery decided = decide(
                            alert, subscriptions.find(alert.subscriptionId()), one.partition(), timing.at(), now);
                    if (!isAwaitingStory(decided)) {
                        awaiting.remove(id);
                        record(decided, open.travel(), one.partition(), writes, changed);
                    }
                },
                e -> {
                    LOG.atError()
                            .addKeyValue("subscriptionId", alert.subscriptionId())
                            .setCause(e)
                            .log("Whether to send could not be decided");
                    awaiting.remove(id);
                    Delivery failed = HeldDelivery.failed(open.delivery(), Reason.STEP_FAILED, now);
                    owned.record(failed, open.travel(), one.partition(), writes);
                });
    }

    /** Settings were changed, here or while nobody had the partition: what other ones hold is held as they say now. */
    private void retime(SubscriptionId id, Instant now, Writes writes) {
        Group group = groups.get(id);
        Sending sending = sending(id);
        if (group == null || sending == null || sending.equals(group.sending())) {
            return;
        }
        groups.put(id, new Group(group.partition(), sending));
        String settings = SettingsMark.of(sending);
        // Records from before there were marks are held by the settings that were first seen.
        String unmarked = group.sending() == null ? settings : "";
        owned.require(group.partition()).ledger(id).held().stream()
                .filter(held -> !settings.equals(Objects.requireNonNullElse(held.settings(), unmarked)))
                .forEach(held -> hold(held, group.partition(), sending, now, writes));
    }

    /** Holds it as these settings say; where they do not, it is due. */
    private void hold(Ledger.Held held, int partition, Sending sending, Instant now, Writes writes) {
        PartitionState.Open open = owned.open(partition, held.id());
        Alert alert = open == null ? null : open.delivery().alert();
        if (open == null || alert == null) {
            return;
        }
        Severity severity = Severities.of(alert, sending);
        TimingDecision.Hold hold =
                TimingDecision.hold(severity, sending, now, soFar(alert.subscriptionId(), partition));
        Delivery retimed = HeldDelivery.until(
                open.delivery(),
                hold == null ? new TimingDecision.Hold(now, held.reason()) : hold,
                severity,
                SettingsMark.of(sending),
                now);
        owned.record(retimed, open.travel(), partition, writes);
        remember(retimed, partition);
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
        } else if (isFull(id, ready, subscription.get().sending(), group.partition(), now)
                || TimingDecision.isUntimely(
                        mostPressing(ready), subscription.get().sending(), now)) {
            ready.forEach(
                    held -> hold(held, group.partition(), subscription.get().sending(), now, writes));
        } else {
            send(subscription.get(), ready, group.partition(), now, writes, changed);
        }
        forgetWhereNothingIsHeld(id, state);
    }

    /** Whether the day has had its messages, and nothing of these presses enough to be sent all the same. */
    private boolean isFull(SubscriptionId id, List<Ledger.Held> ready, Sending sending, int partition, Instant now) {
        return TimingDecision.isFull(mostPressing(ready), sending, now, soFar(id, partition));
    }

    private static Severity mostPressing(List<Ledger.Held> ready) {
        return ready.stream()
                .map(Ledger.Held::severity)
                .max(Severity::compareTo)
                .orElse(Severity.ROUTINE);
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
        // One that was held for other reasons than its digest, such as an urgent one over quiet hours, is no digest.
        boolean byItself = subscription.sending().mode() == Sending.Mode.IMMEDIATE
                || ready.getFirst().reason() != HoldReason.DIGEST;
        if (open.size() == 1 && byItself) {
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
        // Before anything is recorded: a channel that throws must leave nothing that points to a digest that never was.
        Delivery delivery = HeldDelivery.digest(digest, destinations(Optional.of(subscription)), now);
        // In one transaction: what went into the digest, and that there is one. So it is sent once, whatever is killed.
        open.forEach(one ->
                owned.record(HeldDelivery.bundled(one.delivery(), digest.id(), now), one.travel(), partition, writes));
        record(delivery, open.getFirst().travel(), partition, writes, changed);
    }

    private Digest digest(
            Subscription subscription, List<Ledger.Held> ready, List<PartitionState.Open> open, int partition) {
        PartitionState state = owned.require(partition);
        Ledger ledger = state.ledger(subscription.id());
        List<Digest.Item> items = open.stream()
                .map(one -> new Digest.Item(
                        pressing(one.delivery()), ledger.copiesOf(one.delivery().alertId())))
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

    /** The alert with the severity that was decided for its sending. */
    private static Alert pressing(Delivery held) {
        Alert alert = Objects.requireNonNull(held.alert());
        return held.timing() == null ? alert : alert.pressing(held.timing().severity());
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

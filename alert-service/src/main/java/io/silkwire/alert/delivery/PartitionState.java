package io.silkwire.alert.delivery;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the deliveries of one partition: of those at rest only how they ended, of the others all; and what each
 * subscription was told. Not thread-safe.
 */
final class PartitionState {
    private static final int MAX_FAILED = 5_000;
    private static final int KEPT_TEXT = 500;
    /** As long as Kafka keeps the records of alerts and of deliveries; what it has no more cannot come again. */
    private static final Duration KEPT =
            Duration.ofMillis(Long.parseLong(KafkaTopics.DELIVERIES.config().getOrDefault("retention.ms", "0")));

    /** In the order they came to rest. */
    private final SequencedMap<AlertId, AtRest> atRest = new LinkedHashMap<>();

    private record AtRest(Delivery.State state, Instant at) {}

    private final Map<AlertId, Open> open = new HashMap<>();
    private final SequencedMap<AlertId, Open> failed = new LinkedHashMap<>();
    /** When the latest of those that failed and are not remembered did. */
    private Instant forgotten = Instant.MIN;

    private final Map<SubscriptionId, Ledger> ledgers = new HashMap<>();
    private final Map<SubscriptionId, EndpointHealth> health = new HashMap<>();

    /** A delivery that is not at its end, with how its alert travelled. */
    record Open(Delivery delivery, Travel travel) {}

    /** This is how the delivery stands now. */
    void put(Delivery delivery, Travel travel) {
        AlertId id = delivery.alertId();
        if (delivery.state().isOpen()) {
            atRest.remove(id);
            open.put(id, new Open(delivery, travel));
        } else {
            open.remove(id);
            atRest.putLast(id, new AtRest(delivery.state(), delivery.updatedAt()));
        }
        failed.remove(id);
        if (delivery.state() == Delivery.State.FAILED) {
            failed.put(id, new Open(shortened(delivery), travel));
            if (failed.size() > MAX_FAILED) {
                Instant gone = failed.pollFirstEntry().getValue().delivery().updatedAt();
                forgotten = gone.isAfter(forgotten) ? gone : forgotten;
            }
        }
        ledger(delivery.subscriptionId()).put(delivery);
        health(delivery.subscriptionId()).put(delivery);
    }

    /** The one that failed under this id, or null; only the latest {@value #MAX_FAILED} are remembered. */
    @Nullable
    Open failed(AlertId id) {
        return failed.get(id);
    }

    /** Whether something may have failed since then that is not remembered: Kafka has it. */
    boolean hasForgottenSince(Instant since) {
        return !forgotten.isBefore(since);
    }

    /** What failed of this subscription since then, as far as it is remembered. */
    List<Open> failedSince(SubscriptionId id, Instant since) {
        return failed.values().stream()
                .filter(one -> one.delivery().subscriptionId().equals(id)
                        && !one.delivery().updatedAt().isBefore(since))
                .toList();
    }

    /** The subscriptions of which a channel fails. */
    List<SubscriptionId> failing() {
        return health.entrySet().stream()
                .filter(entry -> entry.getValue().isFailing())
                .map(Map.Entry::getKey)
                .toList();
    }

    Delivery.@Nullable State state(AlertId id) {
        Open one = open.get(id);
        AtRest over = atRest.get(id);
        return one != null ? one.delivery().state() : over == null ? null : over.state();
    }

    /** When the delivery of this id came to rest, or null where it is open or not known. */
    @Nullable
    Instant restingSince(AlertId id) {
        AtRest over = atRest.get(id);
        return over == null ? null : over.at();
    }

    @Nullable
    Open open(AlertId id) {
        return open.get(id);
    }

    Collection<Open> allOpen() {
        return List.copyOf(open.values());
    }

    /** Forgets what Kafka has forgotten as well, and what nothing asks for any more. */
    void forgetOld(Instant now) {
        Instant from = now.minus(KEPT);
        while (!atRest.isEmpty() && atRest.firstEntry().getValue().at().isBefore(from)) {
            atRest.pollFirstEntry();
        }
        failed.values().removeIf(one -> one.delivery().updatedAt().isBefore(from));
        ledgers.values().removeIf(ledger -> ledger.forgetOld(now));
        health.values().removeIf(one -> one.forgetBefore(from));
    }

    /** How many deliveries, ledgers and endpoints are remembered. */
    int size() {
        return atRest.size() + open.size() + failed.size() + ledgers.size() + health.size();
    }

    /** Of many that failed, long bodies and answers are not kept in memory: what is recovered has their beginnings. */
    private static Delivery shortened(Delivery delivery) {
        return new Delivery(
                delivery.alertId(),
                delivery.subscriptionId(),
                delivery.statementId(),
                delivery.channels().stream()
                        .map(part -> new Delivery.ChannelDelivery(
                                part.channel(),
                                part.state(),
                                part.attempts().stream()
                                        .map(PartitionState::shortened)
                                        .toList(),
                                part.nextAttemptAt()))
                        .toList(),
                delivery.alert(),
                delivery.updatedAt(),
                delivery.timing(),
                delivery.digest(),
                delivery.notice());
    }

    private static Delivery.Attempt shortened(Delivery.Attempt attempt) {
        return new Delivery.Attempt(
                attempt.at(),
                attempt.status(),
                attempt.reason(),
                attempt.durationMillis(),
                shortened(attempt.request()),
                shortened(attempt.answer()));
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= KEPT_TEXT ? text : text.substring(0, KEPT_TEXT);
    }

    /** Subscriptions that were told something, or for which something is held. */
    Set<SubscriptionId> told() {
        return Set.copyOf(ledgers.keySet());
    }

    Ledger ledger(SubscriptionId id) {
        return ledgers.computeIfAbsent(id, absent -> new Ledger());
    }

    EndpointHealth health(SubscriptionId id) {
        return health.computeIfAbsent(id, absent -> new EndpointHealth());
    }
}

package io.silkwire.alert.delivery;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.SubscriptionsInForce;
import io.silkwire.contracts.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything that is decided and sent for the partitions it was given: records and time in, {@link Writes} and attempts out. It knows no
 * connection; who has one reads, calls {@link #take} and {@link #turn}, commits the writes and then lets the attempts {@link #start}. Used
 * by one thread.
 */
final class DeliveryDesk implements AutoCloseable {
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final OwnedPartitions owned;
    private final Timekeeper timekeeper;
    private final Dispatch dispatch;
    private final Intake intake;
    private final Clock clock;
    /** What is not committed yet: that of one turn, or of several while the group is being arranged anew. */
    private Writes writes = new Writes();

    private Instant forgotAt = Instant.EPOCH;

    /**
     * Nothing is done before it has partitions.
     *
     * @param gate what is known of endpoints, which outlives it
     * @param attempts where attempts are made
     */
    DeliveryDesk(
            DeliverySettings settings,
            Map<String, DeliveryChannel> channels,
            SubscriptionsInForce subscriptions,
            Stories stories,
            Recovery recovery,
            Dispositions dispositions,
            EndpointGate gate,
            Clock clock,
            ExecutorService attempts) {
        this.clock = clock;
        this.owned = new OwnedPartitions(dispositions, stories);
        this.timekeeper = new Timekeeper(owned, channels, subscriptions, stories, settings.storyPatience());
        this.dispatch = new Dispatch(settings, owned, channels, subscriptions, gate, clock, attempts);
        this.intake = new Intake(owned, timekeeper, dispatch, subscriptions, recovery, dispositions, clock);
    }

    /** Goes on where the owner before stopped. */
    void takeOver(Map<Integer, PartitionState> states) {
        owned.add(states);
        states.keySet().forEach(dispatch::queueOpen);
        states.keySet().forEach(timekeeper::takeOver);
    }

    /** Takes one record of the alerts in. */
    void take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        intake.take(kafkaRecord, writes);
    }

    /** Takes the outcomes of attempts in. */
    void takeFinished() {
        dispatch.takeFinished(writes);
    }

    /** Does what is due by now, short of sending it. */
    void turn() {
        Instant now = clock.instant();
        timekeeper.turn(now, writes).forEach(changed -> dispatch.queue(changed.delivery(), changed.partition()));
        intake.takeRecovered(now, writes);
        dispatch.watchEndpoints(now, writes);
        if (Duration.between(forgotAt, now).abs().compareTo(FORGET_EVERY) >= 0) {
            forgotAt = now;
            owned.numbers().forEach(partition -> owned.require(partition).forgetOld(now));
        }
    }

    /** What is to be committed. */
    Writes writes() {
        return writes;
    }

    /** It is. */
    void committed() {
        writes = new Writes();
    }

    /** Starts the attempts that are due. Recorded first, sent then: a crash in between sends again, never not at all. */
    void start() {
        dispatch.start();
    }

    /** Whether an outcome is on its way. */
    boolean isUnderWay() {
        return dispatch.isUnderWay();
    }

    /** Starts nothing more of these partitions, and gives what is under way a moment to end; how it did is in the writes. */
    void settle(Set<Integer> partitions) {
        dispatch.settle(partitions, writes);
    }

    /** These have gone to others. */
    void forget(Set<Integer> partitions) {
        writes.forget(partitions);
        dispatch.forget(partitions);
        timekeeper.forget(partitions);
        owned.remove(partitions);
    }

    /** The partitions it has. */
    Set<Integer> partitions() {
        return owned.numbers();
    }

    /** What is held of each subscription. */
    Map<SubscriptionId, Timekeeper.Waiting> waiting() {
        return timekeeper.waiting();
    }

    /** Cuts off what is under way. */
    @Override
    public void close() {
        dispatch.close();
    }
}

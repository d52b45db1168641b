package io.silkwire.alert.delivery;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of delivery, from joining the group to its end or first failure. All state lives and dies with it: after a failure
 * the next session reads it back from Kafka, so there is nothing to repair. Used by one thread.
 */
final class DeliverySession implements ConsumerRebalanceListener, AutoCloseable {
    /** The consumer group: the owner of an alert's partition sends it. */
    static final String GROUP = "silkwire-delivery";

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySession.class);
    private static final Duration TELL_WAITING = Duration.ofSeconds(1);
    /** How late an attempt may be for want of waking up. */
    private static final Duration POLL = Duration.ofMillis(50);
    /** How late the outcome of one is recorded, and with it the next to the same endpoint. */
    private static final Duration POLL_UNDER_WAY = Duration.ofMillis(5);

    private final Stories stories;
    private final Timekeeper timekeeper;
    private final Dispatch dispatch;
    private final Intake intake;
    private final Recovery recovery;
    private final Consumer<Map<SubscriptionId, Timekeeper.Waiting>> waiting;
    private final Clock clock;
    private final BooleanSupplier closing;
    private final DeliveryLog log;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Transactions transactions;
    private final OwnedPartitions owned;
    /** What is not committed yet: that of one turn of the loop, or of several while the group is being arranged anew. */
    private Writes writes = new Writes();

    private final TakenPositions positions = new TakenPositions();
    private long toldWaiting = System.nanoTime();
    private boolean over;

    DeliverySession(
            KafkaConnection kafka,
            DeliverySettings settings,
            Map<String, DeliveryChannel> channels,
            Subscriptions subscriptions,
            Dispositions dispositions,
            EndpointGate gate,
            Clock clock,
            Consumer<Map<SubscriptionId, Timekeeper.Waiting>> waiting,
            BooleanSupplier closing) {
        this.clock = clock;
        this.closing = closing;
        this.waiting = waiting;
        this.owned = new OwnedPartitions(dispositions);
        this.stories = new Stories(kafka, clock);
        this.timekeeper = new Timekeeper(owned, channels, subscriptions, stories, settings.storyPatience());
        this.log = new DeliveryLog(kafka);
        this.dispatch = new Dispatch(settings, owned, channels, subscriptions, gate, clock);
        this.recovery = new Recovery(log);
        this.intake = new Intake(owned, timekeeper, dispatch, subscriptions, recovery, dispositions, clock);
        Map<String, Object> consuming = kafka.consumer(GROUP);
        consuming.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        this.consumer = new KafkaConsumer<>(consuming);
        // Fenced by the group's generation, which goes into each transaction, so the id need only be unique.
        this.transactions =
                new Transactions(new KafkaProducer<>(kafka.transactionalProducer(GROUP + "-" + UUID.randomUUID())));
    }

    /** Delivers until {@code closing} says so. Whatever is thrown ends the session. */
    void run() {
        requirePartitions();
        transactions.initialise();
        stories.start();
        consumer.subscribe(List.of(KafkaTopics.ALERTS.name()), this);
        while (!closing.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> read = consumer.poll(dispatch.isUnderWay() ? POLL_UNDER_WAY : POLL);
            if (closing.getAsBoolean()) {
                // What was known of a partition may have been read in part only; what was polled now is read again.
                break;
            }
            dispatch.takeFinished(writes);
            read.forEach(this::take);
            turn();
            // Recorded first, sent then: a crash in between sends again, never not at all.
            if (commit()) {
                dispatch.start();
            }
        }
        settle(owned.numbers());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        // Answers only when no transaction of a former owner is open any more, so that its last records are there to be
        // read.
        consumer.committed(new HashSet<>(partitions));
        List<Integer> numbers =
                partitions.stream().map(TopicPartition::partition).toList();
        partitions.forEach(partition -> positions.from(partition, consumer.position(partition)));
        owned.add(log.read(numbers, closing));
        numbers.forEach(dispatch::queueOpen);
        numbers.forEach(timekeeper::takeOver);
        LOG.atInfo().addKeyValue("partition", numbers).log("Delivery took partitions over");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = numbers(partitions);
        // After the end it is the close that gives the partitions back: all is settled, or the session failed and must
        // not write.
        if (!over) {
            settle(numbers);
        }
        forget(numbers);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(numbers(partitions));
    }

    /** Leaves the group; what is under way is cut off and its outcome lost, so that it is made again under the same id. */
    @Override
    public void close() {
        over = true;
        dispatch.close();
        recovery.close();
        stories.close();
        consumer.close();
        transactions.close();
    }

    private void requirePartitions() {
        int ofAlerts = consumer.partitionsFor(KafkaTopics.ALERTS.name()).size();
        int ofDeliveries = consumer.partitionsFor(KafkaTopics.DELIVERIES.name()).size();
        if (ofDeliveries < ofAlerts) {
            throw new IllegalStateException("Kafka topic " + KafkaTopics.DELIVERIES.name() + " has " + ofDeliveries
                    + " partitions, " + KafkaTopics.ALERTS.name() + " has " + ofAlerts
                    + ": give the first as many with kafka-topics --alter --partitions " + ofAlerts);
        }
    }

    private void turn() {
        Instant now = clock.instant();
        timekeeper.turn(now, writes).forEach(changed -> dispatch.queue(changed.delivery(), changed.partition()));
        intake.takeRecovered(now, writes);
        dispatch.watchEndpoints(now, writes);
        // For people who look on, so by the time that passes for them and not by the clock that sendings go by.
        if (System.nanoTime() - toldWaiting >= TELL_WAITING.toNanos()) {
            toldWaiting = System.nanoTime();
            waiting.accept(timekeeper.waiting());
        }
    }

    /** Whether nothing is left to be committed. */
    private boolean commit() {
        if (writes.isEmpty()) {
            return true;
        }
        // With every transaction, also where nothing new was read: it is the group's generation in it that fences out
        // an
        // instance that no longer owns the partition.
        Map<TopicPartition, OffsetAndMetadata> read = writes.offsets().isEmpty() ? positions.all() : writes.offsets();
        boolean committed = transactions.commit(writes, read, consumer.groupMetadata());
        if (committed) {
            writes = new Writes();
        }
        return committed;
    }

    private void take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        intake.take(kafkaRecord, writes);
        positions.taken(new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition()), kafkaRecord.offset());
    }

    /** Starts nothing more of these partitions, gives what is under way a moment to end, and records how it did. */
    private void settle(Set<Integer> partitions) {
        dispatch.settle(partitions, writes);
        commit();
    }

    private void forget(Set<Integer> partitions) {
        writes.forget(partitions);
        positions.forget(partitions);
        dispatch.forget(partitions);
        timekeeper.forget(partitions);
        owned.remove(partitions);
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new HashSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}

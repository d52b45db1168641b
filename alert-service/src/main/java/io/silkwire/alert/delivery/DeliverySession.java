package io.silkwire.alert.delivery;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    /** How long it waits for stories to be read: then alerts go out, and copies among them may pass for news. */
    private static final Duration FOR_STORIES = Duration.ofSeconds(60);

    private final StoryReader stories;
    private final DeliveryDesk desk;
    private final Recovery recovery;
    private final Consumer<Map<SubscriptionId, Timekeeper.Waiting>> waiting;
    private final BooleanSupplier closing;
    private final DeliveryLog log;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Transactions transactions;
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
        this.closing = closing;
        this.waiting = waiting;
        Stories known = new Stories();
        this.stories = new StoryReader(
                () -> new KafkaConsumer<>(kafka.consumer(null)), known, () -> longestWindow(subscriptions), clock);
        this.log = new DeliveryLog(kafka);
        this.recovery = new Recovery(log::find);
        this.desk = new DeliveryDesk(
                settings, channels, subscriptions, known, recovery, dispositions, gate, clock, attempts());
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
        if (!stories.awaitEnd(FOR_STORIES, closing)) {
            LOG.atWarn().addKeyValue("reason", stories.state()).log("Stories were not read to their end");
        }
        consumer.subscribe(List.of(KafkaTopics.ALERTS.name()), this);
        while (!closing.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> read = consumer.poll(desk.isUnderWay() ? POLL_UNDER_WAY : POLL);
            if (closing.getAsBoolean()) {
                // What was known of a partition may have been read in part only; what was polled now is read again.
                break;
            }
            desk.takeFinished();
            read.forEach(this::take);
            desk.turn();
            tellWaiting();
            if (commit()) {
                desk.start();
            }
        }
        settle(desk.partitions());
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
        desk.takeOver(log.read(numbers, closing));
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
        desk.close();
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

    /** For people who look on, so by the time that passes for them and not by the clock that sendings go by. */
    private void tellWaiting() {
        if (System.nanoTime() - toldWaiting >= TELL_WAITING.toNanos()) {
            toldWaiting = System.nanoTime();
            waiting.accept(desk.waiting());
        }
    }

    /** Whether nothing is left to be committed. */
    private boolean commit() {
        Writes writes = desk.writes();
        if (writes.isEmpty()) {
            return true;
        }
        // With every transaction, also where nothing new was read: it is the group's generation in it that fences out
        // an
        // instance that no longer owns the partition.
        Map<TopicPartition, OffsetAndMetadata> read = writes.offsets().isEmpty() ? positions.all() : writes.offsets();
        boolean committed = transactions.commit(writes, read, consumer.groupMetadata());
        if (committed) {
            desk.committed();
        }
        return committed;
    }

    private void take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        desk.take(kafkaRecord);
        positions.taken(new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition()), kafkaRecord.offset());
    }

    /** Starts nothing more of these partitions, gives what is under way a moment to end, and records how it did. */
    private void settle(Set<Integer> partitions) {
        desk.settle(partitions);
        commit();
    }

    private void forget(Set<Integer> partitions) {
        positions.forget(partitions);
        desk.forget(partitions);
    }

    /** How the stories are read, in words. */
    String stories() {
        return stories.state();
    }

    private static Duration longestWindow(Subscriptions subscriptions) {
        return subscriptions.all().stream()
                .map(subscription -> subscription.sending().storyWindow())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static ExecutorService attempts() {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("attempt-", 0).factory());
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new HashSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}

package io.silkwire.alert.delivery;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.DeadLetters;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
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
    private static final String STEP = "delivery";
    private static final String READ_STEP = "delivery.read";
    private static final String CE_SOURCE = "/silkwire/alert/delivery";
    /** How late an attempt may be for want of waking up. */
    private static final Duration POLL = Duration.ofMillis(50);
    /** How late the outcome of one is recorded, and with it the next to the same endpoint. */
    private static final Duration POLL_UNDER_WAY = Duration.ofMillis(5);

    private final DeliverySettings settings;
    private final Map<String, DeliveryChannel> channels;
    private final Subscriptions subscriptions;
    private final Dispositions dispositions;
    private final Clock clock;
    private final BooleanSupplier closing;
    private final DeliveryLog log;
    private final DeliveryProgress progress;
    private final AttemptQueue queue;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<Integer, PartitionState> owned = new HashMap<>();
    private boolean over;

    DeliverySession(
            KafkaConnection kafka,
            DeliverySettings settings,
            Map<String, DeliveryChannel> channels,
            Subscriptions subscriptions,
            Dispositions dispositions,
            Clock clock,
            BooleanSupplier closing) {
        this.settings = settings;
        this.channels = channels;
        this.subscriptions = subscriptions;
        this.dispositions = dispositions;
        this.clock = clock;
        this.closing = closing;
        this.log = new DeliveryLog(kafka);
        this.progress = new DeliveryProgress(settings.schedule());
        this.queue = new AttemptQueue(settings.attemptsAtOnce());
        Map<String, Object> consuming = kafka.consumer(GROUP);
        consuming.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        this.consumer = new KafkaConsumer<>(consuming);
        // Fenced by the group's generation, which goes into each transaction, so the id need only be unique.
        this.producer = new KafkaProducer<>(kafka.transactionalProducer(GROUP + "-" + UUID.randomUUID()));
    }

    /** What came of an attempt, on its way back from its thread. */
    private record Finished(AttemptQueue.Due attempt, DeliveryOutcome outcome, Instant startedAt, Instant endedAt) {}

    /** What a transaction writes, and what is counted once it is committed. */
    private static final class Writes {
        private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        private final List<Runnable> afterwards = new ArrayList<>();

        boolean isEmpty() {
            return records.isEmpty() && offsets.isEmpty();
        }
    }

    /** Delivers until {@code closing} says so. Whatever is thrown ends the session. */
    void run() {
        requirePartitions();
        producer.initTransactions();
        consumer.subscribe(List.of(KafkaTopics.ALERTS.name()), this);
        while (!closing.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> read = consumer.poll(queue.underWay() > 0 ? POLL_UNDER_WAY : POLL);
            if (closing.getAsBoolean()) {
                // What was known of a partition may have been read in part only; what was polled now is read again.
                break;
            }
            Writes writes = new Writes();
            takeFinished(writes);
            read.forEach(kafkaRecord -> take(kafkaRecord, writes));
            // Recorded first, sent then: a crash in between sends again, never not at all.
            commit(writes);
            start();
        }
        settle(owned.keySet());
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
        owned.putAll(log.read(numbers, closing));
        numbers.forEach(this::queuePending);
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
        attempts.shutdownNow();
        consumer.close();
        producer.close(Duration.ofSeconds(5));
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

    private void take(ConsumerRecord<byte[], byte[]> kafkaRecord, Writes writes) {
        writes.offsets.put(
                new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition()),
                new OffsetAndMetadata(kafkaRecord.offset() + 1));
        PartitionState state = owned.get(kafkaRecord.partition());
        if (state == null) {
            throw new IllegalStateException("read an alert of partition " + kafkaRecord.partition() + ", not owned");
        }
        try {
            if (kafkaRecord.value() == null) {
                throw new UnreadableRecordException("expected an Alert, found no value", null);
            }
            take(JsonCodec.read(kafkaRecord.value(), Alert.class), kafkaRecord, state, writes);
        } catch (UnreadableRecordException e) {
            writes.records.add(DeadLetters.of(
                    kafkaRecord, READ_STEP, Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e));
            writes.afterwards.add(() -> dispositions.count(READ_STEP, Reason.UNREADABLE_RECORD));
        }
    }

    private void take(Alert alert, ConsumerRecord<byte[], byte[]> kafkaRecord, PartitionState state, Writes writes) {
        Optional<Subscription> subscription = subscriptions.find(alert.subscriptionId(), alert.subscriptionVersion());
        List<String> wanted = channels.values().stream()
                .filter(channel -> subscription.isPresent() && channel.endpoint(subscription.get()) != null)
                .map(DeliveryChannel::name)
                .sorted()
                .toList();
        switch (DeliveryDecision.of(alert, state.state(alert.id()), wanted, clock.instant())) {
            case DeliveryDecision.Known known -> writes.afterwards.add(() -> dispositions.count(STEP, "known"));
            case DeliveryDecision.Recorded recorded -> {
                write(recorded.delivery(), Travel.of(kafkaRecord.headers()), kafkaRecord.partition(), writes);
                queue(recorded.delivery(), kafkaRecord.partition());
            }
        }
    }

    private void takeFinished(Writes writes) {
        for (Finished next = finished.poll(); next != null; next = finished.poll()) {
            takeFinished(next, writes);
        }
    }

    private void takeFinished(Finished over, Writes writes) {
        AttemptQueue.Due attempt = over.attempt();
        queue.done(attempt.endpoint());
        PartitionState.Pending pending = pending(attempt);
        if (pending == null) {
            // The partition went to another instance while the attempt was under way: that one makes it again.
            return;
        }
        Delivery after = progress.after(
                pending.delivery(),
                attempt.channel(),
                over.outcome(),
                over.startedAt(),
                over.endedAt(),
                random.nextDouble());
        write(after, pending.travel(), attempt.partition(), writes);
        queue(after, attempt.partition());
        LOG.atInfo()
                .addKeyValue("alertId", attempt.alertId())
                .addKeyValue("subscriptionId", after.subscriptionId())
                .addKeyValue("channel", attempt.channel())
                .addKeyValue("status", over.outcome().status())
                .addKeyValue("state", after.state().label())
                .log("Attempt over");
    }

    private void write(Delivery delivery, Travel travel, int partition, Writes writes) {
        PartitionState state = owned.get(partition);
        if (state == null) {
            throw new IllegalStateException("partition " + partition + " is not owned");
        }
        state.put(delivery, travel);
        String id = delivery.alertId().value();
        writes.records.add(WireRecords.of(
                KafkaTopics.DELIVERIES,
                partition,
                id,
                delivery,
                id + "/" + attemptsOf(delivery) + "/" + delivery.state().label(),
                CE_SOURCE,
                delivery.updatedAt(),
                travel));
        if (delivery.state() != Delivery.State.PENDING) {
            writes.afterwards.add(() -> dispositions.count(STEP, disposition(delivery)));
        }
    }

    private static int attemptsOf(Delivery delivery) {
        return delivery.channels().stream()
                .mapToInt(channel -> channel.attempts().size())
                .sum();
    }

    /** How it ended; for one that failed, why. */
    private static String disposition(Delivery delivery) {
        return delivery.channels().stream()
                .filter(channel -> channel.state() == Delivery.State.FAILED)
                .map(channel -> channel.attempts().getLast().reason())
                .findFirst()
                .orElse(delivery.state().label());
    }

    private void commit(Writes writes) {
        if (writes.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (ProducerRecord<byte[], byte[]> kafkaRecord : writes.records) {
            // What goes wrong with it comes out of the commit.
            var unused = producer.send(kafkaRecord);
        }
        // With every transaction, also where nothing new was read: it is the group's generation in it that fences out
        // an
        // instance that no longer owns the partition.
        producer.sendOffsetsToTransaction(
                writes.offsets.isEmpty() ? positions() : writes.offsets, consumer.groupMetadata());
        producer.commitTransaction();
        writes.afterwards.forEach(Runnable::run);
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (Integer partition : owned.keySet()) {
            TopicPartition topicPartition = new TopicPartition(KafkaTopics.ALERTS.name(), partition);
            positions.put(topicPartition, new OffsetAndMetadata(consumer.position(topicPartition)));
        }
        return positions;
    }

    private void queuePending(int partition) {
        PartitionState state = owned.get(partition);
        if (state != null) {
            state.allPending().forEach(pending -> queue(pending.delivery(), partition));
        }
    }

    private void queue(Delivery delivery, int partition) {
        for (ChannelDelivery part : delivery.channels()) {
            Instant at = part.nextAttemptAt();
            if (part.state() == Delivery.State.PENDING && at != null) {
                queue.add(new AttemptQueue.Due(
                        at, partition, delivery.alertId(), part.channel(), endpoint(delivery, part.channel())));
            }
        }
    }

    /** One that is gone has the alert itself as its endpoint: it is over at once. */
    private String endpoint(Delivery delivery, String channelName) {
        DeliveryChannel channel = channels.get(channelName);
        return subscriptions
                .find(delivery.subscriptionId())
                .map(subscription -> channel == null ? null : channel.endpoint(subscription))
                .orElse(delivery.alertId().value());
    }

    private void start() {
        for (AttemptQueue.Due attempt : queue.start(clock.instant())) {
            PartitionState.Pending pending = pending(attempt);
            Alert alert = pending == null ? null : pending.delivery().alert();
            if (alert == null) {
                queue.done(attempt.endpoint());
            } else {
                attempts.execute(() -> attempt(attempt, alert));
            }
        }
    }

    private void attempt(AttemptQueue.Due attempt, Alert alert) {
        Instant startedAt = clock.instant();
        DeliveryOutcome outcome = new DeliveryOutcome.Retryable(0, Reason.STEP_FAILED, null);
        try {
            outcome = outcome(attempt, alert);
        } finally {
            finished.add(new Finished(attempt, outcome, startedAt, clock.instant()));
        }
    }

    private DeliveryOutcome outcome(AttemptQueue.Due attempt, Alert alert) {
        DeliveryChannel channel = channels.get(attempt.channel());
        Subscription subscription = subscriptions.find(alert.subscriptionId()).orElse(null);
        return channel == null || subscription == null || channel.endpoint(subscription) == null
                ? new DeliveryOutcome.Stopped(0, Reason.SUBSCRIPTION_GONE)
                : channel.attempt(alert, subscription);
    }

    private PartitionState.@Nullable Pending pending(AttemptQueue.Due attempt) {
        PartitionState state = owned.get(attempt.partition());
        AlertId id = attempt.alertId();
        return state == null ? null : state.pending(id);
    }

    /** Starts nothing more of these partitions, gives what is under way a moment to end, and records how it did. */
    private void settle(Set<Integer> partitions) {
        partitions.forEach(queue::removePartition);
        Instant end = clock.instant().plus(settings.closePatience());
        Writes writes = new Writes();
        takeFinished(writes);
        try {
            while (queue.underWay() > 0 && clock.instant().isBefore(end)) {
                Finished next = finished.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    takeFinished(next, writes);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commit(writes);
    }

    private void forget(Set<Integer> partitions) {
        partitions.forEach(queue::removePartition);
        partitions.forEach(owned::remove);
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new HashSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}

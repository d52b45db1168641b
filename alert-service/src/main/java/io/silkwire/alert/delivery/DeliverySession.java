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
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.DeadLetters;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import java.util.function.Consumer;
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
    private static final String READ_STEP = "delivery.read";
    private static final String REQUEST_STEP = "delivery.request";
    private static final Pace NO_PACE = new Pace(1, Duration.ZERO);
    private static final Duration TELL_WAITING = Duration.ofSeconds(1);
    /** How late an attempt may be for want of waking up. */
    private static final Duration POLL = Duration.ofMillis(50);
    /** How late the outcome of one is recorded, and with it the next to the same endpoint. */
    private static final Duration POLL_UNDER_WAY = Duration.ofMillis(5);

    private final DeliverySettings settings;
    private final Map<String, DeliveryChannel> channels;
    private final Subscriptions subscriptions;
    private final Dispositions dispositions;
    private final Stories stories;
    private final Timekeeper timekeeper;
    private final EndpointWarden warden;
    private final EndpointGate gate = new EndpointGate();
    private final Consumer<Map<SubscriptionId, Timekeeper.Waiting>> waiting;
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
    private final OwnedPartitions owned;
    private Instant toldWaiting = Instant.EPOCH;
    private boolean over;

    DeliverySession(
            KafkaConnection kafka,
            DeliverySettings settings,
            Map<String, DeliveryChannel> channels,
            Subscriptions subscriptions,
            Dispositions dispositions,
            Clock clock,
            Consumer<Map<SubscriptionId, Timekeeper.Waiting>> waiting,
            BooleanSupplier closing) {
        this.settings = settings;
        this.channels = channels;
        this.subscriptions = subscriptions;
        this.dispositions = dispositions;
        this.clock = clock;
        this.closing = closing;
        this.waiting = waiting;
        this.owned = new OwnedPartitions(dispositions);
        this.stories = new Stories(kafka, clock);
        this.timekeeper = new Timekeeper(owned, channels, subscriptions, stories, settings.storyPatience());
        this.log = new DeliveryLog(kafka);
        this.progress = new DeliveryProgress(settings.schedule());
        this.warden = new EndpointWarden(owned, channels, subscriptions, attempts);
        this.queue = new AttemptQueue(settings.attemptsAtOnce());
        Map<String, Object> consuming = kafka.consumer(GROUP);
        consuming.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        this.consumer = new KafkaConsumer<>(consuming);
        // Fenced by the group's generation, which goes into each transaction, so the id need only be unique.
        this.producer = new KafkaProducer<>(kafka.transactionalProducer(GROUP + "-" + UUID.randomUUID()));
    }

    /** What came of an attempt, on its way back from its thread. */
    private record Finished(AttemptQueue.Due attempt, DeliveryReport report, Instant startedAt, Instant endedAt) {}

    /** Delivers until {@code closing} says so. Whatever is thrown ends the session. */
    void run() {
        requirePartitions();
        producer.initTransactions();
        stories.start();
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
            turn(writes);
            // Recorded first, sent then: a crash in between sends again, never not at all.
            commit(writes);
            start();
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
        owned.add(log.read(numbers, closing));
        numbers.forEach(this::queueOpen);
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
        attempts.shutdownNow();
        stories.close();
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
            writes.add(DeadLetters.of(
                    kafkaRecord, READ_STEP, Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e));
            writes.afterwards(() -> dispositions.count(READ_STEP, Reason.UNREADABLE_RECORD));
        }
    }

    private void take(DeliveryRequest request, ConsumerRecord<byte[], byte[]> kafkaRecord, Writes writes) {
        int partition = kafkaRecord.partition();
        PartitionState state = owned.require(partition);
        Instant now = clock.instant();
        writes.afterwards(() -> dispositions.count(REQUEST_STEP, "taken"));
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
        switch (DeliveryDecision.of(alert, known)) {
            case DeliveryDecision.Known already -> owned.known(writes);
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
        queue(delivery, partition);
    }

    private void turn(Writes writes) {
        Instant now = clock.instant();
        timekeeper.turn(now, writes).forEach(changed -> queue(changed.delivery(), changed.partition()));
        warden.turn(now, writes).forEach(warning -> queue(warning.delivery(), warning.partition()));
        if (Duration.between(toldWaiting, now).abs().compareTo(TELL_WAITING) >= 0) {
            toldWaiting = now;
            waiting.accept(timekeeper.waiting());
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
        gate.ended(attempt.endpoint(), over.report().outcome(), over.endedAt());
        PartitionState.Open open = owned.open(attempt.partition(), attempt.alertId());
        if (open == null) {
            // The partition went to another instance while the attempt was under way: that one makes it again.
            return;
        }
        Delivery after = progress.after(
                open.delivery(),
                attempt.channel(),
                over.report(),
                over.startedAt(),
                over.endedAt(),
                random.nextDouble());
        owned.record(after, open.travel(), attempt.partition(), writes);
        queue(after, attempt.partition(), attempt.channel());
        if (!(over.report().outcome() instanceof DeliveryOutcome.Delivered)) {
            warden.look(after.subscriptionId(), attempt.partition(), over.endedAt(), writes)
                    .forEach(warning -> queue(warning.delivery(), warning.partition()));
        }
        LOG.atInfo()
                .addKeyValue("alertId", attempt.alertId())
                .addKeyValue("subscriptionId", after.subscriptionId())
                .addKeyValue("channel", attempt.channel())
                .addKeyValue("status", over.report().outcome().status())
                .addKeyValue("state", after.state().label())
                .log("Attempt over");
    }

    private void commit(Writes writes) {
        if (writes.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (ProducerRecord<byte[], byte[]> kafkaRecord : writes.records()) {
            // What goes wrong with it comes out of the commit.
            var unused = producer.send(kafkaRecord);
        }
        // With every transaction, also where nothing new was read: it is the group's generation in it that fences out
        // an
        // instance that no longer owns the partition.
        producer.sendOffsetsToTransaction(
                writes.offsets().isEmpty() ? positions() : writes.offsets(), consumer.groupMetadata());
        producer.commitTransaction();
        writes.committed();
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (Integer partition : owned.numbers()) {
            TopicPartition topicPartition = new TopicPartition(KafkaTopics.ALERTS.name(), partition);
            positions.put(topicPartition, new OffsetAndMetadata(consumer.position(topicPartition)));
        }
        return positions;
    }

    private void queueOpen(int partition) {
        owned.require(partition).allOpen().forEach(open -> queue(open.delivery(), partition));
    }

    private void queue(Delivery delivery, int partition) {
        delivery.channels().forEach(part -> queue(delivery, partition, part.channel()));
    }

    /** Puts the next attempt of one channel down. Once for each: the others stand in the queue already. */
    private void queue(Delivery delivery, int partition, String channel) {
        if (Timekeeper.isAwaitingStory(delivery)) {
            return;
        }
        for (ChannelDelivery part : delivery.channels()) {
            Instant at = part.nextAttemptAt();
            if (part.channel().equals(channel) && part.state() == Delivery.State.PENDING && at != null) {
                queue.add(
                        new AttemptQueue.Due(at, partition, delivery.alertId(), channel, endpoint(delivery, channel)));
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
        Instant now = clock.instant();
        for (AttemptQueue.Due attempt : queue.start(now)) {
            PartitionState.Open open = owned.open(attempt.partition(), attempt.alertId());
            Outgoing message = open == null ? null : Outgoing.of(open.delivery());
            if (open == null || message == null || !isPending(open.delivery(), attempt.channel())) {
                queue.done(attempt.endpoint());
                continue;
            }
            Pace pace = pace(attempt);
            Instant opens = gate.opens(attempt.endpoint(), pace, now);
            if (opens.isAfter(now)) {
                queue.done(attempt.endpoint());
                queue.add(attempt.at(opens));
            } else {
                gate.begun(attempt.endpoint(), pace, now);
                SubscriptionId id = open.delivery().subscriptionId();
                attempts.execute(() -> attempt(attempt, message, id));
            }
        }
    }

    private static boolean isPending(Delivery delivery, String channel) {
        return delivery.channels().stream()
                .anyMatch(part -> part.channel().equals(channel) && part.state() == Delivery.State.PENDING);
    }

    private Pace pace(AttemptQueue.Due attempt) {
        DeliveryChannel channel = channels.get(attempt.channel());
        return channel == null ? NO_PACE : channel.pace();
    }

    private void attempt(AttemptQueue.Due attempt, Outgoing message, SubscriptionId id) {
        Instant startedAt = clock.instant();
        DeliveryReport report =
                new DeliveryReport(new DeliveryOutcome.Retryable(0, Reason.STEP_FAILED, null), null, null);
        try {
            report = report(attempt, message, id);
        } finally {
            finished.add(new Finished(attempt, report, startedAt, clock.instant()));
        }
    }

    private DeliveryReport report(AttemptQueue.Due attempt, Outgoing message, SubscriptionId id) {
        DeliveryChannel channel = channels.get(attempt.channel());
        Subscription subscription = subscriptions.find(id).orElse(null);
        return channel == null || subscription == null || channel.endpoint(subscription) == null
                ? DeliveryReport.stopped(Reason.SUBSCRIPTION_GONE)
                : channel.attempt(message, subscription);
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
        timekeeper.forget(partitions);
        owned.remove(partitions);
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new HashSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}

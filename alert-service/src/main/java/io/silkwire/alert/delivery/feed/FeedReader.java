package io.silkwire.alert.delivery.feed;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kafka topic {@code alerts} into the logs of feeds. The first thread takes its place at the end and follows; only then does the
 * second read from the beginning, once for all feeds that wait for it, so that nothing falls between the two. A broker that is away is
 * waited for by both, and by nobody else.
 */
final class FeedReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** As long as the Kafka topic keeps them. */
    private static final Duration RETENTION =
            Duration.ofMillis(Long.parseLong(KafkaTopics.ALERTS.config().getOrDefault("retention.ms", "0")));

    private final KafkaConnection kafka;
    private final Supplier<Set<SubscriptionId>> fed;
    private final Clock clock;
    private final Map<SubscriptionId, FeedLog> logs = new ConcurrentHashMap<>();
    private final BlockingQueue<SubscriptionId> unread = new LinkedBlockingQueue<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CountDownLatch following = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads;
    private long lookAt = System.nanoTime();

    FeedReader(KafkaConnection kafka, Supplier<Set<SubscriptionId>> fed, Clock clock) {
        this.kafka = kafka;
        this.fed = fed;
        this.clock = clock;
        this.threads = List.of(
                Thread.ofPlatform().daemon().name("feeds-follow").unstarted(() -> whileOpen(this::follow)),
                Thread.ofPlatform().daemon().name("feeds-read").unstarted(() -> whileOpen(this::readWaiting)));
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** The log of a feed; one that is not known yet is read soon. */
    FeedLog log(SubscriptionId id) {
        FeedLog made = new FeedLog();
        FeedLog known = logs.putIfAbsent(id, made);
        if (known == null) {
            // Only now: who reads for it must find it.
            unread.add(id);
        }
        return known == null ? made : known;
    }

    /** Whether this alert is in the log of a feed, as far as it was read. */
    boolean has(SubscriptionId id, String alertId) {
        FeedLog log = logs.get(id);
        return log != null && log.has(alertId);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a thread does until it is closed, again after a moment where Kafka did not answer. */
    private void whileOpen(Runnable reading) {
        try {
            while (closing.getCount() > 0) {
                try {
                    reading.run();
                } catch (KafkaException e) {
                    LOG.atWarn()
                            .addKeyValue("kafkaTopic", KafkaTopics.ALERTS.name())
                            .setCause(e)
                            .log("Reading for feeds failed, trying again");
                    closing.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            takePlace(consumer, partitions);
            following.countDown();
            while (closing.getCount() > 0) {
                look();
                for (ConsumerRecord<byte[], byte[]> alert : consumer.poll(POLL)) {
                    take(alert);
                    next.put(new TopicPartition(alert.topic(), alert.partition()), alert.offset() + 1);
                }
            }
        }
    }

    /** At the end the first time, later where this thread was. */
    private void takePlace(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, next.computeIfAbsent(partition, first -> ends.getOrDefault(first, 0L)));
        }
    }

    /** Which subscriptions have a feed now, and what grew too old. */
    private void look() {
        if (System.nanoTime() < lookAt) {
            return;
        }
        lookAt = System.nanoTime() + LOOK.toNanos();
        Instant now = clock.instant();
        // One that is made while this looks is not taken away for not being seen.
        List<SubscriptionId> before = List.copyOf(logs.keySet());
        Set<SubscriptionId> wanted = fed.get();
        before.stream().filter(id -> !wanted.contains(id)).forEach(logs::remove);
        wanted.forEach(this::log);
        logs.values().forEach(log -> log.forgetBefore(now.minus(RETENTION)));
    }

    private void readWaiting() {
        List<SubscriptionId> waiting = new ArrayList<>();
        try {
            SubscriptionId first = unread.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null || !following.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                unread.addAll(first == null ? List.of() : List.of(first));
                return;
            }
            waiting.add(first);
            unread.drainTo(waiting);
            read(waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            unread.addAll(waiting);
            throw e;
        }
    }

    private void read(List<SubscriptionId> waiting) {
        // A feed that is taken away and made anew meanwhile has another log, which waits for the next reading.
        Map<SubscriptionId, FeedLog> asked = new HashMap<>(logs);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            int count = partitions(consumer).size();
            Map<TopicPartition, List<SubscriptionId>> places = new HashMap<>();
            waiting.forEach(id -> places.computeIfAbsent(place(id, count), absent -> new ArrayList<>())
                    .add(id));
            consumer.assign(places.keySet());
            consumer.seekToBeginning(places.keySet());
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(places.keySet());
            Map<TopicPartition, LocalDate> firstDays = readOn(consumer, consumer.endOffsets(places.keySet()));
            if (closing.getCount() > 0) {
                places.forEach((place, ids) -> {
                    boolean isCut = begins.getOrDefault(place, 0L) > 0;
                    ids.forEach(id -> whole(id, asked.get(id), isCut ? firstDays.get(place) : null));
                });
            }
        }
    }

    /** Reads to these ends; the day of the first record of each partition. */
    private Map<TopicPartition, LocalDate> readOn(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, LocalDate> firstDays = new HashMap<>();
        while (closing.getCount() > 0
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> alert : consumer.poll(POLL)) {
                firstDays.putIfAbsent(
                        new TopicPartition(alert.topic(), alert.partition()),
                        FeedLog.day(Instant.ofEpochMilli(alert.timestamp())));
                take(alert);
            }
        }
        return firstDays;
    }

    private void whole(SubscriptionId id, @Nullable FeedLog read, @Nullable LocalDate first) {
        if (read != null && read == logs.get(id)) {
            read.isWhole(first);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> read) {
        if (read.key() == null || read.value() == null) {
            return;
        }
        try {
            FeedLog log = logs.get(new SubscriptionId(new String(read.key(), StandardCharsets.UTF_8)));
            if (log != null) {
                Alert alert = JsonCodec.read(read.value(), Alert.class);
                if (alert.deliver()) {
                    log.add(read.offset(), alert);
                }
            }
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            LOG.atDebug()
                    .addKeyValue("partition", read.partition())
                    .addKeyValue("offset", read.offset())
                    .setCause(e)
                    .log("Record passed over");
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> found = consumer.partitionsFor(KafkaTopics.ALERTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (found.isEmpty()) {
            throw new KafkaException("Kafka topic " + KafkaTopics.ALERTS.name() + " is not known yet");
        }
        return found;
    }

    /** As the producer places a record by its key. */
    private static TopicPartition place(SubscriptionId id, int partitions) {
        byte[] key = id.value().getBytes(StandardCharsets.UTF_8);
        return new TopicPartition(KafkaTopics.ALERTS.name(), Utils.toPositive(Utils.murmur2(key)) % partitions);
    }
}

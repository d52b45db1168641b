package io.silkwire.alert.delivery;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the Kafka topic {@code stories} into {@link Stories}, from the window before now on. What goes wrong is tried again from where
 * it stood, and {@link #state} says so meanwhile. One thread reads.
 */
final class StoryReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoryReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final Supplier<Consumer<byte[], byte[]>> connecting;
    private final Stories stories;
    private final Supplier<Duration> window;
    private final Clock clock;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch toTheEnd = new CountDownLatch(1);
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private Instant forgotAt = Instant.EPOCH;
    private volatile @Nullable Consumer<byte[], byte[]> connected;
    private volatile @Nullable String trouble;

    /**
     * Reads nothing before {@link #start}.
     *
     * @param connecting makes a consumer of no group
     * @param window for how long stories may be asked for
     */
    StoryReader(
            Supplier<Consumer<byte[], byte[]>> connecting, Stories stories, Supplier<Duration> window, Clock clock) {
        this.connecting = connecting;
        this.stories = stories;
        this.window = window;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("delivery-stories").unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    /**
     * Waits until all is read that stood there at start: until then a copy would pass for news.
     *
     * @param patience how long at most
     * @param cancelled asked now and then
     * @return whether it is
     */
    boolean awaitEnd(Duration patience, BooleanSupplier cancelled) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (!cancelled.getAsBoolean() && System.nanoTime() < until) {
                if (toTheEnd.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return toTheEnd.getCount() == 0;
    }

    /** How it is, in words for health. */
    String state() {
        String failing = trouble;
        if (!thread.isAlive()) {
            return "not read";
        }
        if (failing != null) {
            return "cannot be read, trying again: " + failing;
        }
        return toTheEnd.getCount() == 0 ? "followed" : "being read";
    }

    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> open = connected;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        while (!isClosing()) {
            try (Consumer<byte[], byte[]> consumer = connecting.get()) {
                connected = consumer;
                read(consumer);
            } catch (WakeupException | InterruptException e) {
                LOG.atDebug().setCause(e).log("Stories closed");
            } catch (RuntimeException e) {
                // Whatever it is: the outer loop of this thread, without which copies would be told until the next
                // start.
                trouble = e.getClass().getSimpleName() + ": " + e.getMessage();
                LOG.atWarn().setCause(e).log("Stories cannot be read, trying again");
                pause();
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        seek(consumer, partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!isClosing()) {
            consumer.poll(POLL).forEach(this::apply);
            partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
            trouble = null;
            if (ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                toTheEnd.countDown();
            }
            forget();
        }
    }

    /** The enricher may not have made the Kafka topic yet: until it does, nothing is to be read. */
    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        while (!isClosing()) {
            List<TopicPartition> found = consumer.partitionsFor(KafkaTopics.STORIES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            trouble = null;
            toTheEnd.countDown();
            pause();
        }
        throw new WakeupException();
    }

    private void seek(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Instant from = clock.instant().minus(window.get());
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
        // The ends first: what is written between the two questions is read, and not passed over as old.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(times));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp at = found.get(partition);
            long begin = at == null ? ends.getOrDefault(partition, 0L) : at.offset();
            consumer.seek(partition, next.getOrDefault(partition, begin));
        }
    }

    private void forget() {
        Instant now = clock.instant();
        if (Duration.between(forgotAt, now).abs().compareTo(FORGET_EVERY) >= 0) {
            forgotAt = now;
            stories.forget(now, window.get());
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.value() == null) {
            return;
        }
        try {
            stories.apply(
                    JsonCodec.read(kafkaRecord.value(), StoryMembership.class),
                    Instant.ofEpochMilli(kafkaRecord.timestamp()));
        } catch (UnreadableRecordException e) {
            LOG.atDebug()
                    .addKeyValue("kafkaTopic", kafkaRecord.topic())
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .setCause(e)
                    .log("Record passed over");
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atDebug().log("Closing while stories could not be read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }
}

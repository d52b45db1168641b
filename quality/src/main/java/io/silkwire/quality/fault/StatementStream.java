package io.silkwire.quality.fault;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.quality.match.Written;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Publishes statements at a steady rate until it is told to end, in a thread of its own. While the broker is away they wait, and are
 * published when it is back.
 */
final class StatementStream implements AutoCloseable {
    private static final String CE_SOURCE = "/silkwire/quality";
    /** Longer than any broker is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Written written;
    private final Duration between;
    private final int least;
    private final Clock clock;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean ending;

    /** @param least so many are published in any case */
    StatementStream(Written written, KafkaConnection kafka, int perSecond, int least, Clock clock) {
        this.written = written;
        this.between = Duration.ofSeconds(1).dividedBy(perSecond);
        this.least = least;
        this.clock = clock;
        var settings = kafka.producer("silkwire-bench-faults");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.producer = new KafkaProducer<>(settings);
        this.thread = Thread.ofPlatform().daemon().name("statements").unstarted(this::publish);
    }

    void start() {
        thread.start();
    }

    /** Ids of those that Kafka has taken. */
    Set<String> published() {
        return Set.copyOf(published);
    }

    int count() {
        return published.size();
    }

    /**
     * Publishes no more than the least number, and waits until Kafka has taken all.
     *
     * @throws IllegalStateException where it did not take one
     */
    void end() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the last statements were published", e);
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take a statement", failed);
        }
    }

    @Override
    public void close() {
        ending = true;
        thread.interrupt();
        producer.close(Duration.ZERO);
    }

    private void publish() {
        long begin = System.nanoTime();
        for (int i = 0;
                (!ending || i < least)
                        && failure.get() == null
                        && !Thread.currentThread().isInterrupted();
                i++) {
            LockSupport.parkNanos(begin + i * between.toNanos() - System.nanoTime());
            publish(written.statement(i));
        }
    }

    private void publish(Statement statement) {
        String id = statement.id().value();
        var unused = producer.send(
                WireRecords.of(
                        KafkaTopics.STATEMENTS,
                        null,
                        id,
                        statement,
                        id + "/" + statement.revision(),
                        CE_SOURCE,
                        clock.instant(),
                        Travel.LIVE),
                (taken, failed) -> {
                    if (failed == null) {
                        published.add(id);
                    } else {
                        failure.compareAndSet(null, failed);
                    }
                });
    }
}

package io.silkwire.quality.traffic;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes statements and subscriptions to Kafka and waits out what it suffers; tells what it took. Thread-safe. */
final class Writer implements AutoCloseable {
    private static final String CE_SOURCE = "/silkwire/quality";
    /** Longer than any broker is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Writer(KafkaConnection kafka, Clock clock) {
        this.clock = clock;
        var settings = kafka.producer("silkwire-bench-traffic");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.producer = new KafkaProducer<>(settings);
    }

    /** @param taken is told, once Kafka has it, when it was sent */
    void write(Statement statement, Consumer<Instant> taken) {
        String id = statement.id().value();
        Instant now = clock.instant();
        write(
                WireRecords.of(
                        KafkaTopics.STATEMENTS,
                        null,
                        id,
                        statement,
                        id + "/" + statement.revision(),
                        CE_SOURCE,
                        now,
                        Travel.LIVE),
                () -> taken.accept(now));
    }

    /** @param taken is told, once Kafka has it, when that was */
    void write(Subscription subscription, Consumer<Instant> taken) {
        String id = subscription.id().value();
        write(
                WireRecords.of(
                        KafkaTopics.SUBSCRIPTIONS,
                        null,
                        id,
                        subscription,
                        id + "/" + subscription.version(),
                        CE_SOURCE,
                        clock.instant(),
                        Travel.LIVE),
                () -> taken.accept(clock.instant()));
    }

    boolean hasFailed() {
        return failure.get() != null;
    }

    /**
     * Waits until Kafka has taken all.
     *
     * @throws IllegalStateException where it did not take one
     */
    void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take what was written", failed);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void write(ProducerRecord<byte[], byte[]> kafkaRecord, Runnable taken) {
        var unused = producer.send(kafkaRecord, (place, failed) -> {
            if (failed == null) {
                taken.run();
            } else {
                failure.compareAndSet(null, failed);
            }
        });
    }
}

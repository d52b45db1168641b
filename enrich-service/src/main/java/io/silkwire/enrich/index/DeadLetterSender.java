package io.silkwire.enrich.index;

import io.silkwire.wire.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters and tells when all replicas have one. After a crash between that and the commit of its record a letter is
 * written again; its origin headers are the same.
 */
final class DeadLetterSender implements AutoCloseable {
    /** The writer's thread must not stand still long enough to lose its partitions. */
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;

    DeadLetterSender(KafkaConnection kafka, String clientId) {
        Map<String, Object> config = new HashMap<>(kafka.producer(clientId));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK.toMillis());
        this.producer = new KafkaProducer<>(config);
    }

    /** Sends a letter; {@code answered} is called exactly once, with null when it is durable, else with why it is not. */
    void send(ProducerRecord<byte[], byte[]> letter, Consumer<@Nullable Exception> answered) {
        // A failure comes through the callback or is thrown, depending on where it happens.
        AtomicBoolean told = new AtomicBoolean();
        try {
            var unused = producer.send(letter, (written, failure) -> {
                if (told.compareAndSet(false, true)) {
                    answered.accept(failure);
                }
            });
        } catch (KafkaException e) {
            if (told.compareAndSet(false, true)) {
                answered.accept(e);
            }
        }
    }

    @Override
    public void close() {
        producer.close(LONGEST_BLOCK);
    }
}

package io.silkwire.enrich.refusal;

import io.silkwire.contracts.RecordHeaders;
import io.silkwire.wire.DeadLetters;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a refused record into a dead letter: its key and bytes as they came (those Kafka would not take stay at their
 * origin), with origin and reason.
 *
 * @param <V> outcomes, of which only those that are a {@link Refusal} come here
 */
public final class RefuseStep<V> extends ContextualProcessor<byte[], V, byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(RefuseStep.class);

    private final Consumer<String> counter;

    /** @param counter counts a refusal by its reason */
    public RefuseStep(Consumer<String> counter) {
        this.counter = counter;
    }

    @Override
    public void process(Record<byte[], V> outcome) {
        if (!(outcome.value() instanceof Refusal refused)) {
            throw new IllegalStateException("expected a refused record, found " + outcome.value());
        }
        RecordMetadata origin = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record from a Kafka topic has an origin"));
        Bytes value = refused.value();
        Record<byte[], byte[]> letter = new Record<>(
                DeadLetters.key(outcome.key()),
                DeadLetters.value(outcome.key(), value == null ? null : value.get()),
                outcome.timestamp());
        DeadLetters.copy(outcome.headers(), letter.headers());
        DeadLetters.mark(
                letter.headers(),
                RecordHeaders.deadLetter(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        refused.step(),
                        refused.reason(),
                        refused.message(),
                        refused.exception()));
        context().forward(letter);
        counter.accept(refused.reason().label());
        LOG.atWarn()
                .addKeyValue("kafkaTopic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("reason", refused.reason().label())
                .log("Record became a dead letter");
    }
}

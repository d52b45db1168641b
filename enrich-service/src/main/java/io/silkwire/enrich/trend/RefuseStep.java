package io.silkwire.enrich.trend;

import io.silkwire.contracts.RecordHeaders;
import io.silkwire.enrich.trend.TrendInput.Refused;
import io.silkwire.wire.DeadLetters;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a refused record into a dead letter: its key and bytes as they came, with origin and reason. */
final class RefuseStep extends ContextualProcessor<byte[], TrendInput, byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(RefuseStep.class);

    private final TrendCounters counters;

    RefuseStep(TrendCounters counters) {
        this.counters = counters;
    }

    @Override
    public void process(Record<byte[], TrendInput> input) {
        if (!(input.value() instanceof Refused refused)) {
            throw new IllegalStateException("expected a refused record, found " + input.value());
        }
        RecordMetadata origin = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record from a Kafka topic has an origin"));
        byte[] value = refused.value() == null ? null : refused.value().get();
        Record<byte[], byte[]> letter = new Record<>(input.key(), value, input.timestamp(), input.headers());
        DeadLetters.mark(
                letter.headers(),
                RecordHeaders.deadLetter(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        TrendInput.STEP,
                        refused.reason(),
                        refused.message(),
                        refused.exception()));
        context().forward(letter);
        counters.count(refused.reason().label());
        LOG.atWarn()
                .addKeyValue("kafkaTopic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("reason", refused.reason().label())
                .log("Record became a dead letter");
    }
}

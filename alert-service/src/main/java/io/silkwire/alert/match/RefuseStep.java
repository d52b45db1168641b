package io.silkwire.alert.match;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.wire.DeadLetters;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a refused record into a dead letter: key, bytes and headers as they came, and beside them where, why and what. */
final class RefuseStep extends ContextualProcessor<byte[], ReadOutcome, byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(RefuseStep.class);

    private final Dispositions dispositions;

    RefuseStep(Dispositions dispositions) {
        this.dispositions = dispositions;
    }

    @Override
    public void process(Record<byte[], ReadOutcome> kafkaRecord) {
        if (!(kafkaRecord.value() instanceof ReadOutcome.Refused refused)) {
            throw new IllegalStateException("expected a refused record, found " + kafkaRecord.value());
        }
        RecordMetadata origin = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record from a Kafka topic has an origin"));
        Bytes value = refused.value();
        Record<byte[], byte[]> letter = new Record<>(
                DeadLetters.key(kafkaRecord.key()),
                DeadLetters.value(kafkaRecord.key(), value == null ? null : value.get()),
                kafkaRecord.timestamp());
        DeadLetters.copy(kafkaRecord.headers(), letter.headers());
        DeadLetters.mark(
                letter.headers(),
                RecordHeaders.deadLetter(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        ReadOutcome.STEP,
                        refused.reason(),
                        refused.message(),
                        refused.exception()));
        context().forward(letter);
        dispositions.count(ReadOutcome.STEP, refused.reason());
        LOG.atWarn()
                .addKeyValue("kafkaTopic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("reason", refused.reason().label())
                .log("Record became a dead letter");
    }
}

package io.silkwire.alert.match;

import io.silkwire.alert.disposition.Dispositions;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns the bytes of a record into what they are; what is of no concern ends here. */
final class ReadStep extends ContextualProcessor<byte[], byte[], byte[], ReadOutcome> {
    private final Dispositions dispositions;

    ReadStep(Dispositions dispositions) {
        this.dispositions = dispositions;
    }

    @Override
    public void process(Record<byte[], byte[]> kafkaRecord) {
        ReadOutcome outcome = ReadOutcome.of(kafkaRecord.key(), kafkaRecord.value());
        switch (outcome) {
            case ReadOutcome.Legible readable -> context().forward(kafkaRecord.withValue(outcome));
            case ReadOutcome.Removed removed -> dispositions.count(ReadOutcome.STEP, "removed");
            case ReadOutcome.Refused refused -> context().forward(kafkaRecord.withValue(outcome));
        }
    }
}

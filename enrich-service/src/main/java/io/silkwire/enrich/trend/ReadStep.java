package io.silkwire.enrich.trend;

import io.silkwire.contracts.RecordHeaders;
import io.silkwire.wire.WireRecords;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns the bytes of a record into what it says, or into the reason why it says nothing. */
final class ReadStep extends ContextualProcessor<byte[], byte[], byte[], TrendInput> {
    @Override
    public void process(Record<byte[], byte[]> input) {
        String kafkaTopic = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record from a Kafka topic has an origin"))
                .topic();
        context()
                .forward(input.withValue(TrendInput.read(
                        kafkaTopic,
                        input.key(),
                        input.value(),
                        WireRecords.text(input.headers(), RecordHeaders.CE_TYPE))));
    }
}

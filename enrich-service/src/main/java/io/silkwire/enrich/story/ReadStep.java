package io.silkwire.enrich.story;

import io.silkwire.contracts.RecordHeaders;
import io.silkwire.wire.DeadLetters;
import io.silkwire.wire.WireRecords;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns the bytes of a record into what is compared of a statement, or into the reason why there is nothing. */
final class ReadStep extends ContextualProcessor<byte[], byte[], byte[], StoryOutcome> {
    @Override
    public void process(Record<byte[], byte[]> enriched) {
        StoryOutcome outcome = StoryOutcome.read(
                enriched.key(),
                enriched.value(),
                WireRecords.text(enriched.headers(), RecordHeaders.CE_TYPE),
                Instant.ofEpochMilli(enriched.timestamp()));
        // What follows carries the headers on, and a bomb of them would make it too large to be written.
        Record<byte[], StoryOutcome> read = new Record<>(enriched.key(), outcome, enriched.timestamp());
        DeadLetters.copy(enriched.headers(), read.headers());
        context().forward(read);
    }
}

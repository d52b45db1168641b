package io.silkwire.enrich;

import io.silkwire.contracts.RecordHeaders;
import io.silkwire.enrich.EnrichOutcome.Legible;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.wire.DeadLetters;
import io.silkwire.wire.WireRecords;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns the bytes of a record into the enriched statement, or into the reason why there is none. */
final class ReadStep extends ContextualProcessor<byte[], byte[], byte[], EnrichOutcome> {
    private final Supplier<TopicSet> topics;
    private final int maxRecordBytes;

    ReadStep(Supplier<TopicSet> topics, int maxRecordBytes) {
        this.topics = topics;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public void process(Record<byte[], byte[]> statement) {
        EnrichOutcome outcome = EnrichOutcome.read(
                statement.key(),
                statement.value(),
                WireRecords.text(statement.headers(), RecordHeaders.CE_TYPE),
                maxRecordBytes);
        if (outcome instanceof Legible legible) {
            outcome = EnrichOutcome.enrich(legible, statement.value(), topics.get());
        }
        // What follows carries the headers on, and a bomb of them would make it too large to be written.
        Record<byte[], EnrichOutcome> read = new Record<>(statement.key(), outcome, statement.timestamp());
        DeadLetters.copy(statement.headers(), read.headers());
        context().forward(read);
    }
}

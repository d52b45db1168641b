package io.silkwire.enrich.index;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a record of {@code silkwire.enriched} into the document to write, or says why it is none. */
final class EnrichedRecordReader implements RecordReader {
    private final Clock clock;

    EnrichedRecordReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ReadOutcome read(ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress) {
        String type = WireRecords.text(origin.headers(), RecordHeaders.CE_TYPE);
        if (type != null && !type.equals(KafkaTopics.ENRICHED.eventType())) {
            return new ReadOutcome.Unreadable(
                    Reason.UNKNOWN_TYPE,
                    "expected a record of type " + KafkaTopics.ENRICHED.eventType() + ", found " + type,
                    null);
        }
        if (origin.value() == null) {
            return new ReadOutcome.Unreadable(
                    Reason.UNREADABLE_RECORD,
                    "expected an EnrichedStatement, found a record without a value; statements are never removed",
                    null);
        }
        return decode(origin, progress);
    }

    private ReadOutcome decode(ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress) {
        try {
            EnrichedStatement enriched = JsonCodec.read(origin.value(), EnrichedStatement.class);
            if (enriched.statement().sourceId().equals(SourceId.CANARY)) {
                return new ReadOutcome.Unwanted();
            }
            byte[] source = ElasticsearchDocument.of(
                    enriched, Travel.of(origin.headers()).lane(), clock.instant());
            return new ReadOutcome.Understood(new PendingDocument(
                    origin, progress, enriched.statement().id().value(), enriched.version(), source));
        } catch (UnreadableRecordException e) {
            return new ReadOutcome.Unreadable(Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | StackOverflowError e) {
            // Ours to repair, but one record must not stop those behind it, again and again.
            return new ReadOutcome.Unreadable(Reason.STEP_FAILED, "reading the record failed: " + e, e);
        }
    }
}

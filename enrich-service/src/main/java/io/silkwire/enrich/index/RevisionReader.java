package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Turns a record of {@code silkwire.statements} into a document of {@code revisions}: which revision of which statement stands where
 * in the log of record. The wording itself stays there alone. A revision that was published again stands where it came last.
 */
final class RevisionReader implements RecordReader {
    private final DocumentReader documents = DocumentReader.of(new Place());

    @Override
    public ReadOutcome read(ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress) {
        return switch (documents.read(origin, progress)) {
            // The enricher reads the same record, and its dead letter is enough.
            case ReadOutcome.Unreadable unreadable
            when unreadable.reason() != Reason.STEP_FAILED -> new ReadOutcome.Unwanted();
            case ReadOutcome outcome -> outcome;
        };
    }

    /** Where a revision stands. */
    private static final class Place implements DocumentReader.Shape {
        @Override
        public Map<String, Class<?>> types() {
            return Map.of(KafkaTopics.STATEMENTS.eventType(), Statement.class);
        }

        @Override
        public boolean isWanted(Object contract) {
            return !((Statement) contract).sourceId().equals(SourceId.CANARY);
        }

        @Override
        public String id(Object contract) {
            Statement statement = (Statement) contract;
            return statement.id() + "/" + statement.revision();
        }

        @Override
        public void write(Object contract, ConsumerRecord<byte[], byte[]> origin, ObjectNode document) {
            Statement statement = (Statement) contract;
            document.put("statement", statement.id().value())
                    .put("revision", statement.revision())
                    .put("partition", origin.partition())
                    .put("offset", origin.offset())
                    .put("fetched_at", statement.fetchedAt().toString());
        }
    }
}

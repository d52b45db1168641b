package io.silkwire.enrich.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.WireRecords;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Turns records whose key stays on one partition into documents: the later record of a key replaces the earlier one, so the
 * version is the position on the partition.
 */
final class DocumentReader implements RecordReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes the document of one contract. */
    interface Shape {
        /** Which record each type of event carries; the first one is meant where no type is told. */
        Map<String, Class<?>> types();

        /** Whether it is indexed at all. */
        default boolean isWanted(Object contract) {
            return true;
        }

        /** The id of its document. */
        String id(Object contract);

        /** Writes its fields. */
        void write(Object contract, ConsumerRecord<byte[], byte[]> origin, ObjectNode document);
    }

    private final Shape shape;

    private DocumentReader(Shape shape) {
        this.shape = shape;
    }

    static DocumentReader of(Shape shape) {
        return new DocumentReader(shape);
    }

    @Override
    public ReadOutcome read(ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress) {
        String told = WireRecords.text(origin.headers(), RecordHeaders.CE_TYPE);
        String type = told == null ? shape.types().keySet().iterator().next() : told;
        Class<?> contract = shape.types().get(type);
        if (contract == null) {
            return new ReadOutcome.Unreadable(
                    Reason.UNKNOWN_TYPE,
                    "expected a record of type " + shape.types().keySet() + ", found " + type,
                    null);
        }
        if (origin.value() == null) {
            return new ReadOutcome.Unreadable(
                    Reason.UNREADABLE_RECORD,
                    "expected a " + contract.getSimpleName() + ", found a record without a value",
                    null);
        }
        return decode(origin, progress, contract);
    }

    private ReadOutcome decode(ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress, Class<?> contract) {
        try {
            Object value = JsonCodec.read(origin.value(), contract);
            if (!shape.isWanted(value)) {
                return new ReadOutcome.Unwanted();
            }
            ObjectNode document = JSON.createObjectNode();
            shape.write(value, origin, document);
            return new ReadOutcome.Understood(new PendingDocument(
                    origin, progress, shape.id(value), origin.offset() + 1, JSON.writeValueAsBytes(document)));
        } catch (UnreadableRecordException e) {
            return new ReadOutcome.Unreadable(Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), e);
        } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
            // Ours to repair, but one record must not stop those behind it, again and again.
            return new ReadOutcome.Unreadable(Reason.STEP_FAILED, "reading the record failed: " + e, e);
        }
    }
}

package io.silkwire.enrich.index;

import java.io.ByteArrayOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record on its way into the index: what is sent to Elasticsearch, and where it came from. Serialised once, sent until done. */
final class PendingDocument {
    private final ConsumerRecord<byte[], byte[]> origin;
    private final PartitionProgress progress;
    private final String id;
    private final BulkLine line;

    /**
     * A document that replaces any of the same or a lower version.
     *
     * @param source the document as JSON without line breaks
     */
    PendingDocument(
            ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress, String id, long version, byte[] source) {
        this.origin = origin;
        this.progress = progress;
        this.id = id;
        this.line = BulkLine.of(id, version, source);
    }

    ConsumerRecord<byte[], byte[]> origin() {
        return origin;
    }

    PartitionProgress progress() {
        return progress;
    }

    /** The document's id: for a statement its own. */
    String id() {
        return id;
    }

    /** What is sent. */
    BulkLine line() {
        return line;
    }

    /** Bytes it takes of a request. */
    int requestBytes() {
        return line.bytes();
    }

    /** Bytes it takes of the heap: the document, and the record it came from. */
    long heldBytes() {
        return requestBytes() + (long) Math.max(0, origin.serializedValueSize());
    }

    void writeTo(ByteArrayOutputStream request) {
        line.writeTo(request);
    }
}

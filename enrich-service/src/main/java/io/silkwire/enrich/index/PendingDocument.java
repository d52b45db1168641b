package io.silkwire.enrich.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record on its way into the index: what is sent to Elasticsearch, and where it came from. Serialised once, sent until done. */
final class PendingDocument {
    private static final byte[] LINE_END = {'\n'};

    private final ConsumerRecord<byte[], byte[]> origin;
    private final PartitionProgress progress;
    private final String id;
    private final byte[] action;
    private final byte[] source;

    /**
     * A document that replaces any of the same or a lower version.
     *
     * @param id hexadecimal, it goes into JSON as it is
     * @param source the document as JSON without line breaks
     */
    PendingDocument(
            ConsumerRecord<byte[], byte[]> origin, PartitionProgress progress, String id, long version, byte[] source) {
        this.origin = origin;
        this.progress = progress;
        this.id = id;
        // With external_gte a document that was written before its answer got lost is accepted again, not refused.
        this.action = ("{\"index\":{\"_id\":\"" + id + "\",\"version\":" + version
                        + ",\"version_type\":\"external_gte\"}}\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.source = source;
    }

    ConsumerRecord<byte[], byte[]> origin() {
        return origin;
    }

    PartitionProgress progress() {
        return progress;
    }

    /** The statement's id. */
    String id() {
        return id;
    }

    /** Bytes it takes of a request. */
    int requestBytes() {
        return action.length + source.length + LINE_END.length;
    }

    /** Bytes it takes of the heap: the document, and the record it came from. */
    long heldBytes() {
        return requestBytes() + (long) Math.max(0, origin.serializedValueSize());
    }

    void writeTo(ByteArrayOutputStream request) {
        request.writeBytes(action);
        request.writeBytes(source);
        request.writeBytes(LINE_END);
    }
}

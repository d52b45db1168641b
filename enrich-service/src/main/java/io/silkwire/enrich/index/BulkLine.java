package io.silkwire.enrich.index;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One document of a bulk request: it replaces any of the same or a lower version. */
final class BulkLine {
    private static final byte[] LINE_END = {'\n'};

    private final byte[] action;
    private final byte[] source;

    private BulkLine(byte[] action, byte[] source) {
        this.action = action;
        this.source = source;
    }

    /**
     * A document under this id.
     *
     * @param source the document as JSON without line breaks
     */
    static BulkLine of(String id, long version, byte[] source) {
        // With external_gte a document that was written before its answer got lost is accepted again, not refused.
        String action = "{\"index\":{\"_id\":\""
                + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(id)) + "\",\"version\":" + version
                + ",\"version_type\":\"external_gte\"}}\n";
        return new BulkLine(action.getBytes(StandardCharsets.UTF_8), source);
    }

    /** The same document with further fields. */
    BulkLine with(byte[] fields) {
        byte[] longer = new byte[source.length + fields.length - 1];
        // The brace that closes the document gives way to a comma, the one that opens the fields is left out.
        System.arraycopy(source, 0, longer, 0, source.length - 1);
        longer[source.length - 1] = ',';
        System.arraycopy(fields, 1, longer, source.length, fields.length - 1);
        return new BulkLine(action, longer);
    }

    /** Bytes it takes of a request. */
    int bytes() {
        return action.length + source.length + LINE_END.length;
    }

    void writeTo(ByteArrayOutputStream request) {
        request.writeBytes(action);
        request.writeBytes(source);
        request.writeBytes(LINE_END);
    }
}

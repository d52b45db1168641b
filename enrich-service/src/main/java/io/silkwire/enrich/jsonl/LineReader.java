package io.silkwire.enrich.jsonl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines; one that is longer than the limit is read to its end but not kept. Empty lines are passed over. */
public final class LineReader {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long number;

    /** @param limit most bytes of a line */
    public LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line that is not empty, or null at the end of the stream. */
    public @Nullable Line next() throws IOException {
        while (fill()) {
            Line line = line();
            if (!(line instanceof Line.Bytes bytes) || !isBlank(bytes.bytes())) {
                return line;
            }
        }
        return null;
    }

    /** Whether more is there already, so that the next line may be had without waiting. */
    public boolean isReady() throws IOException {
        return at < filled || in.available() > 0;
    }

    private Line line() throws IOException {
        number++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean ended = false;
        long length = 0;
        while (!ended && fill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            length += end - at;
            if (length <= limit) {
                bytes.write(buffer, at, end - at);
            }
            ended = end < filled;
            at = ended ? end + 1 : end;
        }
        return length > limit
                ? new Line.TooLong(number, limit)
                : new Line.Bytes(number, ByteBuffer.wrap(bytes.toByteArray()));
    }

    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return at < filled;
    }

    private static boolean isBlank(ByteBuffer bytes) {
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) != ' ' && bytes.get(i) != '\t' && bytes.get(i) != '\r') {
                return false;
            }
        }
        return true;
    }
}

package io.silkwire.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body as far as it could be read.
 *
 * @param truncated null, or the word of WARC 1.1 §5.13 for why it is not whole
 * @param failure what broke it off; null where it is whole or was cut at the limit
 */
record BodyReading(
        Payload body, @Nullable String truncated, @Nullable IOException failure) {
    private static final int FIRST_CHUNK = 1 << 14;
    private static final int LARGEST_CHUNK = 1 << 20;
    /** What is kept of a body that went past its limit: enough to see what it was, and all of the longest robots.txt. */
    private static final int SAMPLE = 1 << 19;

    /** Reads to the end, but no more than one byte past the limit. */
    static BodyReading of(InputStream in, int limit) {
        List<byte[]> chunks = new ArrayList<>();
        int size = 0;
        try {
            int wanted = FIRST_CHUNK;
            while (size <= limit) {
                byte[] chunk = new byte[Math.min(wanted, limit + 1 - size)];
                int read = fill(in, chunk, chunks);
                size += read;
                if (read < chunk.length) {
                    return new BodyReading(join(chunks, size), null, null);
                }
                wanted = Math.min(wanted * 2, LARGEST_CHUNK);
            }
            return new BodyReading(join(chunks, Math.min(SAMPLE, limit)), "length", null);
        } catch (IOException e) {
            int got = chunks.stream().mapToInt(chunk -> chunk.length).sum();
            return new BodyReading(
                    join(chunks, Math.min(got, SAMPLE)),
                    e instanceof InterruptedIOException ? "time" : "disconnect",
                    e);
        }
    }

    boolean isCutAtLimit() {
        return "length".equals(truncated);
    }

    /** Fills one chunk and keeps what came of it, also where the stream breaks in the middle. */
    private static int fill(InputStream in, byte[] chunk, List<byte[]> chunks) throws IOException {
        int filled = 0;
        try {
            while (filled < chunk.length) {
                int read = in.read(chunk, filled, chunk.length - filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
            return filled;
        } finally {
            chunks.add(filled == chunk.length ? chunk : Arrays.copyOf(chunk, filled));
        }
    }

    private static Payload join(List<byte[]> chunks, int size) {
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] chunk : chunks) {
            int length = Math.min(chunk.length, size - at);
            System.arraycopy(chunk, 0, whole, at, length);
            at += length;
        }
        return Payload.wrap(whole);
    }
}

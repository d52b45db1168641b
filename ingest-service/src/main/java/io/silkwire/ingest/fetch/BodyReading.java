package io.silkwire.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A body as far as it could be read.
 *
 * @param truncated null, or the word of WARC 1.1 §5.13 for why it is not whole
 * @param failure what broke it off; null where it is whole or was cut at the limit
 */
record BodyReading(
        Payload body, @Nullable String truncated, @Nullable IOException failure) {
    private static final int PIECE = 1 << 14;
    /** What is kept of a body that went past its limit: enough to see what it was, and all of the longest robots.txt. */
    private static final int SAMPLE = 1 << 19;

    /** Reads to the end, but no more than one byte past the limit. */
    static BodyReading of(InputStream in, int limit) {
        try (Spool spool = new Spool()) {
            IOException failure = fill(spool, in, limit);
            if (failure != null) {
                String word = failure instanceof InterruptedIOException ? "time" : "disconnect";
                return new BodyReading(spool.done().start(SAMPLE), word, failure);
            }
            return spool.size() > limit
                    ? new BodyReading(sample(spool, limit), "length", null)
                    : new BodyReading(spool.done(), null, null);
        }
    }

    /** A copy, so that the rest need not be kept. */
    private static Payload sample(Spool spool, int limit) {
        return Payload.wrap(spool.done().head(Math.min(SAMPLE, limit)));
    }

    private static @Nullable IOException fill(Spool spool, InputStream in, int limit) {
        byte[] piece = new byte[PIECE];
        try {
            int read = 0;
            while (read >= 0 && spool.size() <= limit) {
                read = in.read(piece, 0, Math.min(piece.length, limit + 1 - spool.size()));
                spool.write(piece, 0, Math.max(0, read));
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}

package io.silkwire.ingest.fetch;

import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Bytes of a message body; never changed once made. Small ones are on the heap; those that a {@link Spool} moved to disk are
 * mapped from there, and cost heap only where {@link #bytes()} asks for them as one array.
 */
public final class Payload {
    private static final Payload EMPTY = new Payload(ByteBuffer.allocate(0));

    private final ByteBuffer content;

    private Payload(ByteBuffer content) {
        this.content = content;
    }

    /** Wraps without a copy: the caller gives the array away. */
    public static Payload wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Payload(ByteBuffer.wrap(bytes));
    }

    /** Wraps what is between position and limit, without a copy. */
    static Payload of(ByteBuffer content) {
        return content.hasRemaining() ? new Payload(content.slice()) : EMPTY;
    }

    /** All bytes as one array: on the heap not a copy, so readers must not write to it; from disk a new one each time. */
    public byte[] bytes() {
        if (content.hasArray() && content.arrayOffset() == 0) {
            byte[] array = content.array();
            return array.length == size() ? array : head(size());
        }
        return head(size());
    }

    /** A copy of the first bytes, at most so many. */
    public byte[] head(int most) {
        byte[] head = new byte[Math.min(most, content.capacity())];
        content.get(0, head);
        return head;
    }

    /** A copy of the last bytes, at most so many. */
    public byte[] tail(int most) {
        byte[] tail = new byte[Math.min(most, content.capacity())];
        content.get(content.capacity() - tail.length, tail);
        return tail;
    }

    /** The first bytes, at most so many, without a copy. */
    Payload start(int most) {
        return most >= content.capacity() ? this : of(content.slice(0, most));
    }

    /** A fresh stream from the first byte. */
    public InputStream open() {
        return new Reading(content.duplicate().clear());
    }

    /** For reading only. */
    public ByteBuffer buffer() {
        return content.asReadOnlyBuffer().clear();
    }

    /** How many bytes. */
    public int size() {
        return content.capacity();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && buffer().equals(payload.buffer());
    }

    @Override
    public int hashCode() {
        return buffer().hashCode();
    }

    @Override
    public String toString() {
        return "Payload[" + size() + " bytes]";
    }

    private static final class Reading extends InputStream {
        private final ByteBuffer left;

        Reading(ByteBuffer left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left.hasRemaining() ? left.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int count = Math.min(length, left.remaining());
            left.get(target, offset, count);
            return count == 0 ? -1 : count;
        }

        @Override
        public long skip(long count) {
            int skipped = Math.clamp(count, 0, left.remaining());
            left.position(left.position() + skipped);
            return skipped;
        }

        @Override
        public int available() {
            return left.remaining();
        }
    }
}

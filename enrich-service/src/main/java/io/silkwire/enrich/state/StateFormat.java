package io.silkwire.enrich.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The mark in a store that says in which format its task writes. Whatever does not carry a format in each value is recognised by it. A
 * store without a mark is of format 1, which was written before there were marks.
 */
public final class StateFormat {
    private static final byte[] KEY = "format".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST = 1;

    private StateFormat() {}

    /**
     * Reads the mark, and writes the known format's where the store's is an earlier one. The first format goes without a mark, so that the
     * version before there were marks can take over again.
     *
     * @param what the state is, for the message
     * @throws LaterFormatException where it is of a later format than the one known
     */
    public static void require(KeyValueStore<byte[], byte[]> store, String what, int known) {
        byte[] mark = store.get(KEY);
        int found = mark == null || mark.length != Integer.BYTES
                ? FIRST
                : ByteBuffer.wrap(mark).getInt();
        if (found > known) {
            throw new LaterFormatException(what, found, known);
        }
        if (found < known) {
            store.put(KEY, ByteBuffer.allocate(Integer.BYTES).putInt(known).array());
        }
    }

    /** Whether this is the key of the mark, and not of the store's own. */
    public static boolean isMark(byte[] key) {
        return Arrays.equals(KEY, key);
    }
}

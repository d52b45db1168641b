package io.silkwire.alert.match;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.StatementId;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What was told of each statement, as bytes in the store of a task: format 1, JSON. A store outlives the version that wrote it, so a
 * later format has its number under the key {@value #MARK}, which is no id of a statement; format 1 goes without, so that the
 * version before there were marks can take over again. Used by one thread.
 */
final class ToldStore {
    /** Key of the mark. */
    static final String MARK = "format";

    private static final int FORMAT = 1;

    private final KeyValueStore<String, byte[]> store;

    private ToldStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * What a task told so far.
     *
     * @throws LaterFormatException where a later version wrote it
     */
    static ToldStore open(KeyValueStore<String, byte[]> store) {
        byte[] mark = store.get(MARK);
        int found = mark == null ? FORMAT : number(mark);
        if (found > FORMAT) {
            throw new LaterFormatException(found, FORMAT);
        }
        return new ToldStore(store);
    }

    @Nullable
    Told get(StatementId statement) {
        byte[] bytes = store.get(statement.value());
        return bytes == null ? null : JsonCodec.read(bytes, Told.class);
    }

    void put(StatementId statement, Told told) {
        store.put(statement.value(), JsonCodec.write(told));
    }

    /** What is no number was written by nobody that this version knows. */
    private static int number(byte[] mark) {
        return mark.length == Integer.BYTES ? ByteBuffer.wrap(mark).getInt() : Integer.MAX_VALUE;
    }
}

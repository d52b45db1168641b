package io.silkwire.enrich.trend;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.enrich.state.StateFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** The stores of one task, by their types. Counts and top statements expire by themselves; the others are as small as what is open. */
final class TrendStores {
    /** Of what is kept, in all stores of the task; a later one reads this one. */
    private static final int FORMAT = 1;

    static final String TALLIES = "tallies";
    static final String TOPS = "top-statements";
    static final String SERIES = "series";
    static final String PENDING = "pending";
    static final String BURSTS = "bursts";

    private final WindowStore<byte[], byte[]> tallies;
    private final WindowStore<byte[], byte[]> tops;
    private final KeyValueStore<byte[], byte[]> series;
    private final KeyValueStore<byte[], byte[]> pending;
    private final KeyValueStore<byte[], byte[]> bursts;

    TrendStores(ProcessorContext<byte[], byte[]> context) {
        tallies = context.getStateStore(TALLIES);
        tops = context.getStateStore(TOPS);
        series = context.getStateStore(SERIES);
        pending = context.getStateStore(PENDING);
        bursts = context.getStateStore(BURSTS);
        StateFormat.require(series, "counts", FORMAT);
    }

    Tally tally(String counts, Instant from) {
        return Tally.of(tallies.fetch(bytes(counts), from.toEpochMilli()));
    }

    void tally(Bucket bucket, Tally tally) {
        tallies.put(bytes(bucket.counts()), tally.bytes(), bucket.from().toEpochMilli());
    }

    TopStatements top(String series, Instant hour) {
        byte[] value = tops.fetch(bytes(series), hour.toEpochMilli());
        return value == null ? TopStatements.NONE : JsonCodec.read(value, TopStatements.class);
    }

    void top(String series, Instant hour, TopStatements top) {
        tops.put(bytes(series), JsonCodec.write(top), hour.toEpochMilli());
    }

    /** The first hour in which anything of a series was counted; the end of time where nothing was. */
    long firstHour(String name) {
        byte[] value = series.get(bytes(name));
        return value == null ? Long.MAX_VALUE : ByteBuffer.wrap(value).getLong();
    }

    void firstHour(String name, long hour) {
        if (hour < firstHour(name)) {
            series.put(
                    bytes(name), ByteBuffer.allocate(Long.BYTES).putLong(hour).array());
        }
    }

    void pend(Bucket bucket, Instant now, boolean live) {
        byte[] key = bytes(bucket.key());
        byte[] value = pending.get(key);
        Pending before = value == null ? new Pending(now, now, false) : JsonCodec.read(value, Pending.class);
        pending.put(key, JsonCodec.write(new Pending(before.first(), now, before.live() || live)));
    }

    void eachPending(BiConsumer<Bucket, Pending> reader) {
        each(pending, (key, value) -> reader.accept(Bucket.ofKey(key), JsonCodec.read(value, Pending.class)));
    }

    void told(Bucket bucket) {
        pending.delete(bytes(bucket.key()));
    }

    @Nullable
    OpenBurst burst(String name) {
        byte[] value = bursts.get(bytes(name));
        return value == null ? null : JsonCodec.read(value, OpenBurst.class);
    }

    void burst(String name, OpenBurst burst) {
        bursts.put(bytes(name), JsonCodec.write(burst));
    }

    void eachBurst(BiConsumer<String, OpenBurst> reader) {
        each(bursts, (key, value) -> reader.accept(key, JsonCodec.read(value, OpenBurst.class)));
    }

    void over(String name) {
        bursts.delete(bytes(name));
    }

    private static void each(KeyValueStore<byte[], byte[]> store, BiConsumer<String, byte[]> reader) {
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> entry = all.next();
                reader.accept(new String(entry.key, StandardCharsets.UTF_8), entry.value);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

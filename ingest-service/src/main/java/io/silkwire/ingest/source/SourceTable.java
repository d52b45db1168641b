package io.silkwire.ingest.source;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The sources in force, as the Kafka topic {@code sources} has them. */
public final class SourceTable implements AutoCloseable {
    private final TopicTable<Source> table;
    private final Map<SourceId, Source> changing = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<SourceId, Source> sources = Map.of();

    /** A table through this Kafka; nothing is read before {@link #start}. */
    public SourceTable(KafkaConnection connection) {
        this.table = new TopicTable<>(connection, KafkaTopics.SOURCES, Source.class, new TopicTable.Listener<>() {
            @Override
            public void onChange(String key, @Nullable Source value, int partition, long offset) {
                change(key, value);
            }

            @Override
            public void onCaughtUp() {
                sources = Map.copyOf(changing);
                listeners.forEach(Runnable::run);
            }
        });
    }

    /**
     * Reads what is in force and follows it.
     *
     * @throws IllegalStateException where that takes longer than this
     */
    public void start(Duration patience) {
        table.start();
        table.awaitCaughtUp(patience);
    }

    /** The source of this id, or null. */
    public @Nullable Source find(SourceId id) {
        return sources.get(id);
    }

    /** Whether places of this source are to be fetched: it is there, and active. */
    public boolean isCrawled(SourceId id) {
        Source source = find(id);
        return source != null && source.state() == Source.State.ACTIVE;
    }

    /** All of them, by id. */
    public Map<SourceId, Source> all() {
        return sources;
    }

    /** Calls this, in the table's thread, after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        table.close();
    }

    private void change(String key, @Nullable Source value) {
        SourceId id = value == null ? new SourceId(key) : value.id();
        if (value == null) {
            changing.remove(id);
        } else {
            changing.put(id, value);
        }
    }
}

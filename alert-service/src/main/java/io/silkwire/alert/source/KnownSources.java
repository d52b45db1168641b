package io.silkwire.alert.source;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.query.OfficialKinds;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.wire.TopicTable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sources as read from their Kafka topic; before {@link #start} none are known. The table's thread writes, any thread reads
 * the last snapshot. A source that is taken out of the topic is not official any more, for searches and for statements that come
 * after.
 */
@Singleton
public final class KnownSources implements OfficialSources {
    private final AlertKafka kafka;
    private final Map<String, Source> byId = new HashMap<>();
    private volatile List<Source> all = List.of();
    private volatile Set<SourceId> official = Set.of();
    private @Nullable TopicTable<Source> table;

    /** With the configured connection; nothing is read before {@link #start}. */
    public KnownSources(AlertKafka kafka) {
        this.kafka = kafka;
    }

    /** Follows the topic from now on, and waits at most so long for what is in it already. */
    public void start(Duration patience) {
        TopicTable<Source> started =
                new TopicTable<>(kafka.connection(), KafkaTopics.SOURCES, Source.class, new TopicTable.Listener<>() {
                    @Override
                    public void onChange(String key, @Nullable Source source, int partition, long offset) {
                        change(key, source);
                    }

                    @Override
                    public void onCaughtUp() {
                        replace();
                    }
                });
        table = started;
        started.start();
        started.awaitCaughtUp(patience);
    }

    /** All of them. */
    public Collection<Source> all() {
        return all;
    }

    @Override
    public Set<SourceId> official() {
        return official;
    }

    /** Follows no longer. */
    @PreDestroy
    public void close() {
        TopicTable<Source> following = table;
        if (following != null) {
            following.close();
        }
    }

    private void change(String key, @Nullable Source source) {
        if (source == null) {
            byId.remove(key);
        } else {
            byId.put(key, source);
        }
    }

    private void replace() {
        all = List.copyOf(byId.values());
        official = all.stream()
                .filter(source -> OfficialKinds.has(source.kind()))
                .map(Source::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}

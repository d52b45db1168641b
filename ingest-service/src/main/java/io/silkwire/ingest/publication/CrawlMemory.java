package io.silkwire.ingest.publication;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What ingest remembers of statements: the Kafka topic {@code crawl-state}, read once to its end, and then kept up by the one
 * writer that owns it. Valid as long as that writer is not fenced.
 */
final class CrawlMemory {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, CrawlState> states = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    private CrawlMemory() {}

    /**
     * Reads the Kafka topic to its end.
     *
     * @throws IllegalStateException where that cannot be done in time
     */
    static CrawlMemory read(KafkaConnection connection) {
        CrawlMemory memory = new CrawlMemory();
        try (TopicTable<CrawlState> table =
                new TopicTable<>(connection, KafkaTopics.CRAWL_STATE, CrawlState.class, memory.listener())) {
            table.start();
            table.awaitCaughtUp(PATIENCE);
        }
        return memory;
    }

    /**
     * What was last published under this key, or null.
     *
     * @throws UnreadableRecordException where something stands there that cannot be read: taking it for nothing would publish
     *     revision 1 over a later one
     */
    @Nullable
    CrawlState of(String key) {
        if (unreadable.contains(key)) {
            throw new UnreadableRecordException(
                    "the record under key " + key + " of Kafka topic " + KafkaTopics.CRAWL_STATE.name()
                            + " is no crawl state",
                    null);
        }
        return states.get(key);
    }

    void remember(CrawlState state) {
        states.put(state.key(), state);
    }

    private TopicTable.Listener<CrawlState> listener() {
        return new TopicTable.Listener<>() {
            @Override
            public void onChange(String key, @Nullable CrawlState state, int partition, long offset) {
                unreadable.remove(key);
                if (state == null) {
                    states.remove(key);
                } else {
                    states.put(key, state);
                }
            }

            @Override
            public void onUnreadable(ConsumerRecord<byte[], byte[]> damaged, UnreadableRecordException why) {
                TopicTable.Listener.super.onUnreadable(damaged, why);
                unreadable.add(new String(damaged.key(), StandardCharsets.UTF_8));
            }
        };
    }
}

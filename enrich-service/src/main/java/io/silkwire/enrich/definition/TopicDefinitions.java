package io.silkwire.enrich.definition;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicYaml;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the Kafka topic {@code topics} and compiles what it holds. Its generation is the position behind the last change, so every
 * instance that has read as far has the same one, also after a restart. A definition that cannot be read is refused, and its last
 * good version stays in force as long as this instance runs or the Kafka topic still holds it.
 */
public final class TopicDefinitions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicDefinitions.class);

    private final TopicTable<TopicDefinition> table;
    private final AtomicReference<TopicSet> inForce = new AtomicReference<>(TopicSet.empty());
    private final Object swapped = new Object();
    private final Map<String, TopicDefinition> definitions = new ConcurrentHashMap<>();

    /** Touched by the table's thread only. */
    private final Map<String, TopicRule> rules = new TreeMap<>();

    private long generation;

    /** Definitions of this Kafka; nothing is read before {@link #start}. */
    public TopicDefinitions(KafkaConnection connection) {
        this.table = new TopicTable<>(connection, KafkaTopics.TOPICS, TopicDefinition.class, new Changes());
    }

    /** Reads all definitions and compiles them; after that, changes come into force by themselves. */
    public void start(Duration patience) {
        table.start();
        table.awaitCaughtUp(patience);
    }

    /** What statements are tagged with now. Take it once for a statement, so that its tags are of one generation. */
    public TopicSet inForce() {
        return inForce.get();
    }

    /**
     * Waits until a set of at least this generation is in force.
     *
     * @throws IllegalStateException where that takes longer
     */
    public void awaitGeneration(long wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (swapped) {
            while (inForce().generation() < wanted) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException("topic definitions of generation " + wanted
                            + " did not come into force within " + patience.toSeconds() + " s");
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(swapped, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while topic definitions come into force", e);
                }
            }
        }
    }

    /** Whether changes still come in. */
    public boolean isFollowing() {
        return table.isFollowing();
    }

    /** The definition of this topic as it stands in Kafka, good or not. */
    Optional<TopicDefinition> stored(TopicId id) {
        return Optional.ofNullable(definitions.get(id.value()));
    }

    @Override
    public void close() {
        table.close();
    }

    private final class Changes implements TopicTable.Listener<TopicDefinition> {
        @Override
        public void onChange(String key, @Nullable TopicDefinition definition, int partition, long offset) {
            generation = offset + 1;
            if (definition == null) {
                definitions.remove(key);
                rules.remove(key);
                return;
            }
            definitions.put(key, definition);
            switch (TopicYaml.parse(definition.fileName(), definition.yaml(), definition.groupFiles())) {
                case TopicReading.Read(TopicRule rule) -> rules.put(key, rule);
                case TopicReading.Refused refused ->
                    LOG.atError()
                            .addKeyValue("topicId", key)
                            .addKeyValue("problems", refused.message())
                            .log("Topic definition refused, its last good version stays in force");
            }
        }

        @Override
        public void onUnreadable(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecordException why) {
            TopicTable.Listener.super.onUnreadable(unreadable, why);
            generation = unreadable.offset() + 1;
        }

        @Override
        public void onCaughtUp() {
            synchronized (swapped) {
                inForce.set(TopicSet.compile(List.copyOf(rules.values()), generation));
                swapped.notifyAll();
            }
            LOG.atInfo()
                    .addKeyValue("topics", rules.size())
                    .addKeyValue("generation", generation)
                    .log("Topic definitions in force");
        }
    }
}

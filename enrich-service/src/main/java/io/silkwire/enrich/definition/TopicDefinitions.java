package io.silkwire.enrich.definition;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.TopicRollout;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.enrich.pattern.Lemmas;
import io.silkwire.enrich.tagging.TopicCompiler;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the Kafka topic {@code topics} and compiles what it holds. Its generation is the position behind the last change, so every
 * instance that has read as far has the same one, also after a restart and after compaction. A definition that cannot be used is
 * refused, and its last good version stays in force; a copy of that is kept in Kafka ({@link LastGoodCopies}).
 */
public final class TopicDefinitions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicDefinitions.class);

    private final TopicTable<TopicRecord> table;
    private final AtomicReference<InForce> inForce = new AtomicReference<>(InForce.NOTHING);
    private final Object swapped = new Object();

    /** Touched by the table's thread only. */
    private final TopicCompiler compiler = new TopicCompiler(Lemmas.CLOSURE);

    private final StoredTopics stored = new StoredTopics(compiler);
    private final LastGoodCopies copies;

    /** Definitions of this Kafka; nothing is read before {@link #start}. */
    public TopicDefinitions(KafkaConnection connection, Clock clock) {
        this.table = new TopicTable<>(connection, KafkaTopics.TOPICS, TopicRecord::read, new Changes());
        this.copies = new LastGoodCopies(connection, clock);
    }

    /**
     * What is in force, all of one generation.
     *
     * @param states of the topics, those that are refused among them
     * @param stored what stands in Kafka
     * @param rollout the last change that was written as one
     */
    private record InForce(
            TopicSet set,
            List<TopicState> states,
            Map<TopicId, StoredDefinition> stored,
            @Nullable TopicRollout rollout) {
        private static final InForce NOTHING = new InForce(TopicSet.empty(), List.of(), Map.of(), null);
    }

    /** Reads all definitions and compiles them; after that, changes come into force by themselves. */
    public void start(Duration patience) {
        table.start();
        table.awaitCaughtUp(patience);
    }

    /** What statements are tagged with now. Take it once for a statement, so that its tags are of one generation. */
    public TopicSet inForce() {
        return inForce.get().set();
    }

    /** The topics in force and those refused, with the generation. */
    public RunningTopics running() {
        InForce now = inForce.get();
        return new RunningTopics(now.set().generation(), now.states());
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

    /** What stands in Kafka under the ids of topics, good or not. */
    Map<TopicId, StoredDefinition> stored() {
        return inForce.get().stored();
    }

    /** The last change that was written as one: whose the definitions are. */
    @Nullable
    TopicRollout lastRollout() {
        return inForce.get().rollout();
    }

    @Override
    public void close() {
        table.close();
        copies.close();
    }

    private final class Changes implements TopicTable.Listener<TopicRecord> {
        @Override
        public void onChange(String key, @Nullable TopicRecord value, int partition, long offset) {
            stored.take(key, value, offset);
        }

        @Override
        public void onUnreadable(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecordException why) {
            TopicTable.Listener.super.onUnreadable(unreadable, why);
            stored.takeUnreadable(
                    new String(unreadable.key(), StandardCharsets.UTF_8),
                    String.valueOf(why.getMessage()),
                    unreadable.offset());
        }

        @Override
        public void onCaughtUp() {
            if (!stored.takeChanged()) {
                return;
            }
            try {
                swap();
                // Only now: the change must not wait for its copies.
                copies.write(stored.copies());
            } catch (RuntimeException | StackOverflowError e) {
                // Each definition was compiled by itself; should all together fail, what is in force stays.
                LOG.atError()
                        .setCause(e)
                        .log("Topic definitions cannot be compiled, the last generation stays in force");
            }
        }
    }

    private void swap() {
        TopicSet set = compiler.compile(stored.rules(), stored.generation());
        List<TopicState> states = List.copyOf(stored.states());
        synchronized (swapped) {
            inForce.set(new InForce(set, states, stored.stored(), stored.lastRollout()));
            swapped.notifyAll();
        }
        states.stream()
                .filter(state -> !state.problem().isEmpty())
                .forEach(state -> LOG.atError()
                        .addKeyValue("topicId", state.id())
                        .addKeyValue("problems", state.problem())
                        .log("Topic definition refused, its last good version stays in force where there is one"));
        LOG.atInfo()
                .addKeyValue("topics", set.topicIds().size())
                .addKeyValue("generation", set.generation())
                .log("Topic definitions in force");
    }
}

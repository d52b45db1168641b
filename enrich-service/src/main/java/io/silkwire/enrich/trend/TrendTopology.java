package io.silkwire.enrich.trend;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.enrich.refusal.RefuseStep;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The path of a count, in the order data moves:
 *
 * <pre>
 * silkwire.enriched ─┬─► read ─► count ─► changes, by part ─► tally ─► silkwire.trends
 * silkwire.stories  ─┘     └──► refuse ─► silkwire.dead-letters
 * </pre>
 *
 * <p>A statement and its story meet by their key; both Kafka topics have as many partitions. The changes are parted by what is
 * counted (all, a country, a language, a source), so that a topic and the volume it is held against meet in one task.
 */
public final class TrendTopology {
    /** Application id, and with it the name of the consumer group. */
    public static final String APPLICATION_ID = "silkwire-trends";

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    /** Bursts look at the last hours only. */
    private static final Duration TOPS_KEPT = Duration.ofDays(2);

    private final Duration history;
    private final Duration settle;
    private final TrendCounters counters;

    /**
     * @param history how long counts are kept
     * @param settle how long a count rests before it is told
     */
    TrendTopology(Duration history, Duration settle, TrendCounters counters) {
        this.history = history;
        this.settle = settle;
        this.counters = counters;
    }

    Topology build(StreamsBuilder builder) {
        builder.addStateStore(table(CountStep.STORE));
        builder.addStateStore(windows(TrendStores.TALLIES, history));
        builder.addStateStore(windows(TrendStores.TOPS, TOPS_KEPT));
        builder.addStateStore(table(TrendStores.SERIES));
        builder.addStateStore(table(TrendStores.PENDING));
        builder.addStateStore(table(TrendStores.BURSTS));

        KStream<byte[], byte[]> enriched = builder.stream(
                KafkaTopics.ENRICHED.name(), Consumed.with(BYTES, BYTES).withName("enriched"));
        KStream<byte[], byte[]> stories = builder.stream(
                KafkaTopics.STORIES.name(), Consumed.with(BYTES, BYTES).withName("stories"));

        Map<String, KStream<byte[], TrendInput>> inputs = enriched.merge(stories, Named.as("statements-and-stories"))
                .process(ReadStep::new, Named.as("read"))
                .split(Named.as("input-"))
                .branch((key, input) -> input instanceof TrendInput.Refused, Branched.as("refused"))
                .defaultBranch(Branched.as("legible"));

        branch(inputs, "input-legible")
                .process(() -> new CountStep(history, counters), Named.as("count"), CountStep.STORE)
                .repartition(Repartitioned.<byte[], byte[]>as("changes")
                        .withKeySerde(BYTES)
                        .withValueSerde(BYTES)
                        .withNumberOfPartitions(KafkaTopics.TRENDS.partitions()))
                .process(
                        () -> new TallyStep(settle),
                        Named.as("tally"),
                        TrendStores.TALLIES,
                        TrendStores.TOPS,
                        TrendStores.SERIES,
                        TrendStores.PENDING,
                        TrendStores.BURSTS)
                .to(KafkaTopics.TRENDS.name(), Produced.with(BYTES, BYTES).withName("trends"));

        branch(inputs, "input-refused")
                .process(() -> new RefuseStep<TrendInput>(counters::count), Named.as("refuse"))
                .to(KafkaTopics.DEAD_LETTERS.name(), Produced.with(BYTES, BYTES).withName("dead-letters"));

        return builder.build();
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> table(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), BYTES, BYTES);
    }

    private static StoreBuilder<WindowStore<byte[], byte[]>> windows(String name, Duration kept) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(name, kept, Duration.ofHours(1), false), BYTES, BYTES);
    }

    private static <V> KStream<byte[], V> branch(Map<String, KStream<byte[], V>> branches, String name) {
        KStream<byte[], V> branch = branches.get(name);
        if (branch == null) {
            throw new IllegalStateException("no branch " + name + " among " + branches.keySet());
        }
        return branch;
    }
}

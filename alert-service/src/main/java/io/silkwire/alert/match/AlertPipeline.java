package io.silkwire.alert.match;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.match.engine.MatchSets;
import io.silkwire.alert.source.OfficialSources;
import io.silkwire.contracts.KafkaTopics;
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
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The path of a statement through the alert service, in the order data moves:
 *
 * <pre>
 * silkwire.enriched ─► read ─► match (store: told) ─► silkwire.alerts ─► delivery ({@code io.silkwire.alert.delivery})
 *                        └───► refuse ─► silkwire.dead-letters
 * </pre>
 *
 * <p>Exactly once: alerts, dead letters, the store and the read position move in one Kafka transaction. A statement that comes
 * again (re-read, republished, replayed) tells nothing that was told; see {@link Told}. Each step is a pure function to an
 * outcome ({@link ReadOutcome}, {@link io.silkwire.alert.match.engine.MatchSet#match}, {@link Told#decide}); the processors only carry records to and fro.
 */
public final class AlertPipeline {
    /** Application id, and with it the name of the consumer group. */
    public static final String APPLICATION_ID = "silkwire-match";

    /** The store: statement → what was told of it ({@link ToldStore}); its changelog is {@code silkwire-match-told-changelog}. */
    static final String TOLD = "told";

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final MatchSets matchSets;
    private final OfficialSources sources;
    private final Dispositions dispositions;

    AlertPipeline(MatchSets matchSets, OfficialSources sources, Dispositions dispositions) {
        this.sources = sources;
        this.matchSets = matchSets;
        this.dispositions = dispositions;
    }

    Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(told());

        KStream<byte[], byte[]> enriched = builder.stream(
                KafkaTopics.ENRICHED.name(), Consumed.with(BYTES, BYTES).withName("enriched"));

        Map<String, KStream<byte[], ReadOutcome>> read = enriched.process(
                        () -> new ReadStep(dispositions), Named.as("read"))
                .split(Named.as("read-"))
                .branch((key, outcome) -> outcome instanceof ReadOutcome.Refused, Branched.as("refused"))
                .defaultBranch(Branched.as("statements"));

        branch(read, "read-refused")
                .process(() -> new RefuseStep(dispositions), Named.as("refuse"))
                .to(KafkaTopics.DEAD_LETTERS.name(), Produced.with(BYTES, BYTES).withName("dead-letters"));

        branch(read, "read-statements")
                .process(() -> new MatchStep(matchSets, sources, dispositions), Named.as("match"), TOLD)
                .to(KafkaTopics.ALERTS.name(), Produced.with(BYTES, BYTES).withName("alerts"));

        return builder.build();
    }

    private static <V> KStream<byte[], V> branch(Map<String, KStream<byte[], V>> branches, String name) {
        KStream<byte[], V> branch = branches.get(name);
        if (branch == null) {
            throw new IllegalStateException("no branch " + name + " among " + branches.keySet());
        }
        return branch;
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> told() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(TOLD), Serdes.String(), BYTES)
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}

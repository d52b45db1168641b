package io.silkwire.enrich.story;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.enrich.refusal.RefuseStep;
import io.silkwire.enrich.story.StoryOutcome.Legible;
import io.silkwire.enrich.story.StoryOutcome.Refused;
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
import org.apache.kafka.streams.state.Stores;

/**
 * The path from a statement to its story, in the order data moves:
 *
 * <pre>
 * silkwire.enriched ─► read ─► (one partition) ─► place ─► silkwire.stories
 *                        └───► refuse ─► silkwire.dead-letters
 * </pre>
 *
 * <p>Any two statements may be copies, so all meet in one task; the dear part, the fingerprint, is made before, on every partition.
 * Exactly once: what goes out, the store and the read position move in one Kafka transaction.
 */
public final class StoryTopology {
    /** Application id, and with it the name of the consumer group. */
    public static final String APPLICATION_ID = "silkwire-stories";

    /** The state store: statement id → {@link PlacementBytes}. */
    static final String STORE = "placements";

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final StorySettings settings;
    private final StoryCounters counters;

    StoryTopology(StorySettings settings, StoryCounters counters) {
        this.settings = settings;
        this.counters = counters;
    }

    Topology build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));

        Map<String, KStream<byte[], StoryOutcome>> outcomes = builder.stream(
                        KafkaTopics.ENRICHED.name(), Consumed.with(BYTES, BYTES).withName("enriched"))
                .process(ReadStep::new, Named.as("read"))
                .split(Named.as("outcome-"))
                .branch((key, outcome) -> outcome instanceof Legible, Branched.as("legible"))
                .branch((key, outcome) -> outcome instanceof Refused, Branched.as("refused"))
                .noDefaultBranch();

        branch(outcomes, "outcome-legible")
                .mapValues(StoryTopology::bytes, Named.as("bytes"))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName("meeting-place")
                        .withNumberOfPartitions(1))
                .process(() -> new PlaceStep(settings, counters), Named.as("place"), STORE)
                .to(KafkaTopics.STORIES.name(), Produced.with(BYTES, BYTES).withName("stories"));

        branch(outcomes, "outcome-refused")
                .process(() -> new RefuseStep<StoryOutcome>(counters::count), Named.as("refuse"))
                .to(KafkaTopics.DEAD_LETTERS.name(), Produced.with(BYTES, BYTES).withName("dead-letters"));

        return builder.build();
    }

    private static byte[] bytes(StoryOutcome outcome) {
        if (outcome instanceof Legible(Placement placement)) {
            return PlacementBytes.write(placement);
        }
        throw new IllegalStateException("expected a statement to compare, found " + outcome);
    }

    private static <V> KStream<byte[], V> branch(Map<String, KStream<byte[], V>> branches, String name) {
        KStream<byte[], V> branch = branches.get(name);
        if (branch == null) {
            throw new IllegalStateException("no branch " + name + " among " + branches.keySet());
        }
        return branch;
    }
}

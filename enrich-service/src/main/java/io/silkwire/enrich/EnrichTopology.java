package io.silkwire.enrich;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.enrich.EnrichOutcome.Enriched;
import io.silkwire.enrich.EnrichOutcome.Refused;
import io.silkwire.enrich.refusal.RefuseStep;
import io.silkwire.enrich.tagging.TopicSet;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The path of a statement through the enricher, in the order data moves:
 *
 * <pre>
 * silkwire.statements ─► read ─► tag ─► silkwire.enriched ─► index ({@code io.silkwire.enrich.index})
 *                          └──────┴───► refuse ─► silkwire.dead-letters
 * </pre>
 *
 * <p>Exactly once: what goes out and the read position move in one Kafka transaction. No state: revisions are decided by ingest.
 * Each step is a pure function to an outcome ({@link EnrichOutcome}); the processors only carry records to and fro.
 */
public final class EnrichTopology {
    /** Application id, and with it the name of the consumer group. */
    public static final String APPLICATION_ID = "silkwire-enrich";

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final Supplier<TopicSet> topics;
    private final EnrichCounters counters;
    private final int maxRecordBytes;

    EnrichTopology(Supplier<TopicSet> topics, EnrichCounters counters, int maxRecordBytes) {
        this.topics = topics;
        this.counters = counters;
        this.maxRecordBytes = maxRecordBytes;
    }

    Topology build(StreamsBuilder builder) {
        KStream<byte[], byte[]> statements = builder.stream(
                KafkaTopics.STATEMENTS.name(), Consumed.with(BYTES, BYTES).withName("statements"));

        Map<String, KStream<byte[], EnrichOutcome>> outcomes = statements
                .process(() -> new ReadStep(topics, maxRecordBytes), Named.as("read-and-tag"))
                .split(Named.as("outcome-"))
                .branch((key, outcome) -> outcome instanceof Enriched, Branched.as("enriched"))
                .branch((key, outcome) -> outcome instanceof Refused, Branched.as("refused"))
                .noDefaultBranch();

        branch(outcomes, "outcome-enriched")
                .process(() -> new WriteStep(counters), Named.as("write"))
                .to(KafkaTopics.ENRICHED.name(), Produced.with(BYTES, BYTES).withName("enriched"));

        branch(outcomes, "outcome-refused")
                .process(
                        () -> new RefuseStep<EnrichOutcome>(reason -> counters.count("enrich", reason)),
                        Named.as("refuse"))
                .to(KafkaTopics.DEAD_LETTERS.name(), Produced.with(BYTES, BYTES).withName("dead-letters"));

        return builder.build();
    }

    private static <V> KStream<byte[], V> branch(Map<String, KStream<byte[], V>> branches, String name) {
        KStream<byte[], V> branch = branches.get(name);
        if (branch == null) {
            throw new IllegalStateException("no branch " + name + " among " + branches.keySet());
        }
        return branch;
    }
}

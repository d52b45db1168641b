package io.silkwire.enrich;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.enrich.EnrichOutcome.Enriched;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns an enriched statement into a record of {@code enriched}, which travels on as its statement did. */
final class WriteStep extends ContextualProcessor<byte[], EnrichOutcome, byte[], byte[]> {
    private static final String STEP = "enrich";

    private final EnrichCounters counters;

    WriteStep(EnrichCounters counters) {
        this.counters = counters;
    }

    @Override
    public void process(Record<byte[], EnrichOutcome> outcome) {
        if (!(outcome.value() instanceof Enriched(EnrichedStatement enriched, Bytes value))) {
            throw new IllegalStateException("expected an enriched statement, found " + outcome.value());
        }
        Record<byte[], byte[]> written =
                new Record<>(outcome.key(), value.get(), outcome.timestamp(), outcome.headers());
        WireRecords.headers(
                written.headers(),
                KafkaTopics.ENRICHED,
                enriched.statement().id() + "/" + enriched.version(),
                "/silkwire/enrich",
                Instant.ofEpochMilli(outcome.timestamp()),
                Travel.of(outcome.headers()));
        context().forward(written);
        counters.count(STEP, "enriched");
        counters.took(STEP, Duration.ofMillis(context().currentSystemTimeMs() - outcome.timestamp()));
    }
}

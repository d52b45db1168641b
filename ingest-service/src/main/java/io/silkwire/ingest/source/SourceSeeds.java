package io.silkwire.ingest.source;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.refusal.Refusal;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;

/**
 * Brings the sources of a file into the Kafka topic {@code sources}: those that are new or changed. What is refused leaves what
 * Kafka holds of it in force, and a source that is left out of the file stays: pause it to stop it.
 */
public final class SourceSeeds {
    private SourceSeeds() {}

    /**
     * What came of it.
     *
     * @param written how many were new or changed
     */
    public record Report(int written, List<Refusal> refusals) {
        /** Copies the list. */
        public Report {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Reads this file and writes what changed.
     *
     * @param table that has been started
     * @throws KafkaException where it cannot be written
     */
    public static Report load(Path file, SourceTable table, KafkaConnection connection, Clock clock) {
        SourcesReading reading = SourcesFile.read(file);
        List<Source> changed = reading.sources().stream()
                .filter(source -> !source.equals(table.find(source.id())))
                .toList();
        if (!changed.isEmpty()) {
            write(changed, connection, clock);
        }
        return new Report(changed.size(), reading.refusals());
    }

    private static void write(List<Source> changed, KafkaConnection connection, Clock clock) {
        Map<String, Object> settings = connection.transactionalProducer("silkwire-source-seeds");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            for (Source source : changed) {
                var unused = producer.send(WireRecords.of(
                        KafkaTopics.SOURCES,
                        null,
                        source.id().value(),
                        source,
                        source.id() + "/" + Integer.toHexString(source.hashCode()),
                        "/silkwire/ingest/seeds",
                        clock.instant(),
                        Travel.LIVE));
            }
            producer.commitTransaction();
        }
    }
}

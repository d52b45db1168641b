package io.silkwire.enrich.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.enrich.connection.EnrichKafka;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Starts and stops the index writer with the service. {@link #start} is called once the Kafka topics are there; Elasticsearch
 * may still be away then.
 */
@Singleton
public final class IndexLifecycle implements AutoCloseable {
    private final IndexWriter writer;
    private boolean started;

    /** A writer with these settings, not started yet. */
    public IndexLifecycle(
            EnrichKafka kafka, ElasticsearchConnection elasticsearch, IndexSettings settings, MeterRegistry meters) {
        this.writer = new IndexWriter(kafka.connection(), elasticsearch, settings, meters, Clock.systemUTC());
    }

    /** Starts the writer and returns at once; a second call changes nothing. */
    public synchronized void start() {
        if (!started) {
            started = true;
            writer.start();
        }
    }

    /** What the writer is doing now. */
    public WriterState state() {
        return writer.state();
    }

    /** Stops the writer: waits some seconds for answers under way and commits what is done. */
    @Override
    @PreDestroy
    public void close() {
        writer.close();
    }
}

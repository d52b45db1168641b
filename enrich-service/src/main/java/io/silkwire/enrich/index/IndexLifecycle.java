package io.silkwire.enrich.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.enrich.connection.EnrichKafka;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts and stops the writers of all views with the service. {@link #start} is called once the Kafka topics are there; Elasticsearch
 * may still be away then.
 */
@Singleton
public final class IndexLifecycle implements AutoCloseable {
    private final Map<String, IndexWriter> writers = new LinkedHashMap<>();
    private boolean started;

    /** Writers with these settings, not started yet. */
    public IndexLifecycle(
            EnrichKafka kafka, ElasticsearchConnection elasticsearch, IndexSettings settings, MeterRegistry meters) {
        for (View view : View.values()) {
            writers.put(
                    view.label(),
                    new IndexWriter(kafka.connection(), elasticsearch, settings, view, meters, Clock.systemUTC()));
        }
    }

    /** Starts the writers and returns at once; a second call changes nothing. */
    public synchronized void start() {
        if (!started) {
            started = true;
            writers.values().forEach(IndexWriter::start);
        }
    }

    /** What each view's writer is doing now, by the view's word. */
    public Map<String, WriterState> states() {
        Map<String, WriterState> states = new LinkedHashMap<>();
        writers.forEach((view, writer) -> states.put(view, writer.state()));
        return states;
    }

    /** Stops the writers: waits some seconds for answers under way and commits what is done. */
    @Override
    @PreDestroy
    public void close() {
        List<Thread> closing = writers.values().stream()
                .map(writer -> Thread.ofPlatform().start(writer::close))
                .toList();
        try {
            for (Thread each : closing) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

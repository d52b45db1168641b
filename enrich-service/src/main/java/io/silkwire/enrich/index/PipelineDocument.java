package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.PipelineReading;
import io.silkwire.contracts.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a reading of the pipeline into a document of {@code pipeline}; {@code kind} tells which fields it has. */
final class PipelineDocument implements DocumentReader.Shape {
    /** Dispositions under which an item did not go the usual way. */
    private static final Set<String> REFUSED =
            Arrays.stream(Reason.values()).map(Reason::label).collect(Collectors.toUnmodifiableSet());

    @Override
    public Map<String, Class<?>> types() {
        return Map.of(KafkaTopics.PIPELINE.eventType(), PipelineReading.class);
    }

    @Override
    public String id(Object contract) {
        return ((PipelineReading) contract).key();
    }

    @Override
    public void write(Object contract, ConsumerRecord<byte[], byte[]> origin, ObjectNode document) {
        PipelineReading reading = (PipelineReading) contract;
        document.put("kind", reading.kind().label());
        document.put("from", reading.from().toString());
        if (!reading.instance().isEmpty()) {
            document.put("instance", reading.instance());
        }
        switch (reading.kind()) {
            case ITEMS ->
                document.put("step", reading.name())
                        .put("disposition", reading.detail())
                        .put("items", reading.count())
                        .put("refused", REFUSED.contains(reading.detail()));
            case LAG ->
                document.put("group", reading.name())
                        .put("kafka_topic", reading.detail())
                        .put("behind", reading.count());
            case LATENCY ->
                document.put("step", reading.name())
                        .put("quantile", reading.detail())
                        .put("millis", reading.count());
            case ALARM -> document.put("alarm", reading.detail()).put("sources", reading.count());
        }
    }
}

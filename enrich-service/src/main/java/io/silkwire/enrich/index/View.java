package io.silkwire.enrich.index;

import io.silkwire.contracts.KafkaTopics;
import java.time.Clock;
import java.util.Locale;

/**
 * What one index shows of the pipeline: the Kafka topic it is filled from and how its records become documents. Everything else
 * (offsets, retries, dead letters) is the same for all. Stories come first, because statements are written with theirs.
 */
enum View {
    STORIES(1),
    STATEMENTS(3),
    REVISIONS(1),
    ALERTS(1),
    DELIVERIES(1),
    TRENDS(1),
    PIPELINE(1);

    private final int mapping;

    View(int mapping) {
        this.mapping = mapping;
    }

    /** Its word in aliases, metrics and thread names. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is read. */
    KafkaTopics topic() {
        return switch (this) {
            case STORIES -> KafkaTopics.STORIES;
            case STATEMENTS -> KafkaTopics.ENRICHED;
            case REVISIONS -> KafkaTopics.STATEMENTS;
            case ALERTS -> KafkaTopics.ALERTS;
            case DELIVERIES -> KafkaTopics.DELIVERIES;
            case TRENDS -> KafkaTopics.TRENDS;
            case PIPELINE -> KafkaTopics.PIPELINE;
        };
    }

    /** What turns records into documents. */
    RecordReader reader(Clock clock) {
        return switch (this) {
            case STORIES -> DocumentReader.of(new StoryDocument());
            case STATEMENTS -> new EnrichedRecordReader(clock);
            case REVISIONS -> new RevisionReader();
            case ALERTS -> DocumentReader.of(new AlertDocument(clock));
            case DELIVERIES -> DocumentReader.of(new DeliveryDocument(clock));
            case TRENDS -> DocumentReader.of(new TrendDocument());
            case PIPELINE -> DocumentReader.of(new PipelineDocument());
        };
    }

    /** Name of the index that is made where there is none, such as {@code alerts-v1}: it ends in the version of its mapping. */
    String indexName() {
        return label() + "-v" + mapping;
    }

    /** The definition of the index on the class path. */
    String definition() {
        return "/index/" + indexName() + ".json";
    }

    /** Its step in {@code items_total}: {@code index} for statements, else {@code index-alerts} and the like. */
    String step() {
        return this == STATEMENTS ? "index" : "index-" + label();
    }
}

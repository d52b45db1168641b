package io.silkwire.ingest.report;

import io.silkwire.contracts.KafkaTopics;
import java.util.Locale;

/** The stages behind ingest, with the consumer group and the Kafka topic by which their progress is told. */
enum Stage {
    ENRICH("silkwire-enrich"),
    INDEX("silkwire-index"),
    MATCH("silkwire-match"),
    DELIVERY("silkwire-delivery");

    private final String group;

    Stage(String group) {
        this.group = group;
    }

    String group() {
        return group;
    }

    /** What the group reads. */
    KafkaTopics input() {
        return switch (this) {
            case ENRICH -> KafkaTopics.STATEMENTS;
            case INDEX, MATCH -> KafkaTopics.ENRICHED;
            case DELIVERY -> KafkaTopics.ALERTS;
        };
    }

    /** The word in the report, and the first part of the step names in dead letters. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

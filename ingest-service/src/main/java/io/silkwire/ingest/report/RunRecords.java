package io.silkwire.ingest.report;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.wire.WireRecords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the records of one run as they pass by, each counted once by its id however often it comes: statements, enriched
 * statements with their tags, alerts and dead letters by their trace, deliveries by the alert they belong to.
 */
final class RunRecords {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecords.class);

    private final String runId;
    private final Map<TopicPartition, Long> last = new HashMap<>();
    private final Set<String> statements = new HashSet<>();
    private final Set<StatementRevision> enriched = new HashSet<>();
    private final Map<TopicId, Integer> tags = new HashMap<>();
    private final Map<String, RunAlert> alerts = new HashMap<>();
    private final Map<String, Delivery.State> deliveries = new HashMap<>();
    private final Map<String, Integer> deadLetters = new HashMap<>();
    private final Set<String> deadOrigins = new HashSet<>();

    /**
     * An alert of this run.
     *
     * @param deliveries the partition its delivery lives on
     * @param deliver whether somebody is to be told
     */
    record RunAlert(TopicPartition deliveries, boolean deliver) {
        /** Whether a delivery in this state needs nothing more; one that was only shadowed does where it is to be sent now. */
        boolean isSettledBy(Delivery.State state) {
            return switch (state) {
                // What is held is sent when its time comes, which may be next week.
                case DELIVERED, FAILED, HELD, BUNDLED, COPIED, MUTED -> true;
                case SHADOWED -> !deliver;
                case PENDING -> false;
            };
        }
    }

    /** One wording of one statement. */
    record StatementRevision(StatementId id, int revision) {}

    RunRecords(String runId) {
        this.runId = runId;
    }

    /** Takes one record of any of the Kafka topics that are followed. */
    void add(ConsumerRecord<byte[], byte[]> passing) {
        if (passing.topic().equals(KafkaTopics.DELIVERIES.name())) {
            addDelivery(passing);
        } else if (runId.equals(WireRecords.text(passing.headers(), RecordHeaders.TRACE))) {
            last.merge(new TopicPartition(passing.topic(), passing.partition()), passing.offset(), Long::max);
            addOwn(passing);
        }
    }

    private void addOwn(ConsumerRecord<byte[], byte[]> own) {
        try {
            if (own.topic().equals(KafkaTopics.STATEMENTS.name())) {
                statements.add(String.valueOf(WireRecords.text(own.headers(), RecordHeaders.CE_ID)));
            } else if (own.topic().equals(KafkaTopics.ENRICHED.name())) {
                addEnriched(JsonCodec.read(own.value(), EnrichedStatement.class));
            } else if (own.topic().equals(KafkaTopics.ALERTS.name())) {
                Alert alert = JsonCodec.read(own.value(), Alert.class);
                TopicPartition deliveries = new TopicPartition(KafkaTopics.DELIVERIES.name(), own.partition());
                alerts.put(alert.id().value(), new RunAlert(deliveries, alert.deliver()));
            } else {
                addDeadLetter(own);
            }
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", own.topic())
                    .addKeyValue("partition", own.partition())
                    .addKeyValue("offset", own.offset())
                    .setCause(e)
                    .log("Record of this run cannot be read and is not counted");
        }
    }

    private void addEnriched(EnrichedStatement statement) {
        StatementRevision revision = new StatementRevision(
                statement.statement().id(), statement.statement().revision());
        if (enriched.add(revision)) {
            for (Tag tag : statement.tags()) {
                tags.merge(tag.topicId(), 1, Integer::sum);
            }
        }
    }

    private void addDelivery(ConsumerRecord<byte[], byte[]> passing) {
        Delivery delivery = deliveryOrNull(passing);
        if (delivery != null) {
            deliveries.put(delivery.alertId().value(), delivery.state());
        }
    }

    /** The delivery in this record, or null where it is a tombstone or cannot be read. */
    static @Nullable Delivery deliveryOrNull(ConsumerRecord<byte[], byte[]> passing) {
        if (passing.value() == null) {
            return null;
        }
        try {
            return JsonCodec.read(passing.value(), Delivery.class);
        } catch (UnreadableRecordException e) {
            LOG.atDebug().addKeyValue("offset", passing.offset()).setCause(e).log("Delivery cannot be read");
            return null;
        }
    }

    /** One failure may leave two dead letters, the stage's own and the net's: the origin makes them one. */
    private void addDeadLetter(ConsumerRecord<byte[], byte[]> dead) {
        String origin = WireRecords.text(dead.headers(), RecordHeaders.ERROR_TOPIC) + "-"
                + WireRecords.text(dead.headers(), RecordHeaders.ERROR_PARTITION) + "-"
                + WireRecords.text(dead.headers(), RecordHeaders.ERROR_OFFSET);
        String stage = stageOf(dead);
        if (deadOrigins.add(stage + "-" + origin)) {
            deadLetters.merge(stage, 1, Integer::sum);
        }
    }

    /** The first part of the step's name; Kafka Streams' own dead letters have none, but they name the Kafka topic. */
    private static String stageOf(ConsumerRecord<byte[], byte[]> dead) {
        String step = WireRecords.text(dead.headers(), RecordHeaders.DEAD_LETTER_STEP);
        if (step != null) {
            int dot = step.indexOf('.');
            return dot < 0 ? step : step.substring(0, dot);
        }
        String topic = String.valueOf(WireRecords.text(dead.headers(), RecordHeaders.ERROR_TOPIC));
        if (topic.equals(KafkaTopics.STATEMENTS.name())) {
            return Stage.ENRICH.label();
        }
        return topic.equals(KafkaTopics.ENRICHED.name()) ? Stage.MATCH.label() : Stage.DELIVERY.label();
    }

    /** The offset of this run's last record in each partition of this Kafka topic. */
    Map<TopicPartition, Long> last(KafkaTopics topic) {
        Map<TopicPartition, Long> ofTopic = new HashMap<>();
        last.forEach((partition, offset) -> {
            if (partition.topic().equals(topic.name())) {
                ofTopic.put(partition, offset);
            }
        });
        return ofTopic;
    }

    /** Statements of this run that are committed, as id and revision with a slash between. */
    Set<String> statements() {
        return statements;
    }

    /** Enriched statements of this run. */
    Set<StatementRevision> enriched() {
        return enriched;
    }

    Map<TopicId, Integer> tags() {
        return tags;
    }

    /** Alerts of this run by id. */
    Map<String, RunAlert> alerts() {
        return alerts;
    }

    /** The state of this alert's delivery as this run left it, or null where this run has not touched it. */
    Delivery.@Nullable State delivery(String alertId) {
        return deliveries.get(alertId);
    }

    Map<String, Integer> deadLetters() {
        return deadLetters;
    }

    int dead(Stage stage) {
        return deadLetters.getOrDefault(stage.label(), 0);
    }

    /** Grows with every new record of the run. */
    long size() {
        return statements.size()
                + enriched.size()
                + alerts.size()
                + deadOrigins.size()
                + alerts.keySet().stream().filter(deliveries::containsKey).count();
    }
}

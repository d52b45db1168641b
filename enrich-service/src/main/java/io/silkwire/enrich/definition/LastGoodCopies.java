package io.silkwire.enrich.definition;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a copy of each definition that came into force under {@link TopicDefinition#lastGoodKey}. Several enrichers may write the
 * same; a copy that could not be written is written after the next start. Does not wait for Kafka. For one thread.
 */
final class LastGoodCopies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastGoodCopies.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final Clock clock;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    LastGoodCopies(KafkaConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    void write(List<StoredTopics.Copy> copies) {
        for (StoredTopics.Copy copy : copies) {
            var unused = opened().send(toRecord(copy), (written, failure) -> {
                if (failure != null) {
                    LOG.atWarn()
                            .addKeyValue("topicId", copy.id().value())
                            .setCause(failure)
                            .log("The last good version of a topic definition could not be kept");
                }
            });
        }
    }

    private ProducerRecord<byte[], byte[]> toRecord(StoredTopics.Copy copy) {
        String key = TopicDefinition.lastGoodKey(copy.id());
        TopicDefinition definition = copy.definition();
        return definition == null
                ? new ProducerRecord<>(KafkaTopics.TOPICS.name(), key.getBytes(StandardCharsets.UTF_8), null)
                : WireRecords.of(
                        KafkaTopics.TOPICS,
                        null,
                        key,
                        definition,
                        key + "/" + TopicState.fingerprint(definition),
                        "/silkwire/enrich",
                        clock.instant(),
                        Travel.LIVE);
    }

    private KafkaProducer<byte[], byte[]> opened() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(connection.producer("silkwire-topic-copies"));
            producer = open;
        }
        return open;
    }

    @Override
    public void close() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(CLOSE_PATIENCE);
        }
    }
}

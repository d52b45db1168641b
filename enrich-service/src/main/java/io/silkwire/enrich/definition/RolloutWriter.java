package io.silkwire.enrich.definition;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.TopicRollout;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan to the Kafka topic {@code topics}: definitions, tombstones of removed topics and the {@link TopicRollout} in one
 * transaction, so that they come into force together or not at all.
 */
public final class RolloutWriter {
    private static final String TRANSACTIONAL_ID = "silkwire-topic-rollout";

    private final KafkaConnection connection;
    private final String source;
    private final Clock clock;

    /** @param source who writes, for the records' headers, such as {@code /silkwire/topics/apply} */
    public RolloutWriter(KafkaConnection connection, String source, Clock clock) {
        this.connection = connection;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Writes it.
     *
     * @return the generation that it brings about
     * @throws IllegalStateException where Kafka does not take it; nothing of it is in force then
     */
    public long write(RolloutPlan plan) {
        Instant time = clock.instant();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection.transactionalProducer(TRANSACTIONAL_ID))) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            plan.written().forEach(definition -> sent.add(producer.send(toRecord(definition, time))));
            plan.removed().forEach(id -> sent.add(producer.send(tombstone(id))));
            sent.add(producer.send(rollout(plan, time)));
            producer.commitTransaction();
            return sent.getLast().get().offset() + 1;
        } catch (ProducerFencedException e) {
            throw new IllegalStateException(
                    "somebody else writes topic definitions at this moment; look at what they did and try again", e);
        } catch (KafkaException e) {
            throw failed(e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing topic definitions", e);
        }
    }

    private IllegalStateException failed(@Nullable Throwable cause) {
        return new IllegalStateException(
                "topic definitions cannot be written to Kafka at " + connection.bootstrapServers(), cause);
    }

    private ProducerRecord<byte[], byte[]> toRecord(TopicDefinition definition, Instant time) {
        return WireRecords.of(
                KafkaTopics.TOPICS,
                null,
                definition.id().value(),
                definition,
                definition.id() + "/" + TopicState.fingerprint(definition),
                source,
                time,
                Travel.LIVE);
    }

    private static ProducerRecord<byte[], byte[]> tombstone(TopicId id) {
        return new ProducerRecord<>(KafkaTopics.TOPICS.name(), id.value().getBytes(StandardCharsets.UTF_8), null);
    }

    private ProducerRecord<byte[], byte[]> rollout(RolloutPlan plan, Instant time) {
        TopicRollout rollout = new TopicRollout(
                time, source, plan.written().stream().map(TopicDefinition::id).toList(), plan.removed());
        return WireRecords.of(
                KafkaTopics.TOPICS, null, TopicRollout.KEY, rollout, "rollout/" + time, source, time, Travel.LIVE);
    }
}

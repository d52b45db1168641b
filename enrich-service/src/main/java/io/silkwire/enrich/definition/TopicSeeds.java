package io.silkwire.enrich.definition;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Brings the definitions of a directory into the Kafka topic {@code topics}: those that are new or whose text changed. A file that
 * cannot be read, or whose own tests fail, is refused by name and line; the others go on, and what Kafka holds of a refused one
 * stays in force.
 */
public final class TopicSeeds {
    private final KafkaConnection connection;
    private final TopicDefinitions definitions;
    private final Clock clock;

    /** Seeds for these definitions, which have been started. */
    public TopicSeeds(KafkaConnection connection, TopicDefinitions definitions, Clock clock) {
        this.connection = connection;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param written ids of the definitions that were new or changed
     * @param generation that brings the written ones into force; 0 where nothing changed
     * @param problems what was refused, each with file, line and remedy
     */
    public record Report(List<String> written, long generation, List<String> problems) {
        /** Copies the lists. */
        public Report {
            written = List.copyOf(written);
            problems = List.copyOf(problems);
        }
    }

    /** Reads the definitions of this directory and writes what changed. */
    public Report load(Path directory) {
        TopicFolder.Contents folder = TopicFolder.read(directory);
        List<String> problems = new ArrayList<>();
        folder.problems().forEach(problem -> problems.add(problem.toString()));
        List<TopicDefinition> changed = new ArrayList<>();
        for (TopicFolder.Source source : folder.sources()) {
            List<String> failed = TopicSet.failedTests(source.rule());
            problems.addAll(failed);
            if (failed.isEmpty()) {
                changed.add(definition(source));
            }
        }
        changed.removeIf(definition -> !isChanged(definition));
        long generation = write(changed);
        List<String> written =
                changed.stream().map(definition -> definition.id().value()).toList();
        return new Report(written, generation, problems);
    }

    private static TopicDefinition definition(TopicFolder.Source source) {
        return new TopicDefinition(source.rule().id(), source.rule().fileName(), source.yaml(), source.groupTexts());
    }

    private boolean isChanged(TopicDefinition definition) {
        return definitions
                .stored(definition.id())
                .map(stored -> !stored.equals(definition))
                .orElse(true);
    }

    /**
     * Writes them in one transaction, so that they come into force together.
     *
     * @return the generation that they bring about, 0 where nothing changed
     */
    private long write(List<TopicDefinition> changed) {
        if (changed.isEmpty()) {
            return 0;
        }
        Map<String, Object> settings = connection.transactionalProducer("silkwire-topic-seeds");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent =
                    changed.stream().map(this::toRecord).map(producer::send).toList();
            producer.commitTransaction();
            return sent.getLast().get().offset() + 1;
        } catch (KafkaException e) {
            throw new IllegalStateException("topic definitions cannot be written to Kafka", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic definitions cannot be written to Kafka", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing topic definitions", e);
        }
    }

    private ProducerRecord<byte[], byte[]> toRecord(TopicDefinition definition) {
        return WireRecords.of(
                KafkaTopics.TOPICS,
                null,
                definition.id().value(),
                definition,
                definition.id() + "/" + Integer.toHexString(definition.yaml().hashCode()),
                "/silkwire/enrich/seeds",
                clock.instant(),
                Travel.LIVE);
    }
}

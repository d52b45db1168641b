package io.silkwire.enrich.definition;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicYaml;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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

    /** Reads {@code *.yaml} and {@code *.yml} of this directory, in the order of their names, and writes what changed. */
    public Report load(Path directory) {
        List<String> problems = new ArrayList<>();
        List<TopicDefinition> changed = new ArrayList<>();
        Map<TopicId, String> fileOf = new HashMap<>();
        for (Path file : files(directory, problems)) {
            read(file, problems)
                    .filter(definition -> isFirst(definition, fileOf, problems))
                    .filter(this::isChanged)
                    .forEach(changed::add);
        }
        long generation = write(changed);
        List<String> written =
                changed.stream().map(definition -> definition.id().value()).toList();
        return new Report(written, generation, problems);
    }

    /** Two files of one topic would take each other's place at every start. */
    private static boolean isFirst(TopicDefinition definition, Map<TopicId, String> fileOf, List<String> problems) {
        String other = fileOf.putIfAbsent(definition.id(), definition.fileName());
        if (other != null) {
            problems.add(definition.fileName() + ": topic '" + definition.id() + "' is defined in " + other
                    + " already; keep one of the two files");
        }
        return other == null;
    }

    private boolean isChanged(TopicDefinition definition) {
        return definitions
                .stored(definition.id())
                .map(stored -> !stored.yaml().equals(definition.yaml()))
                .orElse(true);
    }

    private static Stream<TopicDefinition> read(Path file, List<String> problems) {
        String name = String.valueOf(file.getFileName());
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (MalformedInputException e) {
            problems.add(name + ": not UTF-8; save it as UTF-8");
            return Stream.of();
        } catch (IOException e) {
            problems.add(name + ": cannot be read (" + e.getMessage() + "); check that it may be read");
            return Stream.of();
        }
        return switch (TopicYaml.parse(name, yaml)) {
            case TopicReading.Refused refused -> {
                refused.problems().forEach(problem -> problems.add(problem.toString()));
                yield Stream.of();
            }
            case TopicReading.Read(TopicRule rule) -> {
                List<String> failed = TopicSet.failedTests(rule);
                problems.addAll(failed);
                yield failed.isEmpty() ? Stream.of(new TopicDefinition(rule.id(), name, yaml)) : Stream.of();
            }
        };
    }

    private static List<Path> files(Path directory, List<String> problems) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(directory + ": cannot be listed; silkwire.enrich.topics-directory must name a directory");
            return List.of();
        }
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

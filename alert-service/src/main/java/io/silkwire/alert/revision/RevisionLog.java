package io.silkwire.alert.revision;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.search.RevisionPlaces;
import io.silkwire.alert.search.RevisionPlaces.Place;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.UnreadableRecordException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the revisions of one statement from the log of record: {@link RevisionPlaces} tells where they stand, and one record is read
 * at each place, so what an answer costs does not grow with the log. An answer takes at most the patience it is made with, and
 * says whether every place was read. Thread-safe.
 */
@Singleton
public final class RevisionLog {
    private static final Logger LOG = LoggerFactory.getLogger(RevisionLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(250);
    /** Each reader holds some MiB and a connection. */
    private static final int READERS = 4;
    /** No page was ever revised as often; beyond that the latest are kept. */
    private static final int MAX_REVISIONS = 200;

    private final RevisionPlaces places;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration patience;
    private final Semaphore readers = new Semaphore(READERS);

    @Inject
    RevisionLog(AlertKafka kafka, RevisionPlaces places) {
        this(places, () -> consumer(kafka), PATIENCE);
    }

    RevisionLog(RevisionPlaces places, Supplier<Consumer<byte[], byte[]>> consumers, Duration patience) {
        this.places = places;
        this.consumers = consumers;
        this.patience = patience;
    }

    private static Consumer<byte[], byte[]> consumer(AlertKafka kafka) {
        return new KafkaConsumer<>(oneByOne(kafka.connection().consumer(null)));
    }

    /** One record at a time is all that is wanted: the next one stands elsewhere. */
    static Map<String, Object> oneByOne(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // A record that is larger comes all the same, alone.
        own.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
        return own;
    }

    /** The revisions of a statement. */
    public RevisionOutcome of(StatementId id) {
        return switch (places.of(id, MAX_REVISIONS)) {
            case RevisionPlaces.Outcome.Unavailable away ->
                new RevisionOutcome.Unavailable(away.problem(), away.remedy());
            case RevisionPlaces.Outcome.Found found
            when found.places().isEmpty() -> new RevisionOutcome.Found(List.of(), true);
            case RevisionPlaces.Outcome.Found found -> at(found.places(), id);
        };
    }

    private RevisionOutcome at(List<Place> found, StatementId id) {
        if (!readers.tryAcquire()) {
            return new RevisionOutcome.Unavailable(
                    "the log of statements is being read for others", "try again in a few seconds");
        }
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            return new Reading(consumer, id).of(found);
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", KafkaTopics.STATEMENTS.name())
                    .setCause(e)
                    .log("The log of statements cannot be read");
            return new RevisionOutcome.Unavailable(
                    "Kafka does not answer",
                    "try again in a moment; whoever runs this finds its address under kafka.bootstrap.servers");
        } finally {
            readers.release();
        }
    }

    /** One answer on its way. */
    private final class Reading {
        private final Consumer<byte[], byte[]> consumer;
        private final StatementId id;
        private final long deadline = System.nanoTime() + patience.toNanos();

        Reading(Consumer<byte[], byte[]> consumer, StatementId id) {
            this.consumer = consumer;
            this.id = id;
        }

        RevisionOutcome of(List<Place> found) {
            List<TopicPartition> partitions =
                    found.stream().map(place -> partition(place)).distinct().toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
            List<Statement> revisions = new ArrayList<>();
            // The latest first: they are what is asked for most, should time run out.
            for (Place place : found.reversed()) {
                if (place.offset() < ends.getOrDefault(partition(place), 0L)) {
                    read(place).ifPresent(revisions::add);
                }
            }
            return new RevisionOutcome.Found(
                    revisions.stream()
                            .sorted(Comparator.comparingInt(Statement::revision))
                            .toList(),
                    revisions.size() == found.size());
        }

        /** The record at this place; empty where it is gone, is another one, or time is up. */
        private Optional<Statement> read(Place place) {
            TopicPartition partition = partition(place);
            consumer.pause(consumer.assignment());
            consumer.resume(List.of(partition));
            consumer.seek(partition, place.offset());
            while (System.nanoTime() < deadline) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> read : polled.records(partition)) {
                    return read.offset() == place.offset() ? statement(read, place) : Optional.empty();
                }
            }
            return Optional.empty();
        }

        /** A log that was made anew has other records at the same places. */
        private Optional<Statement> statement(ConsumerRecord<byte[], byte[]> read, Place place) {
            if (read.value() == null) {
                return Optional.empty();
            }
            try {
                Statement statement = JsonCodec.read(read.value(), Statement.class);
                return statement.id().equals(id) && statement.revision() == place.revision()
                        ? Optional.of(statement)
                        : Optional.empty();
            } catch (UnreadableRecordException e) {
                LOG.atWarn()
                        .addKeyValue("kafkaTopic", read.topic())
                        .addKeyValue("partition", read.partition())
                        .addKeyValue("offset", read.offset())
                        .setCause(e)
                        .log("Record cannot be read and is passed over");
                return Optional.empty();
            }
        }
    }

    private static TopicPartition partition(Place place) {
        return new TopicPartition(KafkaTopics.STATEMENTS.name(), place.partition());
    }
}

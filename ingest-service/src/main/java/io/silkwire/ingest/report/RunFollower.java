package io.silkwire.ingest.report;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.ingest.report.ReplayListener.Progress;
import io.silkwire.ingest.report.ReplayReport.Downstream;
import io.silkwire.ingest.report.RunRecords.RunAlert;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the records of one run through the stages, from Kafka alone: it reads what the stages write behind the point where the
 * run began, and knows that a stage is through when the stage's group has committed beyond the run's last record.
 *
 * <p>Groups of transactional stages may stand before the marker that ends a transaction, so a group is compared with the offset
 * after our last record and not with the partition's end. What a stage wrote is complete once everything written before its
 * commit was read, open transactions included: a commit of offsets can be seen before the commit of the records beside them.
 *
 * <p>One thread.
 */
public final class RunFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFollower.class);
    private static final List<KafkaTopics> FOLLOWED = List.of(
            KafkaTopics.STATEMENTS,
            KafkaTopics.ENRICHED,
            KafkaTopics.ALERTS,
            KafkaTopics.DELIVERIES,
            KafkaTopics.DEAD_LETTERS);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection connection;
    private final FollowSettings settings;
    private final @Nullable IndexedDocuments index;
    private final Clock clock;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaOffsets offsets;
    private final RunRecords records;
    private final Map<String, Long> movements = new HashMap<>();
    private ReplayListener listener = ReplayListener.SILENT;
    private int expected;
    private Instant began = Instant.EPOCH;
    private Instant movedAt = Instant.EPOCH;
    private @Nullable Instant awaySince;
    private @Nullable String stuckAt;

    private RunFollower(
            KafkaConnection connection,
            String runId,
            FollowSettings settings,
            @Nullable IndexedDocuments index,
            Clock clock) {
        this.connection = connection;
        this.settings = settings;
        this.index = index;
        this.clock = clock;
        this.consumer = new KafkaConsumer<>(connection.consumer(null));
        this.offsets = new KafkaOffsets(connection);
        this.records = new RunRecords(runId);
    }

    /**
     * A follower that sees all that is written from now on.
     *
     * @param index where indexed documents are looked up, or null to believe the writer's offsets
     * @throws KafkaException where the broker cannot be reached
     */
    public static RunFollower start(
            KafkaConnection connection,
            String runId,
            FollowSettings settings,
            @Nullable IndexedDocuments index,
            Clock clock) {
        RunFollower follower = new RunFollower(connection, runId, settings, index, clock);
        try {
            follower.seekToEnds();
            return follower;
        } catch (RuntimeException e) {
            follower.close();
            throw e;
        }
    }

    private void seekToEnds() {
        List<TopicPartition> partitions = partitions(FOLLOWED);
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    private List<TopicPartition> partitions(List<KafkaTopics> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /**
     * The statements of this run that are committed now, as id and revision with a slash between.
     *
     * @throws KafkaException where the broker cannot be reached
     */
    public Set<String> committedStatements() {
        Map<TopicPartition, Long> ends = offsets.ends(partitions(List.of(KafkaTopics.STATEMENTS)));
        Instant deadline = clock.instant().plus(settings.stillness());
        while (!hasRead(ends)) {
            if (clock.instant().isAfter(deadline)) {
                throw new org.apache.kafka.common.errors.TimeoutException(
                        "Kafka topic " + KafkaTopics.STATEMENTS.name() + " could not be read to its end");
            }
            poll();
        }
        return new HashSet<>(records.statements());
    }

    /**
     * Waits until every stage is through with the statements of this run, or one is stuck, and says what became of them.
     *
     * @param published how many statements were published
     */
    public Downstream follow(int published, ReplayListener told) {
        if (published == 0) {
            return Downstream.NOTHING;
        }
        listener = told;
        expected = published;
        began = clock.instant();
        movedAt = began;
        boolean through = await("published", () -> records.statements().size() >= expected)
                && awaitStages(List.of(Stage.ENRICH), List.of(KafkaTopics.ENRICHED, KafkaTopics.DEAD_LETTERS))
                && awaitStages(List.of(Stage.MATCH, Stage.INDEX), List.of(KafkaTopics.ALERTS, KafkaTopics.DEAD_LETTERS))
                && awaitStages(List.of(Stage.DELIVERY), List.of(KafkaTopics.DELIVERIES, KafkaTopics.DEAD_LETTERS));
        if (through) {
            settle();
        }
        return downstream();
    }

    private boolean awaitStages(List<Stage> stages, List<KafkaTopics> outputs) {
        for (Stage stage : stages) {
            if (!await(stage.label(), () -> isThrough(stage))) {
                return false;
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        return await("end of output", () -> {
            if (ends.isEmpty()) {
                ends.putAll(offsets.ends(partitions(outputs)));
            }
            return hasRead(ends);
        });
    }

    private boolean isThrough(Stage stage) {
        Map<TopicPartition, Long> last = records.last(stage.input());
        if (last.isEmpty()) {
            return true;
        }
        Map<TopicPartition, Long> committed = offsets.committed(stage.group());
        long progress = last.keySet().stream()
                .mapToLong(partition -> committed.getOrDefault(partition, 0L))
                .sum();
        noteMovement(stage.label(), progress);
        return last.entrySet().stream().allMatch(own -> committed.getOrDefault(own.getKey(), 0L) > own.getValue());
    }

    /** Reads on until the condition holds; false where nothing moved for too long. */
    private boolean await(String what, BooleanSupplier condition) {
        while (true) {
            poll();
            Boolean holds = ask(condition);
            tell();
            if (Boolean.TRUE.equals(holds)) {
                return true;
            }
            if (isStuck(holds == null)) {
                stuckAt = "nothing moved for " + settings.stillness().toSeconds() + " s while waiting for " + what
                        + ": is that stage running?";
                return false;
            }
        }
    }

    /** The answer, or null where the broker gives none. */
    private @Nullable Boolean ask(BooleanSupplier condition) {
        try {
            boolean holds = condition.getAsBoolean();
            awaySince = null;
            return holds;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            if (awaySince == null) {
                awaySince = clock.instant();
                LOG.atWarn().setCause(e).log("Broker does not answer");
                listener.onProgress(Progress.notice("Kafka does not answer; waiting up to "
                        + settings.outage().toMinutes() + " min for it to come back"));
            }
            return null;
        }
    }

    private boolean isStuck(boolean away) {
        Instant now = clock.instant();
        Instant since = awaySince;
        if (away && since != null) {
            movedAt = now;
            return Duration.between(since, now).compareTo(settings.outage()) > 0;
        }
        return Duration.between(movedAt, now).compareTo(settings.stillness()) > 0;
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> passing : consumer.poll(POLL)) {
            records.add(passing);
        }
        noteMovement("records", records.size());
    }

    private void noteMovement(String what, long progress) {
        Long before = movements.put(what, progress);
        if (before == null || before.longValue() != progress) {
            movedAt = clock.instant();
        }
    }

    private void tell() {
        listener.onProgress(
                Progress.of("enriched", records.enriched().size(), expected, Duration.between(began, clock.instant())));
    }

    private boolean hasRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Deliveries that are being tried just now are worth a moment. */
    private void settle() {
        Instant deadline = clock.instant().plus(settings.settling());
        Map<String, Delivery.State> earlier = earlierDeliveries();
        while (clock.instant().isBefore(deadline) && hasUnsettled(earlier)) {
            poll();
            tell();
        }
    }

    private boolean hasUnsettled(Map<String, Delivery.State> earlier) {
        return records.alerts().keySet().stream().anyMatch(alert -> {
            Delivery.State state = records.delivery(alert);
            Delivery.State before = earlier.get(alert);
            return state == null ? !isSettled(alert, before) : state == Delivery.State.PENDING;
        });
    }

    private boolean isSettled(String alert, Delivery.@Nullable State before) {
        RunAlert own = records.alerts().get(alert);
        return before != null && own != null && own.isSettledBy(before);
    }

    private Downstream downstream() {
        Map<String, Delivery.State> earlier = earlierDeliveries();
        Map<Delivery.State, Integer> states = new EnumMap<>(Delivery.State.class);
        int settledBefore = 0;
        for (String alert : records.alerts().keySet()) {
            Delivery.State state = records.delivery(alert);
            Delivery.State before = earlier.get(alert);
            if (state != null) {
                states.merge(state, 1, Integer::sum);
            } else if (before == Delivery.State.PENDING) {
                states.merge(before, 1, Integer::sum);
            } else if (isSettled(alert, before)) {
                settledBefore++;
            }
        }
        return new Downstream(
                records.statements().size(),
                records.enriched().size(),
                indexed(),
                index != null,
                records.tags(),
                records.alerts().size(),
                states.getOrDefault(Delivery.State.DELIVERED, 0),
                states.getOrDefault(Delivery.State.SHADOWED, 0),
                states.getOrDefault(Delivery.State.PENDING, 0),
                states.getOrDefault(Delivery.State.FAILED, 0),
                settledBefore,
                records.deadLetters(),
                stuckAt);
    }

    private int indexed() {
        if (index == null) {
            boolean passed = Boolean.TRUE.equals(ask(() -> isThrough(Stage.INDEX)));
            return passed ? records.enriched().size() - records.dead(Stage.INDEX) : 0;
        }
        try {
            return index.count(records.enriched());
        } catch (IOException e) {
            stuckAt = "the index could not be asked: " + e.getMessage();
            return 0;
        }
    }

    /** States of alerts that this run made again and for which nothing was written now. */
    private Map<String, Delivery.State> earlierDeliveries() {
        Set<TopicPartition> partitions = new HashSet<>();
        Set<String> untouched = new HashSet<>();
        records.alerts().forEach((id, alert) -> {
            if (records.delivery(id) == null) {
                untouched.add(id);
                partitions.add(alert.deliveries());
            }
        });
        return untouched.isEmpty() ? Map.of() : EarlierDeliveries.of(connection, partitions, untouched, settings);
    }

    @Override
    public void close() {
        consumer.close();
        offsets.close();
    }
}

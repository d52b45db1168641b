package io.silkwire.alert.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.fakes.AtOnce;
import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.alert.fakes.SubscriptionShelf;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * The real {@link DeliveryDesk} between records in memory, on a simulated clock: the alerts, what was said of stories, and the compacted
 * log of deliveries with the position that is committed together with it. A restart reads that log back as {@link DeliveryLog} does;
 * what was not committed is gone, as with Kafka.
 */
final class SimulatedDelivery {
    private static final int PARTITION = 0;
    /** As the Kafka topic keeps deliveries. */
    private static final Duration RETENTION = Duration.ofDays(90);

    /** Where it is killed, within a turn that writes something. */
    enum Death {
        BEFORE_COMMIT,
        BEFORE_ATTEMPTS,
        BEFORE_OUTCOMES
    }

    private record Said(StoryMembership membership, Instant at) {}

    private final SimulatedClock clock;
    private final SubscriptionShelf subscriptions;
    private final Map<String, DeliveryChannel> channels;
    private final Dispositions dispositions = new Dispositions(new SimpleMeterRegistry());
    private final List<ConsumerRecord<byte[], byte[]>> alerts = new ArrayList<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> log = new LinkedHashMap<>();
    private final List<Said> said = new ArrayList<>();
    private int committed;
    private int taken;
    private Stories stories = new Stories();
    private DeliveryDesk desk;
    private @Nullable Death death;

    SimulatedDelivery(SimulatedClock clock, SubscriptionShelf subscriptions, DeliveryChannel channel) {
        this.clock = clock;
        this.subscriptions = subscriptions;
        this.channels = Map.of(channel.name(), channel);
        this.desk = desk();
    }

    /** It matched. */
    void send(Alert alert) {
        ProducerRecord<byte[], byte[]> written = WireRecords.of(
                KafkaTopics.ALERTS,
                PARTITION,
                alert.subscriptionId().value(),
                alert,
                alert.id().value(),
                "/test",
                clock.instant(),
                Travel.LIVE);
        alerts.add(read(written, alerts.size()));
    }

    /** The statement stands in the story of this oldest one, where it stood in another before or in none. */
    void story(StatementId statement, StatementId oldest, @Nullable StatementId before) {
        Said now = new Said(
                new StoryMembership(
                        statement,
                        1,
                        new SourceId("test"),
                        StoryId.ofOldest(oldest),
                        oldest,
                        clock.instant(),
                        before == null ? null : StoryId.ofOldest(before),
                        statement.equals(oldest) ? StoryMembership.Reason.OPENED : StoryMembership.Reason.JOINED,
                        List.of()),
                clock.instant());
        said.add(now);
        stories.apply(now.membership(), now.at());
    }

    /** Everything that happens at this moment. */
    void turn() {
        boolean again;
        do {
            desk.takeFinished();
            while (taken < alerts.size()) {
                desk.take(alerts.get(taken++));
            }
            desk.turn();
            boolean dies = death != null && !desk.writes().isEmpty();
            again = dies;
            if (dies && death == Death.BEFORE_COMMIT) {
                die();
                continue;
            }
            commit();
            if (dies && death == Death.BEFORE_ATTEMPTS) {
                die();
                continue;
            }
            desk.start();
            if (dies && desk.isUnderWay()) {
                die();
            }
        } while (again || desk.isUnderWay() || !desk.writes().isEmpty() || taken < alerts.size());
    }

    /** It dies at this point of the next turn that gets there. */
    void killAt(Death point) {
        death = point;
    }

    /** Stops in order, and starts again. */
    void restart() {
        desk.settle(Set.of(PARTITION));
        commit();
        begin();
    }

    /** How the delivery of this id stands, as it is recorded; null where there is none. */
    @Nullable
    Delivery recorded(AlertId id) {
        ConsumerRecord<byte[], byte[]> last = log.get(id.value());
        return last == null ? null : JsonCodec.read(last.value(), Delivery.class);
    }

    /** Everything that is recorded. */
    List<Delivery> recorded() {
        return log.values().stream()
                .map(each -> JsonCodec.read(each.value(), Delivery.class))
                .toList();
    }

    /** What is held of a subscription. */
    Timekeeper.@Nullable Waiting waiting(SubscriptionId id) {
        return desk.waiting().get(id);
    }

    private void die() {
        death = null;
        begin();
    }

    private void begin() {
        desk.close();
        taken = committed;
        stories = new Stories();
        Instant from = clock.instant().minus(Sending.MAX_STORY_WINDOW);
        said.stream().filter(one -> !one.at().isBefore(from)).forEach(one -> stories.apply(one.membership(), one.at()));
        stories.forget(clock.instant(), Sending.MAX_STORY_WINDOW);
        desk = desk();
    }

    private DeliveryDesk desk() {
        DeliveryDesk begun = new DeliveryDesk(
                new DeliverySettings(16, List.of(), Duration.ZERO, Duration.ofMillis(500)),
                channels,
                subscriptions,
                stories,
                new Recovery((partition, which, cancelled) -> List.of()),
                dispositions,
                new EndpointGate(),
                clock,
                new AtOnce());
        long from = clock.instant().minus(RETENTION).toEpochMilli();
        log.values().removeIf(old -> old.timestamp() < from);
        Map<Integer, PartitionState> states = Map.of(PARTITION, new PartitionState());
        log.values().forEach(each -> DeliveryLog.apply(each, states));
        begun.takeOver(states);
        return begun;
    }

    private void commit() {
        Writes writes = desk.writes();
        for (ProducerRecord<byte[], byte[]> written : writes.records()) {
            String key = new String(written.key(), StandardCharsets.UTF_8);
            // Compacted: the last of a key stands where it was written.
            log.remove(key);
            log.put(key, read(written, log.size()));
        }
        writes.offsets().values().forEach(offset -> committed = (int) offset.offset());
        writes.committed();
        desk.committed();
    }

    private ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> written, long offset) {
        return new ConsumerRecord<>(
                written.topic(),
                PARTITION,
                offset,
                clock.instant().toEpochMilli(),
                TimestampType.CREATE_TIME,
                written.key().length,
                written.value().length,
                written.key(),
                written.value(),
                new RecordHeaders(written.headers()),
                Optional.empty());
    }
}

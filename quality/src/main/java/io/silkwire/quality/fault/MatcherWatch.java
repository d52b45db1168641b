package io.silkwire.quality.fault;

import io.silkwire.alert.match.AlertPipeline;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.quality.proof.MatchedUpTo;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, about once a second, how far the matcher has committed; what it missed while the broker was away it sees later. */
final class MatcherWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MatcherWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Admin admin;
    private final Clock clock;
    private final MatchedUpTo matched = new MatchedUpTo();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("matcher-watch").unstarted(this::watch);

    MatcherWatch(KafkaConnection kafka, Clock clock) {
        this.admin = Admin.create(kafka.admin());
        this.clock = clock;
        thread.start();
    }

    MatchedUpTo matched() {
        return matched;
    }

    @Override
    public void close() {
        thread.interrupt();
        admin.close(Duration.ZERO);
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                                AlertPipeline.APPLICATION_ID)
                        .partitionsToOffsetAndMetadata()
                        .get(BETWEEN.multipliedBy(5).toMillis(), TimeUnit.MILLISECONDS);
                matched.add(clock.instant(), positions(committed));
            } catch (ExecutionException | TimeoutException e) {
                LOG.atDebug().setCause(e).log("The broker did not tell how far the matcher is");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private static Map<Integer, Long> positions(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<Integer, Long> positions = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (partition.topic().equals(KafkaTopics.ENRICHED.name()) && offset != null) {
                positions.put(partition.partition(), offset.offset());
            }
        });
        return positions;
    }
}

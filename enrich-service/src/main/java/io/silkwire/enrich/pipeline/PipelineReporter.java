package io.silkwire.enrich.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.PipelineReading;
import io.silkwire.enrich.connection.EnrichKafka;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the readings of each minute to {@code silkwire.pipeline}, several times while it lasts: a later reading replaces the one
 * before. A minute in which Kafka does not answer is left out, its items are counted with the next one.
 */
@Singleton
public final class PipelineReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineReporter.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);
    /** So soon an operator sees what changed. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    private static final int INSTANCE_CHARS = 8;

    private final KafkaConnection kafka;
    private final Clock clock;
    private final ItemCounts counts;
    private @Nullable ScheduledExecutorService schedule;
    private @Nullable Admin admin;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** A reporter of this process; does nothing before {@link #start}. */
    @Inject
    public PipelineReporter(EnrichKafka kafka, MeterRegistry meters) {
        this(kafka.connection(), meters, Clock.systemUTC());
    }

    /** A reporter with a clock of its own. */
    public PipelineReporter(KafkaConnection kafka, MeterRegistry meters, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
        this.counts = new ItemCounts(
                meters, "silkwire-" + UUID.randomUUID().toString().substring(0, INSTANCE_CHARS));
    }

    /** Reports from now on. */
    public synchronized void start() {
        ScheduledExecutorService running = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("silkwire-pipeline").factory());
        var unused = running.scheduleAtFixedRate(
                () -> report(clock.instant()), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        schedule = running;
    }

    /** Reads and writes the readings of the minute in which this instant lies. */
    public synchronized void report(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        List<PipelineReading> readings = new ArrayList<>(counts.in(minute));
        try {
            readings.addAll(new GroupLags(admin()).at(minute));
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (PipelineReading reading : readings) {
                sent.add(producer().send(kafkaRecord(reading)));
            }
            producer().flush();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            counts.told();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // Whatever it was, the next minute is tried: a schedule ends with the first exception it sees.
            LOG.atWarn().setCause(e).log("The readings of a minute are left out");
        }
    }

    private ProducerRecord<byte[], byte[]> kafkaRecord(PipelineReading reading) {
        return WireRecords.of(
                KafkaTopics.PIPELINE,
                null,
                reading.key(),
                reading,
                reading.key(),
                "/silkwire/enrich/pipeline",
                clock.instant(),
                Travel.LIVE);
    }

    private Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(kafka.admin());
            admin = open;
        }
        return open;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(kafka.producer("silkwire-pipeline"));
            producer = open;
        }
        return open;
    }

    @Override
    @PreDestroy
    public void close() {
        ScheduledExecutorService running = schedule;
        if (running != null) {
            running.shutdownNow();
        }
        synchronized (this) {
            if (admin != null) {
                admin.close(CLOSE_PATIENCE);
            }
            if (producer != null) {
                producer.close(CLOSE_PATIENCE);
            }
        }
    }
}

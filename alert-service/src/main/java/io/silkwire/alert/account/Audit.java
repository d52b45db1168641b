package io.silkwire.alert.account;

import io.micronaut.context.annotation.Bean;
import io.micronaut.http.HttpRequest;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.site.Arrival;
import io.silkwire.contracts.AuditEntry;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did what, into the Kafka topic {@code silkwire.audit}, kept for 400 days. An action is not held up by it: where Kafka does
 * not answer the entry is in the log. {@link AuditTrail} reads it back. Thread-safe.
 */
@Singleton
@Bean(preDestroy = "close")
public final class Audit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final String CE_SOURCE = "/silkwire/alert/account";

    private final AlertKafka kafka;
    private final Clock clock = Clock.systemUTC();
    /** Kafka's client waits for a broker that is away, and whoever serves requests must not. */
    private final Aside aside = new Aside("audit");

    private @Nullable KafkaProducer<byte[], byte[]> producer;

    Audit(AlertKafka kafka) {
        this.kafka = kafka;
    }

    /** Opens the way to Kafka. */
    public void start() {
        producer = new KafkaProducer<>(kafka.connection().producer("silkwire-audit"));
    }

    /** Writes that the caller of this request did something. */
    public void tell(HttpRequest<?> request, String action, @Nullable String target, String outcome) {
        tell(Caller.of(request).id(), request, action, target, outcome);
    }

    /** Writes that this actor did something. */
    public void tell(String actor, HttpRequest<?> request, String action, @Nullable String target, String outcome) {
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                actor,
                action,
                target,
                outcome,
                Arrival.of(request).address());
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing == null) {
            return;
        }
        aside.execute(() -> write(writing, actor, entry));
    }

    private static void write(KafkaProducer<byte[], byte[]> writing, String actor, AuditEntry entry) {
        var unused = writing.send(
                WireRecords.of(
                        KafkaTopics.AUDIT,
                        null,
                        actor,
                        entry,
                        UUID.randomUUID().toString(),
                        CE_SOURCE,
                        entry.at(),
                        Travel.LIVE),
                (written, e) -> {
                    if (e != null) {
                        LOG.atError()
                                .setCause(e)
                                .addKeyValue("entry", entry)
                                .log("Audit entry was not written to Kafka");
                    }
                });
    }

    @Override
    public void close() {
        aside.close();
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing != null) {
            writing.close(Duration.ofSeconds(5));
        }
    }
}

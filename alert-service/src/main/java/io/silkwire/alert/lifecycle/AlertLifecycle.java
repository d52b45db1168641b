package io.silkwire.alert.lifecycle;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.util.StringUtils;
import io.micronaut.runtime.event.annotation.EventListener;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.live.LiveAlerts;
import io.silkwire.alert.match.Matching;
import io.silkwire.alert.source.KnownSources;
import io.silkwire.alert.subscription.SubscriptionSeeds;
import io.silkwire.alert.subscription.SubscriptionSettings;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.TopicProvisioner;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order of start and stop. The HTTP server opens after the start, so nobody is served from half a state; with {@code
 * silkwire.alert.enabled=false} nothing is started, and pages and API show nothing.
 */
@Singleton
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
final class AlertLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLifecycle.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A hundred thousand are read and compiled within half a minute; a busy machine with a million must not give up and begin again. */
    private static final Duration FOR_SUBSCRIPTIONS = Duration.ofMinutes(10);

    /** What this service reads and writes. */
    private static final List<KafkaTopics> TOPICS = List.of(
            KafkaTopics.ENRICHED,
            KafkaTopics.SOURCES,
            KafkaTopics.SUBSCRIPTIONS,
            KafkaTopics.ALERTS,
            KafkaTopics.DELIVERIES,
            KafkaTopics.DEAD_LETTERS);

    private final AlertKafka kafka;
    private final SubscriptionSettings settings;
    private final KnownSources sources;
    private final Subscriptions subscriptions;
    private final LiveAlerts live;
    private final Deliveries deliveries;
    private final Matching matching;

    AlertLifecycle(
            AlertKafka kafka,
            SubscriptionSettings settings,
            KnownSources sources,
            Subscriptions subscriptions,
            LiveAlerts live,
            Deliveries deliveries,
            Matching matching) {
        this.kafka = kafka;
        this.settings = settings;
        this.sources = sources;
        this.subscriptions = subscriptions;
        this.live = live;
        this.deliveries = deliveries;
        this.matching = matching;
    }

    @EventListener
    void start(StartupEvent event) {
        TopicProvisioner.provision(kafka.connection(), TOPICS);
        sources.start(PATIENCE);
        subscriptions.start(FOR_SUBSCRIPTIONS);
        seed();
        live.start(PATIENCE);
        // Who sends is ready before anybody matches, and nobody matches before the subscriptions are known.
        deliveries.start();
        matching.start();
        LOG.atInfo().addKeyValue("subscriptions", subscriptions.all().size()).log("Alert service started");
    }

    @PreDestroy
    void stop() {
        matching.close();
        deliveries.close();
        live.close();
        subscriptions.close();
        sources.close();
        LOG.atInfo().log("Alert service stopped");
    }

    private void seed() {
        String seeds = settings.seeds();
        if (seeds == null || seeds.isBlank()) {
            return;
        }
        SubscriptionSeeds.Report report = SubscriptionSeeds.load(Path.of(seeds), subscriptions);
        LOG.atInfo()
                .addKeyValue("saved", report.saved())
                .addKeyValue("unchanged", report.unchanged())
                .addKeyValue("refused", report.problems().size())
                .log("Subscriptions seeded");
    }
}

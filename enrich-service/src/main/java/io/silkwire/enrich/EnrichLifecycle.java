package io.silkwire.enrich;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.util.StringUtils;
import io.micronaut.runtime.event.annotation.EventListener;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.enrich.connection.EnrichKafka;
import io.silkwire.enrich.index.IndexLifecycle;
import io.silkwire.enrich.pipeline.PipelineReporter;
import io.silkwire.enrich.story.StoryTracking;
import io.silkwire.enrich.trend.Trending;
import io.silkwire.wire.TopicProvisioner;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The order of start and stop; with {@code silkwire.enrich.enabled=false} nothing is started. */
@Singleton
@Requires(property = "silkwire.enrich.enabled", notEquals = StringUtils.FALSE)
final class EnrichLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EnrichLifecycle.class);

    /** What this service reads and writes. */
    private static final List<KafkaTopics> TOPICS = List.of(
            KafkaTopics.STATEMENTS,
            KafkaTopics.ENRICHED,
            KafkaTopics.STORIES,
            KafkaTopics.TOPICS,
            KafkaTopics.TRENDS,
            KafkaTopics.ALERTS,
            KafkaTopics.DELIVERIES,
            KafkaTopics.PIPELINE,
            KafkaTopics.DEAD_LETTERS);

    private final EnrichKafka kafka;
    private final Enriching enriching;
    private final IndexLifecycle index;
    private final StoryTracking stories;
    private final Trending trending;
    private final PipelineReporter pipeline;
    private final EnrichSettings settings;

    EnrichLifecycle(
            EnrichKafka kafka,
            Enriching enriching,
            IndexLifecycle index,
            StoryTracking stories,
            Trending trending,
            PipelineReporter pipeline,
            EnrichSettings settings) {
        this.kafka = kafka;
        this.enriching = enriching;
        this.index = index;
        this.stories = stories;
        this.trending = trending;
        this.pipeline = pipeline;
        this.settings = settings;
    }

    @EventListener
    void start(StartupEvent event) {
        TopicProvisioner.provision(kafka.connection(), TOPICS);
        // Who writes is ready before anything is enriched; Elasticsearch itself may still be away.
        index.start();
        enriching.start();
        stories.start(Path.of(settings.stateDirectory()));
        trending.start();
        pipeline.start();
        LOG.atInfo().addKeyValue("topics", enriching.topics()).log("Enrich service started");
    }

    @PreDestroy
    void stop() {
        pipeline.close();
        trending.close();
        enriching.close();
        stories.close();
        index.close();
        LOG.atInfo().log("Enrich service stopped");
    }
}

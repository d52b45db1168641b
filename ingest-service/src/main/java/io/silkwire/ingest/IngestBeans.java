package io.silkwire.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import io.silkwire.ingest.report.IndexedDocuments;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Makes the beans of this service. Connection and clock stay inside: in the all-in-one other services have their own. */
@Factory
final class IngestBeans {
    /** The replay that the standalone program and the start of this service use. */
    @Singleton
    CorpusReplay corpusReplay(IngestSettings settings, Environment environment, MeterRegistry meters) {
        IndexedDocuments index = environment
                .getProperty("elasticsearch.url", String.class)
                .filter(url -> !url.isBlank())
                .map(IndexedDocuments::new)
                .orElse(null);
        CorpusReplay.Settings defaults = CorpusReplay.Settings.DEFAULT;
        return new CorpusReplay(
                connection(environment),
                new CorpusReplay.Settings(
                        settings.maxStatementBytes(), defaults.answer(), settings.outage(), defaults.follow()),
                index,
                meters,
                Clock.systemUTC());
    }

    /** Provisions the Kafka topics and replays what is configured; it is also what health asks. */
    @Singleton
    IngestStart ingestStart(IngestSettings settings, Environment environment, CorpusReplay replay) {
        return new IngestStart(connection(environment), replay, settings.replayDirectory());
    }

    /** Starts the crawler; it is also what health asks. */
    @Singleton
    CrawlStart crawlStart(
            IngestSettings settings,
            CrawlProperties properties,
            WebSubProperties webSub,
            Environment environment,
            MeterRegistry meters) {
        return new CrawlStart(
                connection(environment), properties, webSub, settings.maxStatementBytes(), meters, Clock.systemUTC());
    }

    private static KafkaConnection connection(Environment environment) {
        return new KafkaConnection(kafkaProperties(environment));
    }

    /** Everything under {@code kafka} by Kafka's own names, which have dots and no hyphens. */
    private static Map<String, String> kafkaProperties(Environment environment) {
        Map<String, String> properties = new HashMap<>();
        environment.getProperties("kafka", StringConvention.HYPHENATED).forEach((name, value) -> {
            if (!name.contains("-") && !name.contains("[")) {
                properties.put(name, String.valueOf(value));
            }
        });
        environment
                .getProperty("kafka.bootstrap.servers", String.class)
                .ifPresent(servers -> properties.put("bootstrap.servers", servers));
        return properties;
    }
}

package io.silkwire.quality.latency;

import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.quality.Progress;
import io.silkwire.quality.match.Written;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts broker, enricher, matcher and delivery in this process, publishes statements at a steady rate and notes when a receiver first
 * hears of each. Elasticsearch is left out: alerts do not pass it.
 */
public final class LatencyBench {
    /** Before it is measured: the code becomes warm, partitions are assigned. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /** What came no later than this after the last statement is counted. */
    private static final Duration LAST = Duration.ofSeconds(10);

    private final Path home;
    private final Path folder;
    private final int subscriptions;
    private final int perSecond;
    private final Duration time;
    private final Clock clock;

    /**
     * @param home where the seeds are
     * @param folder an empty one for Kafka and the state of the services
     */
    public LatencyBench(Path home, Path folder, int subscriptions, int perSecond, Duration time, Clock clock) {
        this.home = home;
        this.folder = folder;
        this.subscriptions = subscriptions;
        this.perSecond = perSecond;
        this.time = time;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param start of the services, with all subscriptions read and compiled
     * @param statements published while it was measured
     * @param latencies of those that somebody was told of, ascending
     * @param sinceMatch the part of it after the alert was made, ascending
     */
    public record Report(Duration start, int statements, List<Duration> latencies, List<Duration> sinceMatch) {
        /** Copies the latencies. */
        public Report {
            latencies = List.copyOf(latencies);
            sinceMatch = List.copyOf(sinceMatch);
        }

        /** The latency below which this share of them lies. */
        public Duration quantile(double share) {
            return quantile(latencies, share);
        }

        /** The time from alert to attempt below which this share of them lies. */
        public Duration sinceMatch(double share) {
            return quantile(sinceMatch, share);
        }

        private static Duration quantile(List<Duration> ascending, double share) {
            return ascending.isEmpty()
                    ? Duration.ZERO
                    : ascending.get((int) Math.min(ascending.size() - 1L, Math.round(share * ascending.size())));
        }
    }

    /** Measures; takes about a minute longer than the time asked for. */
    public Report run(Progress progress) throws IOException {
        Written written = Written.of(home.resolve("seeds/corpus"));
        List<Integer> ports = Ports.free(2);
        try (AlertReceiver receiver = new AlertReceiver(clock);
                EmbeddedKafka kafka = EmbeddedKafka.start(
                        new EmbeddedKafka.Settings(folder.resolve("kafka"), ports.get(0), ports.get(1)))) {
            KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
            TopicProvisioner.provision(connection, KafkaTopics.all());
            try (Bookings bookings = new Bookings(connection, clock)) {
                bookings.subscribe(written.narrowSubscriptions(subscriptions), receiver::url);
                long start = System.nanoTime();
                try (ApplicationContext services = services(connection)) {
                    Duration started = Duration.ofNanos(System.nanoTime() - start);
                    if (!services.isRunning()) {
                        throw new IllegalStateException("the services did not start");
                    }
                    Map<String, Long> sent = publish(written, bookings, progress);
                    waitForLast(sent, receiver);
                    return report(started, sent, receiver);
                }
            }
        }
    }

    private ApplicationContext services(KafkaConnection connection) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("kafka.bootstrap.servers", connection.bootstrapServers());
        settings.put("elasticsearch.url", "http://127.0.0.1:9");
        settings.put("silkwire.ingest.crawl.enabled", false);
        settings.put(
                "silkwire.enrich.topics-directory", home.resolve("seeds/topics").toString());
        settings.put("silkwire.enrich.state-directory", folder.resolve("enrich").toString());
        settings.put("silkwire.alert.match.state-dir", folder.resolve("match").toString());
        settings.put("silkwire.alert.webhook.allow-private-addresses", true);
        settings.put("silkwire.alert.canary.every", "0s");
        settings.put("logger.levels.io.silkwire", "OFF");
        settings.put("logger.levels.org.apache.kafka", "ERROR");
        return ApplicationContext.builder()
                .banner(false)
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .overrideConfigLocations("classpath:enrich-service/", "classpath:alert-service/")
                .properties(settings)
                .start();
    }

    /** At a steady rate, late ones at once; those of the time that is measured are returned with when they were sent. */
    private Map<String, Long> publish(Written written, Bookings bookings, Progress progress) {
        Map<String, Long> sent = new LinkedHashMap<>();
        long between = Duration.ofSeconds(1).toNanos() / perSecond;
        long warm = WARM_UP.toNanos() / between;
        long all = warm + time.toNanos() / between;
        long begin = System.nanoTime();
        for (int i = 0; i < all; i++) {
            Statement statement = written.statement(i);
            LockSupport.parkNanos(begin + i * between - System.nanoTime());
            String id = statement.id().value();
            if (i >= warm) {
                sent.put(id, System.nanoTime());
            }
            bookings.publish(statement);
            if (i % perSecond == 0) {
                progress.at(i / perSecond, all / perSecond);
            }
        }
        return sent;
    }

    private static void waitForLast(Map<String, Long> sent, AlertReceiver receiver) {
        long end = System.nanoTime() + LAST.toNanos();
        while (System.nanoTime() < end && !receiver.firstHeard().keySet().containsAll(sent.keySet())) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static Report report(Duration started, Map<String, Long> sent, AlertReceiver receiver) {
        List<Duration> latencies = new ArrayList<>();
        List<Duration> sinceMatch = new ArrayList<>();
        sent.forEach((id, at) -> {
            AlertReceiver.Heard heard = receiver.firstHeard().get(id);
            if (heard != null) {
                latencies.add(Duration.ofNanos(heard.at() - at));
                sinceMatch.add(heard.sinceMatch());
            }
        });
        latencies.sort(null);
        sinceMatch.sort(null);
        return new Report(started, sent.size(), latencies, sinceMatch);
    }
}

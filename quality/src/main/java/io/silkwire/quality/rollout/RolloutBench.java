package io.silkwire.quality.rollout;

import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.enrich.definition.TopicSnapshot;
import io.silkwire.enrich.rollout.TopicsApply;
import io.silkwire.quality.Progress;
import io.silkwire.quality.match.Written;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Starts broker and enricher (with stories and trends) in this process, sends statements at a steady rate and applies changed
 * definitions every few seconds, in turn of one topic and of all that were written. Quiet stretches lie between the rollouts, so that
 * both are read under the same load of the machine.
 */
public final class RolloutBench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Before it is measured: the code becomes warm, partitions are assigned. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration QUIET = Duration.ofSeconds(5);

    /** What is sent until this after a rollout is in force still counts as sent during it. */
    private static final Duration AFTERMATH = Duration.ofSeconds(1);

    private final Path home;
    private final Path folder;
    private final int topics;
    private final int perSecond;
    private final int rounds;
    private final Clock clock;

    /**
     * @param home where the seeds are
     * @param folder an empty one for Kafka, the state of the enricher and the definitions
     * @param topics definitions written beside those of the seeds
     * @param rounds rollouts of one definition, and as many of all
     */
    public RolloutBench(Path home, Path folder, int topics, int perSecond, int rounds, Clock clock) {
        this.home = home;
        this.folder = folder;
        this.topics = topics;
        this.perSecond = perSecond;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** What was going on when a statement was sent. */
    public enum During {
        /** Nothing. */
        QUIET,
        /** A rollout of one definition. */
        ONE,
        /** A rollout of all written definitions. */
        ALL
    }

    /**
     * What came of it.
     *
     * @param latencies from sending to the committed enriched record, ascending
     * @param live from the record that ends a rollout to the first statement tagged with it, by the broker's clock, ascending
     */
    public record Report(Map<During, List<Duration>> latencies, Map<During, List<Duration>> live) {
        /** Copies the maps. */
        public Report {
            latencies = Map.copyOf(latencies);
            live = Map.copyOf(live);
        }

        /** The latency below which this share of those sent during such a time lies. */
        public Duration latency(During during, double share) {
            return quantile(latencies.getOrDefault(during, List.of()), share);
        }

        /** The longest time until a rollout was live. */
        public Duration longestLive(During during) {
            return quantile(live.getOrDefault(during, List.of()), 1);
        }

        private static Duration quantile(List<Duration> ascending, double share) {
            return ascending.isEmpty()
                    ? Duration.ZERO
                    : ascending.get((int) Math.min(ascending.size() - 1L, Math.round(share * ascending.size())));
        }
    }

    /** A rollout: its kind and its generation. */
    private record Rollout(During kind, long generation) {}

    /** Measures; takes as many times as there are rollouts about ten seconds. */
    public Report run(Progress progress) throws IOException, InterruptedException {
        WrittenTopics definitions =
                WrittenTopics.in(folder.resolve("topics"), home.resolve("seeds").resolve("topics"), topics);
        List<Integer> ports = Ports.free(2);
        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), ports.get(0), ports.get(1)))) {
            KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
            TopicProvisioner.provision(connection, KafkaTopics.all());
            stampOnArrival(connection);
            try (ApplicationContext services = services(connection);
                    Passing passing = new Passing(
                                    connection, Written.of(home.resolve("seeds/corpus")), perSecond, clock)
                            .start()) {
                if (!services.isRunning()) {
                    throw new IllegalStateException("the services did not start");
                }
                return measure(connection, definitions, passing, progress);
            }
        }
    }

    private Report measure(KafkaConnection connection, WrittenTopics definitions, Passing passing, Progress progress)
            throws IOException, InterruptedException {
        NavigableMap<Long, During> times = new TreeMap<>();
        List<Rollout> rollouts = new ArrayList<>();
        rollOut(connection, definitions, passing);
        LockSupport.parkNanos(WARM_UP.toNanos());
        long first = System.nanoTime();
        for (int round = 0; round < 2 * rounds; round++) {
            During kind = round % 2 == 0 ? During.ONE : During.ALL;
            times.put(System.nanoTime(), During.QUIET);
            LockSupport.parkNanos(QUIET.toNanos());
            if (kind == During.ONE) {
                definitions.editOne(round + 2);
            } else {
                definitions.editAll(round + 2);
            }
            times.put(System.nanoTime(), kind);
            rollouts.add(new Rollout(kind, rollOut(connection, definitions, passing)));
            LockSupport.parkNanos(AFTERMATH.toNanos());
            progress.at(round + 1L, 2L * rounds);
        }
        times.put(System.nanoTime(), During.QUIET);
        if (!passing.finish(PATIENCE)) {
            throw new IllegalStateException("not every statement came out enriched");
        }
        return new Report(latencies(passing, times, first), live(passing, rollouts));
    }

    /** Returns when a statement was tagged with it. */
    private long rollOut(KafkaConnection connection, WrittenTopics definitions, Passing passing) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        if (new TopicsApply(connection, List.of(), clock, print, print).run(definitions.folder(), false) != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
        long generation = TopicSnapshot.read(connection, PATIENCE).generation();
        if (!passing.awaitGeneration(generation, PATIENCE)) {
            throw new IllegalStateException("generation " + generation + " did not come into force");
        }
        return generation;
    }

    private static Map<During, List<Duration>> latencies(
            Passing passing, NavigableMap<Long, During> times, long first) {
        Map<During, List<Duration>> latencies = new LinkedHashMap<>();
        passing.sentAt().forEach((id, at) -> {
            Map.Entry<Long, During> time = times.floorEntry(at);
            Long seen = passing.seenAt().get(id);
            if (at >= first && time != null && seen != null) {
                latencies
                        .computeIfAbsent(time.getValue(), during -> new ArrayList<>())
                        .add(Duration.ofNanos(seen - at));
            }
        });
        latencies.values().forEach(each -> each.sort(null));
        return latencies;
    }

    private static Map<During, List<Duration>> live(Passing passing, List<Rollout> rollouts) {
        Map<Long, Long> appended = passing.definitionsAppended();
        Map<During, List<Duration>> live = new LinkedHashMap<>();
        for (Rollout rollout : rollouts) {
            Long written = appended.get(rollout.generation() - 1);
            Long tagged = passing.firstAppended(rollout.generation());
            if (written != null && tagged != null) {
                live.computeIfAbsent(rollout.kind(), kind -> new ArrayList<>())
                        .add(Duration.ofMillis(tagged - written));
            }
        }
        live.values().forEach(each -> each.sort(null));
        return live;
    }

    /** The broker's clock gives definitions and what is tagged with them their times, so that both are read from one. */
    private static void stampOnArrival(KafkaConnection connection) {
        AlterConfigOp arrival =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "LogAppendTime"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(connection.admin())) {
            admin.incrementalAlterConfigs(List.of(KafkaTopics.TOPICS, KafkaTopics.ENRICHED).stream()
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                                    topic -> List.of(arrival))))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private ApplicationContext services(KafkaConnection connection) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("kafka.bootstrap.servers", connection.bootstrapServers());
        settings.put("elasticsearch.url", "http://127.0.0.1:9");
        settings.put("silkwire.ingest.crawl.enabled", false);
        settings.put("silkwire.alert.enabled", false);
        settings.put("silkwire.enrich.state-directory", folder.resolve("enrich").toString());
        settings.put("logger.levels.io.silkwire", "OFF");
        settings.put("logger.levels.org.apache.kafka", "ERROR");
        return ApplicationContext.builder()
                .banner(false)
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .overrideConfigLocations("classpath:enrich-service/")
                .properties(settings)
                .start();
    }
}

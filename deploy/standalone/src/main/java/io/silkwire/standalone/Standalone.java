package io.silkwire.standalone;

import io.micronaut.context.ApplicationContext;
import io.silkwire.embedded.ElasticsearchHome;
import io.silkwire.embedded.ElasticsearchProcess;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.standalone.pressoffice.PressOffice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole system on one machine, in the order it starts: data directory, ports, Elasticsearch (a child process that needs the
 * longest, so it begins first), Kafka, the three services, the page; then what an interrupted replay left to do, then the seeds.
 * {@link #close} stops it all in the reverse order, from whatever point the start has reached.
 */
final class Standalone implements AutoCloseable {
    private static final Duration ELASTICSEARCH_PATIENCE = Duration.ofMinutes(2);
    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);

    /**
     * What to start.
     *
     * @param home folder with {@code seeds} and the unpacked Elasticsearch
     * @param data data directory
     * @param host address the page listens on
     * @param port of the page, or null for the remembered one
     * @param kafka bootstrap servers of a cluster to use instead of the embedded broker, or null
     * @param elasticsearch URL of a cluster to use instead of the child process, or null
     * @param accounts whether one has to sign in; null where others than this machine reach the page
     * @param config file with further settings of the services, or null
     * @param crawl what is crawled, and how
     */
    record Settings(
            Path home,
            Path data,
            String host,
            @Nullable Integer port,
            @Nullable String kafka,
            @Nullable String elasticsearch,
            boolean allowPrivateWebhooks,
            @Nullable Boolean accounts,
            @Nullable Path config,
            boolean seeds,
            CrawlOptions crawl) {}

    private final Settings settings;
    private final DataFolder data;
    private final Progress progress;
    private final Deque<Part> started = new ArrayDeque<>();
    private boolean closed;

    /** What can be stopped, and its name for the log. */
    private record Part(String name, AutoCloseable handle) {}

    private Standalone(Settings settings, DataFolder data, Progress progress) {
        this.settings = settings;
        this.data = data;
        this.progress = progress;
    }

    /**
     * Takes the data directory; nothing runs yet.
     *
     * @throws Problem where the machine is too small, or another process has the directory
     */
    static Standalone open(Settings settings, Progress progress) {
        Machine.require();
        Standalone standalone = new Standalone(settings, DataFolder.open(settings.data()), progress);
        standalone.started.push(new Part("data directory", standalone.data));
        return standalone;
    }

    /** Starts everything and returns when the page answers and the seeds are in. */
    void start() {
        // Those of the run before would lead other commands to a system that is not up yet.
        Addresses.forget(data.root());
        Endpoints endpoints = Endpoints.choose(data.root(), settings.port(), elsewhere());
        progress.say("data in " + data.root());
        Optional<ElasticsearchProcess> elasticsearch = startElasticsearch(endpoints);
        startKafka(endpoints);
        Addresses addresses = addresses(endpoints);
        startPressOffice();
        ApplicationContext services = started("services", Services.start(settings, data, endpoints, addresses));
        progress.say("services are up");
        elasticsearch.ifPresent(server -> {
            server.awaitReady(ELASTICSEARCH_PATIENCE);
            progress.say("Elasticsearch is up on " + addresses.elasticsearch());
        });
        Services.awaitReady(services, READY_PATIENCE);
        addresses.write(data.root());
        progress.say("ready: " + addresses.page());
        replay(new Replays(data, addresses, progress));
        tell(addresses);
    }

    /** Whoever starts the system wants its page first: what is still to be replayed comes after that. */
    private void replay(Replays replays) {
        replays.finishInterrupted();
        if (settings.seeds()) {
            replays.seeds(settings.home().resolve("seeds").resolve("corpus"));
        }
    }

    private void tell(Addresses addresses) {
        progress.plain("");
        progress.plain("  page           " + addresses.page());
        progress.plain("  Elasticsearch  " + addresses.elasticsearch() + "/statements/_search");
        progress.plain("  Kafka          " + addresses.kafka());
        progress.plain("  log            " + data.folder("logs").resolve("silkwire.log"));
        if (Boolean.FALSE.equals(settings.accounts()) && !isLoopback(settings.host())) {
            progress.plain(
                    "  Others reach this page and may change everything: leave --no-accounts out to have them sign in.");
        }
        progress.plain("  Ctrl-C stops it; the data stays.");
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private Set<String> elsewhere() {
        Set<String> elsewhere = new HashSet<>();
        if (settings.kafka() != null) {
            elsewhere.addAll(Set.of("kafka", "kafka-controller"));
        }
        if (settings.elasticsearch() != null) {
            elsewhere.addAll(Set.of("elasticsearch", "elasticsearch-transport"));
        }
        return elsewhere;
    }

    private Addresses addresses(Endpoints endpoints) {
        String kafka = settings.kafka();
        String elasticsearch = settings.elasticsearch();
        return new Addresses(
                endpoints.pageUrl(),
                kafka == null ? endpoints.kafkaServers() : kafka,
                elasticsearch == null ? endpoints.elasticsearchUrl() : elasticsearch);
    }

    private Optional<ElasticsearchProcess> startElasticsearch(Endpoints endpoints) {
        if (settings.elasticsearch() != null) {
            return Optional.empty();
        }
        progress.say("starting Elasticsearch");
        return Optional.of(started(
                "Elasticsearch",
                ElasticsearchProcess.start(ElasticsearchProcess.Settings.of(
                        ElasticsearchHome.find(),
                        data.folder("elasticsearch"),
                        endpoints.elasticsearch(),
                        endpoints.elasticsearchTransport()))));
    }

    private void startKafka(Endpoints endpoints) {
        if (settings.kafka() != null) {
            return;
        }
        progress.say("starting Kafka");
        started(
                "Kafka",
                EmbeddedKafka.start(new EmbeddedKafka.Settings(
                        data.folder("kafka"), endpoints.kafka(), endpoints.kafkaController())));
        progress.say("Kafka is up on " + endpoints.kafkaServers());
    }

    /** Its sites must be there before the crawler is. */
    private void startPressOffice() {
        if (!settings.crawl().isDemonstration()) {
            return;
        }
        Path corpus = settings.home().resolve("seeds").resolve("corpus");
        try {
            PressOffice office = started(
                    "press office",
                    PressOffice.start(
                            corpus, Clock.systemUTC(), settings.crawl().demonstration(), PressOffice.SLOW));
            DemonstrationSources.write(office.sources(), settings.crawl().sources());
            progress.say("press office is up, see " + office.statusPage());
        } catch (IOException e) {
            throw new Problem("the press office cannot publish " + corpus, e);
        }
    }

    /** Remembers what has to be stopped; what is started while the whole is being stopped is stopped at once. */
    private synchronized <T extends AutoCloseable> T started(String name, T handle) {
        started.push(new Part(name, handle));
        if (closed) {
            stopAll();
            throw new Problem("stopped while starting");
        }
        return handle;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            progress.say("stopping");
            stopAll();
            progress.say("stopped");
        }
    }

    private void stopAll() {
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.handle().close();
            } catch (Exception e) {
                // The rest must still be stopped; Kafka and Elasticsearch mind a hard end more than this part does.
                log().atError().addKeyValue("part", part.name()).setCause(e).log("Stopping failed");
            }
        }
    }

    /** Late, so that the command has told the log where to go. */
    private static Logger log() {
        return LoggerFactory.getLogger(Standalone.class);
    }
}

package io.silkwire.quality.latency;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.embedded.Ports;
import io.silkwire.quality.match.Written;
import io.silkwire.quality.process.HttpProbe;
import io.silkwire.quality.process.Part;
import io.silkwire.quality.process.PartMain;
import io.silkwire.quality.process.Pause;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Starts the alert service as a process of its own over a Kafka topic full of subscriptions, kills and starts it again, and tells how
 * soon it is ready and a webhook hears of a statement; then changes subscriptions and tells how soon a statement meets the change.
 */
public final class RestartBench {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_STATEMENTS = Duration.ofMillis(50);
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final int EDITS = 20;

    private final Path home;
    private final Path folder;
    private final int subscriptions;
    private final String heap;
    private final Consumer<String> teller;
    private final Clock clock;
    private int written;

    /**
     * @param home where the seeds are
     * @param folder an empty one for Kafka, the state of the service and its output
     * @param heap of the alert service, as the JVM is told it
     * @param teller is told what goes on
     */
    public RestartBench(Path home, Path folder, int subscriptions, String heap, Consumer<String> teller, Clock clock) {
        this.home = home;
        this.folder = folder;
        this.subscriptions = subscriptions;
        this.heap = heap;
        this.teller = teller;
        this.clock = clock;
    }

    /**
     * One start, from the start of the process on.
     *
     * @param ready until it answered that it is ready
     * @param firstMatch until a webhook heard of a statement
     * @param residentBytes of its process then
     */
    public record Start(Duration ready, Duration firstMatch, long residentBytes) {}

    /**
     * What came of it.
     *
     * @param starts the first, and the one after {@code kill -9}
     * @param edits from a changed subscription on Kafka to the first attempt about a statement that only the change fits, ascending
     */
    public record Report(List<Start> starts, List<Duration> edits) {
        /** Copies the lists. */
        public Report {
            starts = List.copyOf(starts);
            edits = List.copyOf(edits);
        }
    }

    /** Measures. */
    public Report run() throws IOException {
        Written language = Written.of(home.resolve("seeds/corpus"));
        List<Integer> ports = Ports.free(3);
        KafkaConnection kafka = KafkaConnection.to("127.0.0.1:" + ports.get(0));
        try (Part broker = broker(ports);
                AlertReceiver receiver = new AlertReceiver(clock);
                Part service = service(kafka, ports.get(2))) {
            broker.start();
            TopicProvisioner.provision(kafka, KafkaTopics.all());
            try (Bookings bookings = new Bookings(kafka, clock)) {
                bookings.subscribe(language.narrowSubscriptions(subscriptions), receiver::url);
                teller.accept(subscriptions + " subscriptions stand on Kafka");
                List<Start> starts = new ArrayList<>();
                starts.add(start(service, language, bookings, receiver));
                service.kill();
                starts.add(start(service, language, bookings, receiver));
                return new Report(starts, edits(language, bookings, receiver));
            }
        }
    }

    private Start start(Part service, Written language, Bookings bookings, AlertReceiver receiver) {
        Set<String> before = Set.copyOf(receiver.firstHeard().keySet());
        long begun = System.nanoTime();
        service.start();
        long ready = 0;
        long heard = 0;
        while (ready == 0 || heard == 0) {
            requireInTime(begun, service);
            bookings.publish(language.enriched(written++));
            Pause.of(BETWEEN_STATEMENTS);
            ready = ready == 0 && service.isReady() ? System.nanoTime() : ready;
            heard = heard == 0 && receiver.firstHeard().keySet().size() > before.size()
                    ? firstAfter(before, receiver)
                    : heard;
        }
        Start start =
                new Start(Duration.ofNanos(ready - begun), Duration.ofNanos(heard - begun), service.residentBytes());
        teller.accept("ready after " + start.ready().toMillis() + " ms, first told of after "
                + start.firstMatch().toMillis() + " ms");
        return start;
    }

    private static long firstAfter(Set<String> before, AlertReceiver receiver) {
        return receiver.firstHeard().entrySet().stream()
                .filter(heard -> !before.contains(heard.getKey()))
                .mapToLong(heard -> heard.getValue().at())
                .min()
                .orElse(0);
    }

    private static void requireInTime(long begun, Part service) {
        if (!service.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
            throw new IllegalStateException(service.name() + " ended or told nothing within " + PATIENCE);
        }
    }

    private List<Duration> edits(Written language, Bookings bookings, AlertReceiver receiver) {
        awaitCalm(receiver);
        List<Duration> edits = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            Duration edit = edit(i, language, bookings, receiver);
            teller.accept("edit " + (i + 1) + " of " + EDITS + " told of after " + edit.toMillis() + " ms");
            edits.add(edit);
        }
        edits.sort(null);
        return edits;
    }

    /** Until all is told of the statements that came while the service started: they concern some thousand subscriptions each. */
    private void awaitCalm(AlertReceiver receiver) {
        long begun = System.nanoTime();
        long before = -1;
        while (receiver.requests() != before) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("the alerts of the start were not all told within " + PATIENCE);
            }
            before = receiver.requests();
            Pause.of(CALM);
        }
        teller.accept(before + " alerts of the starts told after "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s more");
    }

    /** A word that stands in no other statement; statements with it come until one is heard of. */
    private Duration edit(int number, Written language, Bookings bookings, AlertReceiver receiver) {
        String word = "xyzzyq" + (char) ('a' + number % 26) + (char) ('a' + number / 26) + "vox";
        SubscriptionId id = new SubscriptionId("s" + 7_919L * (number + 1) % subscriptions);
        Set<String> withIt = new HashSet<>();
        long begun = System.nanoTime();
        bookings.subscribe(id, 2 + number, word, receiver.url(id.value()));
        while (withIt.stream().noneMatch(receiver.firstHeard()::containsKey)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("a changed subscription was not in force within " + PATIENCE);
            }
            EnrichedStatement statement = language.enriched(written++, "On the " + word + " of today");
            withIt.add(statement.statement().id().value());
            bookings.publish(statement);
            Pause.of(BETWEEN_STATEMENTS);
        }
        long heard = receiver.firstHeard().entrySet().stream()
                .filter(one -> withIt.contains(one.getKey()))
                .mapToLong(one -> one.getValue().at())
                .min()
                .orElseThrow();
        return Duration.ofNanos(heard - begun);
    }

    private Part broker(List<Integer> ports) {
        List<String> arguments = List.of(
                "kafka",
                folder.resolve("kafka").toString(),
                ports.get(0).toString(),
                ports.get(1).toString());
        return new Part(
                new Part.Settings(
                        "broker",
                        List.of("-Xmx640m", "-XX:+UseSerialGC"),
                        arguments,
                        Map.of(),
                        folder.resolve("broker.log")),
                () -> true);
    }

    private Part service(KafkaConnection kafka, int port) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.port", Integer.toString(port));
        properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        properties.put("elasticsearch.url", "http://127.0.0.1:9");
        properties.put("silkwire.alert.match.state-dir", folder.resolve("match").toString());
        properties.put("silkwire.alert.canary.every", "0s");
        PartMain.disableOthers("alert", properties);
        properties.put("silkwire.alert.webhook.allow-private-addresses", "true");
        List<String> options = List.of(
                "-Xmx" + heap, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8");
        URI readiness = URI.create("http://127.0.0.1:" + port + "/health/readiness");
        HttpProbe http = new HttpProbe();
        return new Part(
                new Part.Settings("alert-service", options, List.of("alert"), properties, folder.resolve("alert.log")),
                () -> http.answers(readiness));
    }
}

package io.silkwire.quality.fault;

import io.silkwire.embedded.ElasticsearchHome;
import io.silkwire.embedded.ElasticsearchProcess;
import io.silkwire.embedded.Ports;
import io.silkwire.quality.fault.Fault.Target;
import io.silkwire.quality.process.HttpProbe;
import io.silkwire.quality.process.Part;
import io.silkwire.quality.process.PartMain;
import io.silkwire.quality.process.Pause;
import io.silkwire.quality.process.Signals;
import io.silkwire.quality.proof.Judge;
import io.silkwire.quality.traffic.Traffic;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline that faults are put on: broker, Elasticsearch, enricher and two alert services in processes of their own, or a part of
 * it, a receiver of webhooks and an SMTP server in this one. A process that ends by itself is started again, as a supervisor would.
 */
final class Scene implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PROBE = Duration.ofSeconds(2);

    private final Path home;
    private final Path folder;
    private final List<Integer> ports = Ports.free(9);
    private final Map<Target, Part> parts = new EnumMap<>(Target.class);
    private final Set<Target> struck = ConcurrentHashMap.newKeySet();
    private final AtomicInteger restarted = new AtomicInteger();
    private final HttpProbe http = new HttpProbe();
    private final FaultyReceiver receiver;
    private final FaultyMailServer mail;
    private final boolean whole;
    private volatile @Nullable ElasticsearchProcess elasticsearch;

    /**
     * Starts broker and Elasticsearch; the services come with {@link #startServices}.
     *
     * @param whole whether there are an Elasticsearch and a second alert service
     */
    Scene(Path home, Path folder, boolean whole, Clock clock) {
        this.home = home;
        this.folder = folder;
        this.whole = whole;
        receiver = new FaultyReceiver(ports.get(5), Traffic::secret, clock);
        mail = new FaultyMailServer(ports.get(6), clock);
        List<String> broker = List.of(
                "kafka",
                folder.resolve("kafka").toString(),
                ports.get(0).toString(),
                ports.get(1).toString());
        parts.put(Target.BROKER, new Part(settings("broker", "512m", broker, Map.of()), () -> isOpen(ports.get(0))));
        parts.put(Target.ENRICHER, service("enricher", "enrich", 2, enricher()));
        parts.put(Target.ALERT_SERVICE_1, service("alert-service-1", "alert", 3, alertService(1)));
        if (whole) {
            parts.put(Target.ALERT_SERVICE_2, service("alert-service-2", "alert", 4, alertService(2)));
            elasticsearch = startElasticsearch();
        }
        part(Target.BROKER).start();
        part(Target.BROKER).awaitReady(START);
    }

    private ElasticsearchProcess startElasticsearch() {
        return ElasticsearchProcess.start(ElasticsearchProcess.Settings.of(
                ElasticsearchHome.find(), folder.resolve("elasticsearch"), ports.get(7), ports.get(8)));
    }

    KafkaConnection kafka() {
        return KafkaConnection.to("127.0.0.1:" + ports.get(0));
    }

    FaultyReceiver receiver() {
        return receiver;
    }

    FaultyMailServer mail() {
        return mail;
    }

    /** Processes that ended by themselves, and were started again. */
    int restarted() {
        return restarted.get();
    }

    /** Starts the services and waits until all answer. */
    void startServices() {
        List<Target> services = new ArrayList<>(parts.keySet());
        services.remove(Target.BROKER);
        ElasticsearchProcess index = elasticsearch;
        if (index != null) {
            index.awaitReady(START);
            archiveClasses();
        }
        services.forEach(service -> part(service).start());
        services.forEach(service -> part(service).awaitReady(START));
    }

    /** A stop in order leaves an archive of the classes, with which each later start takes half the time. */
    private void archiveClasses() {
        for (Target service : List.of(Target.ENRICHER, Target.ALERT_SERVICE_1)) {
            part(service).start();
            part(service).awaitReady(START);
            part(service).stop();
        }
    }

    /** Where Elasticsearch answers. */
    URI elasticsearch() {
        return URI.create("http://127.0.0.1:" + ports.get(7));
    }

    /** Puts the fault on. */
    void strike(Fault fault, Target target) {
        struck.add(target);
        switch (fault) {
            case KILL_ALERT_SERVICE, KILL_ENRICHER, KILL_BROKER -> part(target).kill();
            case STOP_ALERT_SERVICE, STOP_BROKER -> part(target).stop();
            case FREEZE_ALERT_SERVICE, FREEZE_BROKER -> part(target).freeze();
            case KILL_ELASTICSEARCH -> Signals.send("KILL", elasticsearchProcesses());
            case FREEZE_ELASTICSEARCH -> Signals.send("STOP", elasticsearchProcesses());
            default -> misbehave(fault);
        }
    }

    private void misbehave(Fault fault) {
        switch (fault) {
            case RECEIVER_ERROR -> receiver.behave(FaultyReceiver.Manner.ERROR);
            case RECEIVER_ERROR_APPLIED -> receiver.behave(FaultyReceiver.Manner.ERROR_APPLIED);
            case RECEIVER_SILENT -> receiver.behave(FaultyReceiver.Manner.SILENT);
            case RECEIVER_RESET -> receiver.behave(FaultyReceiver.Manner.RESET);
            case RECEIVER_HALF_OPEN -> receiver.behave(FaultyReceiver.Manner.HALF_OPEN);
            case RECEIVER_REFUSING -> receiver.behave(FaultyReceiver.Manner.REFUSING);
            case MAIL_REFUSING -> mail.behave(FaultyMailServer.Manner.REFUSING);
            case MAIL_BUSY -> mail.behave(FaultyMailServer.Manner.BUSY);
            case MAIL_CUT_IN_DATA -> mail.behave(FaultyMailServer.Manner.CUT_IN_DATA);
            case MAIL_CUT_ANSWER -> mail.behave(FaultyMailServer.Manner.CUT_ANSWER);
            case MAIL_SLOW -> mail.behave(FaultyMailServer.Manner.SLOW);
            default -> throw new IllegalArgumentException("no manner of a receiver: " + fault);
        }
    }

    /** Takes the fault away; what was hit may need a while until it {@link #isWell is well}. */
    void mend(Fault fault, Target target) {
        switch (fault) {
            case KILL_ALERT_SERVICE, STOP_ALERT_SERVICE, KILL_ENRICHER, KILL_BROKER, STOP_BROKER ->
                part(target).start();
            case FREEZE_ALERT_SERVICE, FREEZE_BROKER -> part(target).thaw();
            case KILL_ELASTICSEARCH -> {
                closeElasticsearch();
                elasticsearch = startElasticsearch();
            }
            case FREEZE_ELASTICSEARCH -> Signals.send("CONT", elasticsearchProcesses());
            default -> behave(target);
        }
        struck.remove(target);
    }

    private void behave(Target target) {
        if (target == Target.RECEIVER) {
            receiver.behave(FaultyReceiver.Manner.HONEST);
        } else {
            mail.behave(FaultyMailServer.Manner.HONEST);
        }
    }

    /** Whether no fault is on it and it answers. */
    boolean isWell(Target target) {
        if (struck.contains(target)) {
            return false;
        }
        return switch (target) {
            case RECEIVER, MAIL -> true;
            case ELASTICSEARCH ->
                !whole || http.answers(elasticsearch().resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"));
            case BROKER, ENRICHER, ALERT_SERVICE_1, ALERT_SERVICE_2 ->
                !parts.containsKey(target) || isWell(part(target));
        };
    }

    /** Waits until nothing is wrong any more. */
    void awaitWell() {
        for (Target target : Target.values()) {
            awaitWell(target);
        }
    }

    /** @throws IllegalStateException where it does not recover within some minutes */
    void awaitWell(Target target) {
        long end = System.nanoTime() + START.toNanos();
        while (!isWell(target)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(target.words() + " did not recover within " + START.toSeconds()
                        + " s; output of all parts: " + folder);
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    @Override
    public void close() {
        parts.values().forEach(Part::close);
        closeElasticsearch();
        receiver.close();
        mail.close();
    }

    private void closeElasticsearch() {
        ElasticsearchProcess running = elasticsearch;
        if (running != null) {
            running.close();
        }
    }

    private boolean isWell(Part part) {
        if (!part.isAlive()) {
            restarted.incrementAndGet();
            part.start();
            return false;
        }
        return part.isReady();
    }

    private Part part(Target target) {
        Part part = parts.get(target);
        if (part == null) {
            throw new IllegalArgumentException("no process of its own: " + target);
        }
        return part;
    }

    private List<Long> elasticsearchProcesses() {
        ElasticsearchProcess running = elasticsearch;
        if (running == null) {
            throw new IllegalStateException("there is no Elasticsearch here");
        }
        return ProcessHandle.of(running.pid()).stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private Part service(String name, String kind, int port, Map<String, String> properties) {
        URI ready = URI.create("http://127.0.0.1:" + ports.get(port) + "/health/readiness");
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("micronaut.server.port", ports.get(port).toString());
        all.put("kafka.bootstrap.servers", "127.0.0.1:" + ports.get(0));
        all.put("elasticsearch.url", "http://127.0.0.1:" + ports.get(7));
        PartMain.disableOthers(kind, all);
        URI alive = URI.create("http://127.0.0.1:" + ports.get(port) + "/health/liveness");
        // While Elasticsearch is away, the enricher goes on and says that it is not ready.
        return new Part(
                settings(name, "384m", List.of(kind), all), () -> http.answers(kind.equals("alert") ? ready : alive));
    }

    private Part.Settings settings(String name, String heap, List<String> arguments, Map<String, String> properties) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=" + folder.resolve(arguments.getFirst() + ".jsa"),
                "-XX:+AutoCreateSharedArchive",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8"));
        return new Part.Settings(name, options, arguments, properties, folder.resolve(name + ".log"));
    }

    private Map<String, String> enricher() {
        return Map.of(
                "silkwire.enrich.topics-directory",
                home.resolve("seeds/topics").toString(),
                "silkwire.enrich.state-directory",
                folder.resolve("enrich").toString());
    }

    private Map<String, String> alertService(int number) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "silkwire.alert.match.state-dir",
                folder.resolve("match-" + number).toString());
        all.put("silkwire.alert.canary.every", "0s");
        all.put("silkwire.alert.webhook.allow-private-addresses", "true");
        all.put("silkwire.alert.webhook.connect-timeout", "1s");
        all.put("silkwire.alert.webhook.read-timeout", "1s");
        all.put("silkwire.alert.webhook.call-timeout", "2s");
        // So many and so short that no fault outlasts them, and that the proof is not waited for.
        all.put("silkwire.alert.delivery.retry-delays", "1s,".repeat(60) + "1s");
        all.put("silkwire.alert.email.host", "127.0.0.1");
        all.put("silkwire.alert.email.port", ports.get(6).toString());
        all.put("silkwire.alert.email.security", "none");
        all.put("silkwire.alert.email.from", "alerts@" + Judge.MAIL_DOMAIN);
        all.put("silkwire.alert.email.timeout", "2s");
        all.put("silkwire.alert.email.per-recipient", "10000");
        return all;
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PROBE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

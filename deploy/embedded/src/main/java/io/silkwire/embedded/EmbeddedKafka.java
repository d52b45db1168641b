package io.silkwire.embedded;

import io.silkwire.contracts.KafkaTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kafka broker inside this JVM: one node that is broker and controller at once (KRaft, combined mode), listening on the
 * loopback address. Topics, committed offsets and transactions are kept in its data directory and are there again after a
 * clean close as after {@code kill -9}.
 *
 * <p>Limits: one replica of everything, so a lost disk is lost data; what came within the last seconds before a power cut may
 * be gone ({@link #FLUSH_EVERY}). Kafka ends the whole JVM when its disk fails under it. The directory is locked: one broker
 * at a time.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE_ID = 1;

    /** How long a record may stay in memory only: also bounds what is read again after {@code kill -9}. */
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(5);

    /** A laptop in a drawer: nobody's place is forgotten for a year. */
    private static final Duration OFFSETS_KEPT = Duration.ofDays(365);

    private static final long MIB = 1024 * 1024;

    private final Settings settings;
    private final DirectoryLock lock;
    private final KafkaRaftServer server;

    /**
     * Where it keeps its data and listens.
     *
     * @param dataDir made when missing; nothing else may be in it
     * @param port clients connect here
     * @param controllerPort the node talks to itself here; may differ from start to start, as {@code port} may
     */
    public record Settings(Path dataDir, int port, int controllerPort) {
        /** Makes the path absolute. */
        public Settings {
            dataDir = dataDir.toAbsolutePath().normalize();
        }
    }

    private EmbeddedKafka(Settings settings, DirectoryLock lock, KafkaRaftServer server) {
        this.settings = settings;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Formats the data directory when it is new and starts the broker; returns when it takes requests (0.4 s to 6 s).
     *
     * @throws StartFailedException when a port is taken, the directory is in use or cannot be read or written
     */
    public static EmbeddedKafka start(Settings settings) {
        Ports.requireFree(settings.port(), "Kafka");
        Ports.requireFree(settings.controllerPort(), "Kafka's controller");
        DirectoryLock lock = lock(settings.dataDir());
        try {
            format(settings.dataDir());
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties(settings)), Time.SYSTEM);
            return new EmbeddedKafka(settings, lock, server).started();
        } catch (StartFailedException e) {
            lock.close();
            throw e;
        } catch (RuntimeException e) {
            lock.close();
            throw notUsable(settings.dataDir(), e);
        }
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    /** Stops in order: the next start finds nothing to recover. Returns when all its threads ended (below 1 s). */
    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            lock.close();
        }
    }

    private EmbeddedKafka started() {
        try {
            server.startup();
        } catch (RuntimeException e) {
            close();
            throw notUsable(settings.dataDir(), e);
        }
        log.atInfo()
                .addKeyValue("bootstrapServers", bootstrapServers())
                .addKeyValue("dataDir", settings.dataDir())
                .log("Kafka started");
        return this;
    }

    /** Kafka itself locks the directory only after its controller wrote to it, too late for the node already there. */
    private static DirectoryLock lock(Path dataDir) {
        try {
            return DirectoryLock.take(dataDir, "Kafka");
        } catch (IOException e) {
            throw notUsable(dataDir, e);
        }
    }

    private static StartFailedException notUsable(Path dataDir, Exception cause) {
        return new StartFailedException(
                "Kafka could not be started on " + dataDir + ": " + cause
                        + ". Check that the directory is writable, that the disk has room and that it holds Kafka's data only.",
                cause);
    }

    private static void format(Path dataDir) {
        // The formatter writes it last and in one step, so a format that was cut short is simply done again.
        if (Files.exists(dataDir.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(dataDir.toString())
                    .addDirectory(dataDir.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (Exception e) {
            // The formatter declares no narrower type.
            throw notUsable(dataDir, e);
        }
    }

    private static Map<String, String> properties(Settings settings) {
        Map<String, String> p = new HashMap<>();
        p.put("node.id", Integer.toString(NODE_ID));
        p.put("log.dirs", settings.dataDir().toString());
        addListeners(p, settings);
        addSingleNode(p);
        addLimits(p);
        addUpkeep(p);
        return p;
    }

    private static void addListeners(Map<String, String> p, Settings settings) {
        String client = "PLAINTEXT://127.0.0.1:" + settings.port();
        String controller = "127.0.0.1:" + settings.controllerPort();
        p.put("process.roles", "broker,controller");
        p.put("listeners", client + "," + CONTROLLER + "://" + controller);
        p.put("advertised.listeners", client);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("controller.listener.names", CONTROLLER);
        p.put("controller.quorum.voters", NODE_ID + "@" + controller);
        // After kill -9 the new broker waits until the old one counts as gone (default 9 s).
        p.put("broker.session.timeout.ms", "3000");
        p.put("broker.heartbeat.interval.ms", "500");
    }

    private static void addSingleNode(Map<String, String> p) {
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            p.put(internal + ".replication.factor", "1");
            p.put(internal + ".num.partitions", "4");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("default.replication.factor", "1");
        p.put("min.insync.replicas", "1");
        p.put("auto.create.topics.enable", "false");
        // There is nobody else to wait for.
        p.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void addLimits(Map<String, String> p) {
        String largest = Long.toString(KafkaTopics.MAX_RECORD_BYTES + MIB);
        p.put("message.max.bytes", largest);
        p.put("replica.fetch.max.bytes", largest);
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        p.put("background.threads", "2");
        // Allocated at start; 8 MiB still hold 300 000 keys for one pass of compaction (default 128 MiB).
        p.put("log.cleaner.dedupe.buffer.size", Long.toString(8 * MIB));
        p.put("log.cleaner.threads", "1");
    }

    private static void addUpkeep(Map<String, String> p) {
        // Small segments: compaction starts early, and kill -9 leaves little to read again. The index fits their size;
        // at
        // the default of 10 MiB each partition would ask for 20 MiB of (sparse) file.
        p.put("log.segment.bytes", Long.toString(128 * MIB));
        p.put("log.index.size.max.bytes", Long.toString(MIB));
        p.put("log.flush.interval.ms", Long.toString(FLUSH_EVERY.toMillis()));
        p.put("log.flush.scheduler.interval.ms", Long.toString(FLUSH_EVERY.toMillis() / 2));
        p.put("log.flush.offset.checkpoint.interval.ms", Long.toString(2 * FLUSH_EVERY.toMillis()));
        p.put("offsets.retention.minutes", Long.toString(OFFSETS_KEPT.toMinutes()));
        // The longest Kafka takes: 24 days. A transactional id that is forgotten is an error in the middle of a run.
        p.put("transactional.id.expiration.ms", Integer.toString(Integer.MAX_VALUE));
        // An idle controller writes a record twice a second by default: a laptop's disk shall sleep.
        p.put("metadata.max.idle.interval.ms", "5000");
    }
}

package io.silkwire.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Elasticsearch of the published archive as a child process, listening on the loopback address, its data kept in one
 * folder. Security is off: whoever has an account on the machine can read and write the index.
 *
 * <p>It never outlives this JVM for long. {@link #close()} ends it in order; when this JVM ends otherwise, even by {@code kill
 * -9}, a small shell that watches over it sees its pipe closed and ends it; and if that one was killed as well, the next
 * start on the folder ends what it finds. On purpose there is no shutdown hook: hooks run all at once, and the server has to
 * stop after those who write to it, which only the owner of this object can order. Ctrl-C in a terminal does not reach it.
 *
 * <p>The archive is the minimal distribution: {@code GET /} is not answered, so never call the Java client's {@code ping()}
 * or {@code info()}. Needs {@code sh}, {@code bash} and, when started by root, {@code unshare} or {@code setpriv}.
 */
public final class ElasticsearchProcess implements AutoCloseable {
    /** The name of the cluster and of its only node. */
    static final String CLUSTER = "silkwire";

    /** With less free disk than this, Elasticsearch makes its indices read-only. */
    static final int FLOOD_STAGE_MB = 500;

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchProcess.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final Duration ASK_EVERY = Duration.ofMillis(200);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Settings settings;
    private final DataDirectory directory;
    private final Process process;
    private final CompletableFuture<Void> exit;
    /** Set while its end would be news: a failed start is told by an exception, and a close is asked for. */
    private volatile boolean expectedToRun;

    /**
     * What to run, where it keeps its data and where it listens.
     *
     * @param home the unpacked archive; only read
     * @param dataDir made when missing; one running server at a time
     * @param httpPort for clients
     * @param transportPort the node's own; nobody connects to it
     * @param javaHome a whole JDK, 17 or newer
     * @param jvmOptions heap and compiler of the server, one option each
     */
    public record Settings(
            Path home, Path dataDir, int httpPort, int transportPort, Path javaHome, List<String> jvmOptions) {
        /**
         * Small and quick to start, for a laptop and for tests: measured to take 275 MB and two thirds of the time the
         * archive's own options take. The heap grows only when needed; the first compiler only, because the second one costs
         * more in the first minutes than it gains on a small index.
         */
        public static final List<String> SMALL =
                List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-AlwaysPreTouch");

        /** As a server that stays up is run: a heap of its own and both compilers. For measuring. */
        public static final List<String> LASTING = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC");

        /** Makes the paths absolute and copies the options. */
        public Settings {
            home = home.toAbsolutePath().normalize();
            dataDir = dataDir.toAbsolutePath().normalize();
            javaHome = javaHome.toAbsolutePath().normalize();
            jvmOptions = List.copyOf(jvmOptions);
        }

        /** With the JDK this JVM runs on and the {@link #SMALL} options. */
        public static Settings of(Path home, Path dataDir, int httpPort, int transportPort) {
            return new Settings(
                    home, dataDir, httpPort, transportPort, Path.of(System.getProperty("java.home")), SMALL);
        }

        /** The same with other options of the JVM. */
        public Settings with(List<String> options) {
            return new Settings(home, dataDir, httpPort, transportPort, javaHome, options);
        }

        Path java() {
            return javaHome.resolve("bin").resolve("java");
        }
    }

    private ElasticsearchProcess(Settings settings, DataDirectory directory, Process process) {
        this.settings = settings;
        this.directory = directory;
        this.process = process;
        // The system's table of processes holds on to this callback, and so to the pipe the watcher reads: it stays
        // open
        // even if the caller drops this object.
        this.exit = process.onExit().thenAccept(this::ended);
    }

    /**
     * Ends what an earlier run left on the folder and starts the server. Returns at once; it takes requests 6 s to 20 s later:
     * {@link #awaitReady}.
     *
     * @throws StartFailedException when a port is taken, the folder is in use, the disk is nearly full, there is no such
     *     archive or JDK, or root has no way to run it as somebody else
     */
    public static ElasticsearchProcess start(Settings settings) {
        ElasticsearchHome.checked(settings.home());
        DataDirectory directory = DataDirectory.take(settings.dataDir());
        try {
            Leftovers.end(directory.marker());
            directory.emptyTmp();
            requireRoom(directory);
            Ports.requireFree(settings.httpPort(), "Elasticsearch");
            Ports.requireFree(settings.transportPort(), "Elasticsearch's transport");
            ElasticsearchConfig.write(settings, directory);
            RunAs runAs = RunAs.choose(settings.home(), settings.java(), directory.root());
            return new ElasticsearchProcess(settings, directory, launch(settings, directory, runAs));
        } catch (IOException e) {
            directory.close();
            throw new StartFailedException("Elasticsearch could not be started on " + directory.root() + ": " + e, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Waits until the server takes requests and its indices can be read.
     *
     * @return this
     * @throws StartFailedException when it ends before, or is not ready in time; it is closed then
     */
    public ElasticsearchProcess awaitReady(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        try (HttpClient http = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(ANSWER_WITHIN)
                .build()) {
            while (!isReady(http)) {
                if (process.waitFor(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw failed("Elasticsearch ended while starting (exit status " + process.exitValue() + ").");
                }
                if (System.nanoTime() > deadline) {
                    throw failed("Elasticsearch was not ready within " + within.toSeconds() + " s.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("Interrupted while waiting for Elasticsearch.");
        }
        expectedToRun = true;
        log.atInfo()
                .addKeyValue("url", url())
                .addKeyValue("dataDir", directory.root())
                .log("Elasticsearch is ready");
        return this;
    }

    /** Where its HTTP interface is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + settings.httpPort());
    }

    /** The process this JVM started; the launcher and the server are its descendants. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process runs; says nothing on whether it takes requests. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the server and waits for it; when it does not end within 20 s, it is killed. A second call does nothing. */
    @Override
    public void close() {
        expectedToRun = false;
        process.destroy();
        awaitExit();
        Leftovers.end(directory.marker());
        process.destroyForcibly();
        directory.close();
    }

    private void awaitExit() {
        // Joined, not waited for: an interrupted thread still has to stop the server in order.
        exit.copy()
                .completeOnTimeout(null, STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void ended(Process watcher) {
        if (expectedToRun) {
            log.atError()
                    .addKeyValue("exitStatus", watcher.exitValue())
                    .addKeyValue("logs", directory.logs())
                    .log("Elasticsearch ended");
        }
    }

    private StartFailedException failed(String what) {
        close();
        String output;
        try {
            output = new String(Files.readAllBytes(directory.console()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            output = "(" + directory.console() + " cannot be read: " + e + ")";
        }
        return new StartFailedException(
                StartDiagnosis.explain(what, process.exitValue(), output) + "\nMore is in " + directory.logs());
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        url().resolve("/_cluster/health?wait_for_status=yellow&timeout=2s"))
                .timeout(ANSWER_WITHIN)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    private static void requireRoom(DataDirectory directory) throws IOException {
        long freeMb = Files.getFileStore(directory.root()).getUsableSpace() / (1024 * 1024);
        if (freeMb < FLOOD_STAGE_MB) {
            throw new StartFailedException("The disk of " + directory.root() + " has " + freeMb
                    + " MB left; Elasticsearch writes nothing below " + FLOOD_STAGE_MB
                    + " MB. Make room and start again.");
        }
    }

    private static Process launch(Settings settings, DataDirectory directory, RunAs runAs) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", ElasticsearchConfig.resource("watch.sh"), directory.marker()));
        command.add(directory.serverPid().toString());
        command.addAll(runAs.prefix());
        // Through bash, because unpacking loses the permission to execute.
        command.addAll(List.of(
                "bash", settings.home().resolve("bin").resolve("elasticsearch").toString()));
        command.addAll(List.of("-p", directory.serverPid().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.console().toFile());
        setEnvironment(builder.environment(), settings, directory);
        return builder.start();
    }

    /** From nothing: a person's ES_* or JAVA_* variables are meant for another Elasticsearch. */
    private static void setEnvironment(Map<String, String> environment, Settings settings, DataDirectory directory) {
        Map<String, String> inherited = Map.copyOf(environment);
        environment.clear();
        // Which locale it is decides whether paths beyond ASCII can be opened.
        for (String name : List.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ")) {
            String value = inherited.get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put("HOME", directory.root().toString());
        environment.put("ES_JAVA_HOME", settings.javaHome().toString());
        environment.put("ES_PATH_CONF", directory.config().toString());
        environment.put("ES_TMPDIR", directory.tmp().toString());
        environment.put("CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -D" + directory.marker() + "=");
    }
}

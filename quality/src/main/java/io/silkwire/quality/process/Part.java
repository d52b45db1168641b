package io.silkwire.quality.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part of Silkwire that runs in a process of its own, one process after the other. Used by one thread at a time. */
public final class Part implements AutoCloseable {
    private static final Duration END_WITHIN = Duration.ofSeconds(40);

    private final Settings settings;
    private final Probe probe;
    private @Nullable Process process;

    /**
     * What to run.
     *
     * @param name for messages and the name of its log file
     * @param options of the JVM
     * @param arguments of {@link PartMain}
     * @param properties system properties, its configuration
     * @param log what it writes to its standard streams is added to this file
     */
    public record Settings(
            String name, List<String> options, List<String> arguments, Map<String, String> properties, Path log) {
        /** Copies the lists. */
        public Settings {
            options = List.copyOf(options);
            arguments = List.copyOf(arguments);
            properties = Map.copyOf(properties);
        }
    }

    /** Whether a part answers as it should; it may take up to some seconds. */
    @FunctionalInterface
    public interface Probe {
        /** Whether it does now. */
        boolean answers();
    }

    /** Nothing is started before {@link #start}. */
    public Part(Settings settings, Probe probe) {
        this.settings = settings;
        this.probe = probe;
    }

    /** Name of it. */
    public String name() {
        return settings.name();
    }

    /** Starts a process; the one before must have ended. */
    public void start() {
        if (isAlive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.options());
        command.add("-Dsilkwire.log.kafka=WARN");
        settings.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PartMain.class.getName()));
        command.addAll(settings.arguments());
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(name() + " could not be started", e);
        }
    }

    /** Whether its process runs, frozen or not. */
    public boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Whether it runs and answers as it should. */
    public boolean isReady() {
        return isAlive() && probe.answers();
    }

    /**
     * Waits until it answers.
     *
     * @throws IllegalStateException where it does not in time, or ended
     */
    public void awaitReady(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (!isReady()) {
            if (!isAlive()) {
                throw new IllegalStateException(name() + " ended by itself; its output: " + settings.log());
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        name() + " did not answer within " + within.toSeconds() + " s; its output: " + settings.log());
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    /** Number of its process. */
    public long pid() {
        return running().pid();
    }

    /** Ends its process as {@code kill -9} does, and waits for that. */
    public void kill() {
        Process running = running();
        running.destroyForcibly();
        awaitEnd(running);
    }

    /** Asks it to stop in order, and waits for that. */
    public void stop() {
        Process running = running();
        try (OutputStream in = running.getOutputStream()) {
            in.write('\n');
            in.flush();
            if (!running.waitFor(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name() + " did not stop within " + END_WITHIN.toSeconds() + " s");
            }
        } catch (IOException e) {
            // It has ended meanwhile.
            awaitEnd(running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name() + " stopped", e);
        }
    }

    /** Stands still, as a process does that its machine has no time for, until {@link #thaw}. */
    public void freeze() {
        Signals.send("STOP", List.of(pid()));
    }

    /** Goes on. */
    public void thaw() {
        Signals.send("CONT", List.of(pid()));
    }

    /**
     * Bytes of memory that it holds now.
     *
     * @return 0 where the system does not tell
     */
    public long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(name() + " was not started");
        }
        return running;
    }

    private void awaitEnd(Process ending) {
        try {
            if (!ending.waitFor(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name() + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name() + " ended", e);
        }
    }
}

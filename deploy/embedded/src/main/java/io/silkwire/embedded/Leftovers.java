package io.silkwire.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the processes of a data directory that no JVM looks after any more: those of a run that was killed together with its
 * watcher. They are known by the marker on their command line, not by a remembered process id, which the system may have
 * given to another program since.
 */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private Leftovers() {}

    /**
     * Asks them to end, then makes them. Returns when none is left.
     *
     * @return how many there were
     * @throws StartFailedException when one cannot be ended
     */
    static int end(String marker) {
        List<ProcessHandle> found = find(marker);
        if (found.isEmpty()) {
            return 0;
        }
        log.atWarn().addKeyValue("pids", pids(found)).log("Ending what an earlier run left behind");
        found.forEach(ProcessHandle::destroy);
        if (!areGone(marker, GRACE)) {
            find(marker).forEach(ProcessHandle::destroyForcibly);
            if (!areGone(marker, AFTER_KILL)) {
                throw new StartFailedException("An earlier Elasticsearch (process " + pids(find(marker))
                        + ") does not end. End it by hand: kill -9 " + pids(find(marker)));
            }
        }
        return found.size();
    }

    static List<ProcessHandle> find(String marker) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && commandLine(process).contains(marker))
                .toList();
    }

    /** From /proc where there is one: the handle's own answer is cut at 4 KiB, and the server's line is longer. */
    private static String commandLine(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException endedOrNoProc) {
            return process.info().commandLine().orElse("");
        }
    }

    private static boolean areGone(String marker, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        for (List<ProcessHandle> left = find(marker); !left.isEmpty(); left = find(marker)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            awaitAny(left);
        }
        return true;
    }

    /** A pause that ends early with the first of them. Joined, not got: an interrupt must not leave a server behind. */
    private static void awaitAny(List<ProcessHandle> processes) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.anyOf(exits)
                .completeOnTimeout(null, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static String pids(List<ProcessHandle> processes) {
        return String.join(
                " ", processes.stream().map(p -> Long.toString(p.pid())).toList());
    }
}

package io.silkwire.alert.account;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one thing after the other on a thread of its own, so that whoever asks waits for none of them. Where very many wait, what comes
 * then is dropped and logged. Thread-safe.
 */
final class Aside implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final int MOST = 10_000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final ThreadPoolExecutor executor;

    Aside(String name) {
        executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST),
                Thread.ofPlatform().daemon().name(name).factory(),
                (dropped, full) -> LOG.atError()
                        .addKeyValue("what", name)
                        .addKeyValue("waiting", MOST)
                        .log("Kafka takes nothing, and what was to be written is lost"));
    }

    void execute(Runnable what) {
        executor.execute(what);
    }

    /** Ends what waits, for some seconds at most. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

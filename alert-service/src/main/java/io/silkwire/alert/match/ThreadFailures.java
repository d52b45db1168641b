package io.silkwire.alert.match;

import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of matching where a thread of it ended: the thread is replaced, unless a new one would find the state of a later
 * version again. Then matching stops, by name, with its state and its input as they are. Thread-safe.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

    private volatile @Nullable String problem;

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        Optional<LaterFormatException> later = LaterFormatException.behind(failure);
        if (later.isEmpty()) {
            LOG.atError().setCause(failure).log("Matching failed, its thread is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        problem = later.get().getMessage();
        LOG.atError().addKeyValue("reason", "later-format").setCause(failure).log("Matching stopped");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Why nothing is matched any more; empty where nothing keeps it. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}

package io.silkwire.enrich.state;

import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a Streams application whose thread ended: the thread is replaced, except where the next one would find the same, a
 * state of a later version. Then the application stops, by name, with its state and its input as they are. Thread-safe.
 */
public final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final int MOST_CAUSES = 20;

    private final String application;
    private volatile @Nullable String problem;

    /** @param application what ended, for people, such as {@code the stories} */
    public ThreadFailures(String application) {
        this.application = application;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        LaterFormatException later = laterFormat(failure);
        if (later == null) {
            LOG.atError().setCause(failure).log("A thread of {} ended and is replaced", application);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        problem = later.getMessage();
        LOG.atError().addKeyValue("reason", "later-format").log("{} stopped: {}", application, later.getMessage());
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Why the application does not run, empty where nothing keeps it. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private static @Nullable LaterFormatException laterFormat(Throwable failure) {
        Throwable cause = failure;
        for (int n = 0; cause != null && n < MOST_CAUSES; n++) {
            if (cause instanceof LaterFormatException later) {
                return later;
            }
            cause = cause.getCause();
        }
        return null;
    }
}

package io.silkwire.enrich.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what the writer is doing and logs each change once; a state that lasts is logged again now and then, so that an outage
 * stays visible without filling the log. Written by the writer's thread, read by any.
 */
final class WriterStatus {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWriter.class);
    private static final Duration REMIND_EVERY = Duration.ofSeconds(30);

    private final Clock clock;
    private final View view;
    private volatile WriterState state;
    private Instant logged = Instant.MIN;

    WriterStatus(Clock clock, View view) {
        this.clock = clock;
        this.view = view;
        this.state = new WriterState.Stopped(clock.instant());
    }

    WriterState state() {
        return state;
    }

    void starting() {
        state = new WriterState.Waiting(clock.instant(), "just started");
    }

    void waiting(String because) {
        Instant since = state instanceof WriterState.Waiting before ? before.since() : clock.instant();
        boolean changed = logged.equals(Instant.MIN) || !(state instanceof WriterState.Waiting);
        state = new WriterState.Waiting(since, because);
        log(changed, "Waiting for Elasticsearch", because);
    }

    void writing() {
        if (state instanceof WriterState.Writing) {
            return;
        }
        Instant now = clock.instant();
        WriterState before = state;
        state = new WriterState.Writing(now);
        LOG.atInfo()
                .addKeyValue("index", view.label())
                .addKeyValue("durationMs", Duration.between(before.since(), now).toMillis())
                .log("Writing to the index");
    }

    void retrying(String because) {
        Instant since = state instanceof WriterState.Retrying before ? before.since() : clock.instant();
        boolean changed = !(state instanceof WriterState.Retrying);
        state = new WriterState.Retrying(since, because);
        log(changed, "Writing to the index is retried", because);
    }

    void halted(String because) {
        Instant since = state instanceof WriterState.Halted before ? before.since() : clock.instant();
        boolean changed =
                !(state instanceof WriterState.Halted before && before.because().equals(because));
        state = new WriterState.Halted(since, because);
        log(changed, "Writing to the index is halted", because);
    }

    void stopped() {
        state = new WriterState.Stopped(clock.instant());
    }

    private void log(boolean changed, String message, String because) {
        Instant now = clock.instant();
        if (changed || logged.plus(REMIND_EVERY).isBefore(now)) {
            logged = now;
            LOG.atWarn()
                    .addKeyValue("index", view.label())
                    .addKeyValue("reason", because)
                    .addKeyValue(
                            "durationMs", Duration.between(state.since(), now).toMillis())
                    .log(message);
        }
    }
}

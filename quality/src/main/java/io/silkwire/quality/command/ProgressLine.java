package io.silkwire.quality.command;

import io.silkwire.quality.Progress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows how far a measurement is: on a terminal one line that is written over, elsewhere a line now and then. */
final class ProgressLine implements Progress {
    private final String label;
    private final PrintStream err;
    private final boolean terminal;
    private final Clock clock;
    private final Duration pause;
    private final Instant start;
    private Instant shown;

    ProgressLine(String label, PrintStream err, boolean terminal, Clock clock) {
        this.label = label;
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.pause = terminal ? Duration.ofMillis(250) : Duration.ofSeconds(10);
        this.start = clock.instant();
        this.shown = start;
    }

    @Override
    public void at(long done, long all) {
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(pause) >= 0) {
            shown = now;
            print(line(done, all, Duration.between(start, now)));
        }
    }

    /** Takes the line away, so that what comes next starts clean. */
    void end() {
        if (terminal) {
            err.print("\r" + " ".repeat(100) + "\r");
            err.flush();
        }
    }

    private void print(String line) {
        err.print(terminal ? "\r" + line + " ".repeat(Math.max(0, 100 - line.length())) : line + "\n");
        err.flush();
    }

    private String line(long done, long all, Duration since) {
        double rate = done * 1000.0 / Math.max(1, since.toMillis());
        long left = rate == 0 ? 0 : Math.round((all - done) / rate);
        return String.format(Locale.ROOT, "%s: %d of %d, %.0f/s, about %d s left", label, done, all, rate, left);
    }
}

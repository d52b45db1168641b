package io.silkwire.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints what the start is doing, one line each, with the seconds since it began. */
final class Progress {
    private final PrintWriter out;
    private final long begun = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), line);
        out.flush();
    }

    /** A line without time, for reports and addresses. */
    synchronized void plain(String line) {
        out.println(line);
        out.flush();
    }

    double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}

package io.silkwire.ingest.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows progress on a console: on a terminal one line that is drawn again, elsewhere a line every two seconds. Every line has
 * count, rate and time left. Not thread-safe.
 */
public final class ConsoleProgress implements ReplayListener {
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(100);
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(2);
    private static final String ERASE = "\r\u001B[K";

    private final PrintStream out;
    private final boolean terminal;
    private String doing = "";
    private Duration shownAt = Duration.ZERO;
    private boolean drawn;

    /**
     * Progress on this stream.
     *
     * @param terminal whether it understands a carriage return
     */
    public ConsoleProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void onProgress(Progress progress) {
        if (progress.urgent()) {
            clear();
            out.println(progress.doing());
        } else if (isDue(progress)) {
            doing = progress.doing();
            shownAt = progress.elapsed();
            show(line(progress));
        }
    }

    /** Takes the line away, so that what follows starts on a clean one. */
    public void clear() {
        if (drawn) {
            out.print(ERASE);
            out.flush();
            drawn = false;
        }
    }

    private boolean isDue(Progress progress) {
        if (!progress.doing().equals(doing)) {
            return true;
        }
        Duration interval = terminal ? TERMINAL_INTERVAL : LINE_INTERVAL;
        return progress.elapsed().minus(shownAt).compareTo(interval) >= 0;
    }

    private void show(String line) {
        if (terminal) {
            out.print(ERASE + line);
            out.flush();
            drawn = true;
        } else {
            out.println(line);
        }
    }

    private static String line(Progress progress) {
        if (progress.total() == 0) {
            return progress.doing();
        }
        double seconds = progress.elapsed().toMillis() / 1000.0;
        double rate = seconds > 0 ? progress.done() / seconds : 0;
        String left = rate > 0 && progress.done() < progress.total()
                ? String.format(Locale.ROOT, ", %.0f s left", (progress.total() - progress.done()) / rate)
                : "";
        return String.format(
                Locale.ROOT, "%s %d/%d, %.0f/s%s", progress.doing(), progress.done(), progress.total(), rate, left);
    }
}

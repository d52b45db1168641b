package io.silkwire.ingest;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Inputs → their results on the output in the order of the inputs, worked on by as many threads as there are cores. One that fails
 * is named on the error stream and the rest goes on. Bodies are in memory only while they are worked on.
 */
final class InputLoop {
    /** Told by the launcher: Java itself cannot say of the error stream alone whether it is a terminal. */
    private static final String TERMINAL = "silkwire.stderr.terminal";

    private static final int WINDOW = 256;
    private static final long SHOWN_EVERY_NANOS = 200_000_000L;
    private static final String ERASE = "\r\u001B[K";

    private final OutputStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final int threads;

    /**
     * What came of one input.
     *
     * @param output to print, line breaks included; empty where there is none
     * @param notes lines for the error stream
     */
    record Result(String output, List<String> notes, boolean succeeded) {
        static Result failed(String note) {
            return new Result("", List.of(note), false);
        }
    }

    /** What is done with each input, in any thread. */
    interface Work {
        Result apply(Input input) throws IOException;
    }

    private record Pending(String name, Future<Result> result) {}

    /** On the process's own streams, with progress where the error stream is a terminal. */
    static InputLoop ofProcess() {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        return new InputLoop(
                out,
                System.err,
                Boolean.getBoolean(TERMINAL),
                Runtime.getRuntime().availableProcessors());
    }

    /** On these streams. */
    InputLoop(OutputStream out, PrintStream err, boolean terminal, int threads) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.threads = threads;
    }

    /** @return exit status: 0 where all succeeded, 1 where one did not. A reader of the output that went away ends it early */
    int run(List<Inputs.Source> inputs, Work work) {
        Show show = new Show(inputs.size());
        ExecutorService workers = Executors.newFixedThreadPool(threads, InputLoop::thread);
        try {
            return run(inputs.iterator(), work, workers, show);
        } catch (IOException e) {
            show.erase();
            if (isReaderGone(e)) {
                return show.failed == 0 ? 0 : 1;
            }
            err.println("the output cannot be written: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            workers.shutdownNow();
        }
    }

    private int run(Iterator<Inputs.Source> inputs, Work work, ExecutorService workers, Show show)
            throws IOException, InterruptedException {
        Deque<Pending> pending = new ArrayDeque<>();
        while (inputs.hasNext() || !pending.isEmpty()) {
            while (inputs.hasNext() && pending.size() < WINDOW) {
                Inputs.Source next = inputs.next();
                pending.add(new Pending(next.name(), workers.submit(() -> work.apply(next.read()))));
            }
            Pending head = pending.remove();
            print(result(head), show);
        }
        show.erase();
        if (show.failed > 0 && show.all > 1) {
            err.println(show.failed + " of " + show.all + " could not be read");
        }
        return show.failed == 0 ? 0 : 1;
    }

    /** Whatever one input does to the program, an error that is no exception included, the others are read. */
    private static Result result(Pending pending) throws InterruptedException {
        try {
            return pending.result().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Result.failed(pending.name() + ": " + Inputs.told(cause, pending.name()));
        }
    }

    private void print(Result result, Show show) throws IOException {
        show.failed += result.succeeded() ? 0 : 1;
        if (!result.notes().isEmpty() || !result.output().isEmpty()) {
            show.erase();
        }
        result.notes().forEach(err::println);
        out.write(result.output().getBytes(StandardCharsets.UTF_8));
        out.flush();
        show.step();
    }

    /** {@code head} has seen enough; the words are those of Linux, macOS and BSD. */
    private static boolean isReaderGone(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    private static Thread thread(Runnable work) {
        // Pages nest deeply, and what reads them calls itself: the stack of the main thread, not the default one.
        Thread thread = new Thread(null, work, "input", 8L << 20);
        thread.setDaemon(true);
        return thread;
    }

    /** How far it is: a line on the terminal that is drawn again. */
    private final class Show {
        private final int all;
        private final long start = System.nanoTime();
        private long shownAt = start;
        private int done;
        private int failed;
        private boolean drawn;

        Show(int all) {
            this.all = all;
        }

        void step() {
            done++;
            long now = System.nanoTime();
            if (terminal && all > 1 && done < all && now - shownAt > SHOWN_EVERY_NANOS) {
                double seconds = (now - start) / 1e9;
                err.print(ERASE + String.format(Locale.ROOT, "%d of %d, %.0f a second", done, all, done / seconds));
                err.flush();
                drawn = true;
                shownAt = now;
            }
        }

        void erase() {
            if (drawn) {
                err.print(ERASE);
                err.flush();
                drawn = false;
            }
        }
    }
}

package io.silkwire.enrich.jsonl;

import io.silkwire.contracts.KafkaTopics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Does a work on each line of files of JSON lines with several threads, and hands the results on in the order of the lines. What
 * cannot be read is told, and the rest goes on. A line that came alone (somebody types) is worked on at once.
 *
 * @param <O> what becomes of a line
 */
public final class LineWork<O> {
    private static final int BATCH_LINES = 64;
    private static final int BATCH_BYTES = 256 * 1024;

    private final int threads;
    private final BiFunction<Line, String, O> work;
    private final Consumer<List<O>> results;
    private final Consumer<String> refused;

    /** Lines of one file that are worked on together. */
    private record Batch(String file, List<Line> lines) {}

    /**
     * A work on lines.
     *
     * @param work takes a line and its place (file and line, for messages); called by several threads at once
     * @param results takes the results of some lines at a time, in order
     * @param refused takes messages about files that cannot be read
     */
    public LineWork(
            int threads, BiFunction<Line, String, O> work, Consumer<List<O>> results, Consumer<String> refused) {
        this.threads = Math.max(1, threads);
        this.work = work;
        this.results = results;
        this.refused = refused;
    }

    /** Works through these files, or through standard input where there are none; returns when all results were taken. */
    public void run(List<Path> files, InputStream standardInput) {
        try (InOrder<Batch, List<O>> inOrder = new InOrder<>(threads, this::worked, results)) {
            if (files.isEmpty()) {
                read("standard input", standardInput, inOrder);
            }
            files.forEach(file -> read(file, inOrder));
        }
    }

    private List<O> worked(Batch batch) {
        return batch.lines().stream()
                .map(line -> work.apply(line, batch.file() + ":" + line.number()))
                .toList();
    }

    private void read(Path file, InOrder<Batch, List<O>> inOrder) {
        try (InputStream lines = Files.newInputStream(file)) {
            read(file.toString(), lines, inOrder);
        } catch (IOException e) {
            refused.accept(file + ": unreadable: " + e.getClass().getSimpleName() + " " + e.getMessage()
                    + "; expected a file of JSON lines");
        }
    }

    private void read(String file, InputStream lines, InOrder<Batch, List<O>> inOrder) {
        LineReader reader = new LineReader(lines, KafkaTopics.MAX_RECORD_BYTES);
        try {
            List<Line> batch = new ArrayList<>();
            int bytes = 0;
            for (Line line = reader.next(); line != null; line = reader.next()) {
                batch.add(line);
                bytes += line instanceof Line.Bytes full ? full.bytes().limit() : 0;
                if (batch.size() == BATCH_LINES || bytes > BATCH_BYTES || !reader.isReady()) {
                    inOrder.give(new Batch(file, List.copyOf(batch)));
                    batch.clear();
                    bytes = 0;
                }
            }
            inOrder.give(new Batch(file, List.copyOf(batch)));
        } catch (IOException e) {
            refused.accept(file + ": broke off: " + e.getMessage() + "; expected JSON lines to the end of the file");
        }
    }
}

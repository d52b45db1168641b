package io.silkwire.percolator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Lines in, lines out. {@code query ID JSON} keeps a query, {@code ready} ends them and is answered {@code ready};
 * {@code document JSON} is answered by the nanoseconds of processor time that it took and the ids of all queries that fit, parted
 * by spaces. It ends with its input. The one argument is a folder that it may fill; whoever started it deletes that.
 */
public final class PercolatorMain {
    private PercolatorMain() {}

    /** Reads until the input ends. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What OpenSearch logs must not come between the answers.
        System.setOut(System.err);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                Percolator percolator = Percolator.start(Path.of(args[0]))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = answer(percolator, line);
                if (!answer.isEmpty()) {
                    answers.println(answer);
                }
            }
        }
    }

    private static String answer(Percolator percolator, String line) {
        String[] parts = line.split(" ", 2);
        return switch (parts[0]) {
            case "query" -> {
                String[] query = parts[1].split(" ", 2);
                percolator.add(query[0], query[1]);
                yield "";
            }
            case "ready" -> {
                percolator.ready();
                yield "ready";
            }
            case "document" -> {
                long before = ProcessorTime.nanos();
                String ids = String.join(" ", percolator.fitting(parts[1]));
                yield (ProcessorTime.nanos() - before + " " + ids).strip();
            }
            default -> throw new IllegalArgumentException("expected query, ready or document, not: " + parts[0]);
        };
    }
}

package io.silkwire.quality.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes what was judged as tables of comma-separated values: a line for each pair, and for each statement in the index. */
public final class ProofTable {
    private static final String PAIRS =
            "statement,revision,subscription,alert,expected,alerts,webhook_state,webhook_attempts,webhook_seen,mail_state,mail_attempts,mail_seen,verdict";
    private static final String STATEMENTS = "statement,accepted_revision,indexed_revision,verdict";

    private ProofTable() {}

    /** Writes the pairs. */
    public static void write(Proof proof, Path file) throws IOException {
        write(file, PAIRS, proof.rows().stream().map(ProofTable::line));
    }

    /** Writes the statements. */
    public static void write(IndexProof proof, Path file) throws IOException {
        write(file, STATEMENTS, proof.rows().stream().map(ProofTable::line));
    }

    private static void write(Path file, String head, Stream<String> lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, Stream.concat(Stream.of(head), lines).toList());
    }

    /** No value holds a comma: ids and words of our own. */
    static String line(Proof.Row row) {
        return String.join(
                ",",
                List.of(
                        row.statement(),
                        Integer.toString(row.revision()),
                        row.subscription(),
                        row.alert().value(),
                        row.expected().label(),
                        Integer.toString(row.alerts()),
                        channel(row.message().webhook()),
                        channel(row.message().mail()),
                        row.verdict().label()));
    }

    private static String line(IndexProof.Row row) {
        return row.statement() + "," + row.accepted() + "," + row.indexed() + ","
                + row.verdict().label();
    }

    private static String channel(Channel channel) {
        return channel.state() + "," + channel.attempts() + "," + channel.seen();
    }
}

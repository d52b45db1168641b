package io.silkwire.quality.fault;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a {@link Proof} as a table of comma-separated values, one line for each pair of statement and subscription. */
final class ProofTable {
    private static final String HEAD =
            "statement,subscription,alert,expected,alerts,webhook_state,webhook_attempts,webhook_seen,mail_state,mail_attempts,mail_seen,verdict";

    private ProofTable() {}

    static void write(Proof proof, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(HEAD + "\n");
            for (Proof.Row row : proof.rows()) {
                writer.write(line(row) + "\n");
            }
        }
    }

    /** No value holds a comma: ids and words of our own. */
    static String line(Proof.Row row) {
        return String.join(
                ",",
                List.of(
                        row.statement(),
                        row.subscription(),
                        row.alert().value(),
                        Boolean.toString(row.expected()),
                        Integer.toString(row.alerts()),
                        channel(row.webhook()),
                        channel(row.mail()),
                        row.verdict().label()));
    }

    private static String channel(Proof.Channel channel) {
        return channel.state() + "," + channel.attempts() + "," + channel.seen();
    }
}

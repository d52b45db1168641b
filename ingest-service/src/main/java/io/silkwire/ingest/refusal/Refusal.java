package io.silkwire.ingest.refusal;

import io.silkwire.contracts.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was not taken in: where it stands, why, and what its owner can do about it.
 *
 * @param file path relative to the corpus, with {@code /} between folders
 * @param line from 1, or null where the whole file is meant
 * @param message what was found there and what was expected
 * @param remedy what to change, as an order
 */
public record Refusal(String file, @Nullable Integer line, Reason reason, String message, String remedy) {

    /** A refusal of the whole file. */
    public static Refusal of(String file, Reason reason, String message, String remedy) {
        return new Refusal(file, null, reason, message, remedy);
    }

    /** {@code file:line}, or the file alone. */
    public String where() {
        return line == null ? file : file + ":" + line;
    }

    /** One line for people: where, reason, message and remedy. */
    @Override
    public String toString() {
        return where() + ": " + reason.label() + ": " + message + "; " + remedy;
    }
}

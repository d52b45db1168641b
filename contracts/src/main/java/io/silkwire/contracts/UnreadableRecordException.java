package io.silkwire.contracts;

import org.jspecify.annotations.Nullable;

/** The bytes of a Kafka record are not the record that was expected; the message says what was, where, and what was found. */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes what was expected and found, and the cause if there is one. */
    public UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

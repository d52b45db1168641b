package io.silkwire.wire;

/**
 * A change was handed to Kafka, and nobody can say yet whether it is in force: it may have been taken. Whoever made it looks whether it
 * is there before making it again.
 */
public final class UnconfirmedWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnconfirmedWriteException(String message) {
        super(message);
    }

    UnconfirmedWriteException(String message, Throwable cause) {
        super(message, cause);
    }
}

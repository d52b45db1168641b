package io.silkwire.ingest;

/** A replay could not go on; the message says why and what to do. What it published before stays published. */
public final class ReplayStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes the message for the user and the cause. */
    public ReplayStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}

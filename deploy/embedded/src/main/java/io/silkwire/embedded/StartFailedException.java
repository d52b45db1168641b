package io.silkwire.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be started for a reason outside this program. The message says what happened, where, and what to do,
 * and is meant to be shown as it is.
 */
public final class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailedException(String message) {
        super(message);
    }

    StartFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.silkwire.alert.match;

import java.util.Optional;

/** Thrown where the state of the matching was written by a later version than this one: it may neither be read nor written over. */
final class LaterFormatException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CAUSES = 20;

    LaterFormatException(int found, int known) {
        super("expected what was told of statements in format " + known + ", found format " + found
                + "; it was written by a later version: start that, or delete the state directory and the changelogs,"
                + " and what comes again is told again");
    }

    /** The one that is a cause of this failure. */
    static Optional<LaterFormatException> behind(Throwable failure) {
        Throwable cause = failure;
        for (int n = 0; cause != null && n < MOST_CAUSES; n++) {
            if (cause instanceof LaterFormatException later) {
                return Optional.of(later);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}

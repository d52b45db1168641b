package io.silkwire.standalone;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps Silkwire from doing what was asked, and that the person at the keyboard can change: the message says what,
 * where, and what to do.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 6;

    Problem(String message) {
        super(message);
    }

    Problem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The messages of a failure and its causes in one line, each once. */
    static String tell(Throwable failure) {
        Set<String> messages = new LinkedHashSet<>();
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            String message = cause.getMessage();
            messages.add(message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.strip());
        }
        // Many wrap a message by repeating it: what a later line says is not said twice.
        StringBuilder told = new StringBuilder();
        for (String message : messages) {
            if (told.indexOf(message) < 0) {
                told.append(told.isEmpty() ? "" : ": ").append(message);
            }
        }
        return told.toString();
    }
}

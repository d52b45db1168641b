package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something was not done, for a reason that the person at the keyboard can change: the message says what, where, and what to do.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode errors;

    RefusedException(String message, int status, JsonNode errors) {
        super(message);
        this.status = status;
        this.errors = errors;
    }

    RefusedException(String message) {
        this(message, 0, com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    /** HTTP status of the answer; 0 where there was none. */
    int status() {
        return status;
    }

    /** The fields that are wrong, as the problem document (RFC 9457) lists them. */
    JsonNode errors() {
        return errors;
    }
}

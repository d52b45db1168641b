package io.silkwire.enrich.index;

/** A call that is part of writing documents did not go through; carries what that means for them. */
final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient BulkItemOutcome outcome;

    CallFailedException(BulkItemOutcome outcome) {
        super(outcome.toString());
        this.outcome = outcome;
    }

    BulkItemOutcome outcome() {
        return outcome;
    }
}

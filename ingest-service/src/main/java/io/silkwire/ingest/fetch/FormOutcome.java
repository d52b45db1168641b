package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;

/** What came of a form. */
public sealed interface FormOutcome {
    /** Taken: a status of 2xx. */
    record Accepted(int status) implements FormOutcome {}

    /**
     * Not taken.
     *
     * @param detail for people: the address, and what was wrong
     */
    record Refused(Reason reason, String detail) implements FormOutcome {}
}

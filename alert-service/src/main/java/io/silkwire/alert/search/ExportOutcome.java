package io.silkwire.alert.search;

/** What became of asking for all statements that fit. */
public sealed interface ExportOutcome {
    /** They can be read; whoever reads them closes the stream. */
    record Ready(StatementStream statements) implements ExportOutcome {}

    /** There is nothing to read, for a reason that is never {@link SearchOutcome.Found}. */
    record Stopped(SearchOutcome reason) implements ExportOutcome {}
}

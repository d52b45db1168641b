package io.silkwire.alert.search;

/** What became of looking one statement up. */
public sealed interface LookupOutcome {
    /** It is there. */
    record Found(IndexedStatement statement) implements LookupOutcome {}

    /** The index has no statement of this id. */
    record Unknown() implements LookupOutcome {}

    /** As {@link SearchOutcome.Unavailable}. */
    record Unavailable(String problem, String remedy) implements LookupOutcome {}
}

package io.silkwire.alert.search;

/** What became of a look at the archive. */
public sealed interface ArchiveOutcome {
    /** It was looked through, as far as the look itself says. */
    record Looked(ArchiveLook look) implements ArchiveOutcome {}

    /** There is no statement yet. */
    record Empty() implements ArchiveOutcome {}

    /** As {@link SearchOutcome.Unavailable}. */
    record Unavailable(String problem, String remedy) implements ArchiveOutcome {}
}

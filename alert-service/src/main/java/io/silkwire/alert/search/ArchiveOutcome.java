package io.silkwire.alert.search;

import java.time.Duration;

/** What became of a look at the archive. */
public sealed interface ArchiveOutcome {
    /** It was looked through, as far as the look itself says. */
    record Looked(ArchiveLook look) implements ArchiveOutcome {}

    /** There is no statement yet. */
    record Empty() implements ArchiveOutcome {}

    /** Time ran out before anything could be told. */
    record OutOfTime(Duration budget) implements ArchiveOutcome {}

    /** As {@link SearchOutcome.Unavailable}. */
    record Unavailable(String problem, String remedy) implements ArchiveOutcome {}
}

package io.silkwire.enrich.index;

import java.time.Instant;

/** What the index writer is doing, for health and tests. */
public sealed interface WriterState {
    /** Since when. */
    Instant since();

    /** The index has not been seen since the start: Elasticsearch does not answer yet. */
    record Waiting(Instant since, String because) implements WriterState {}

    /** Documents are written as they come. */
    record Writing(Instant since) implements WriterState {}

    /** Elasticsearch is away or overloaded; everything is kept and tried again. */
    record Retrying(Instant since, String because) implements WriterState {}

    /** Somebody has to act; nothing moves until then. The text says what to do. */
    record Halted(Instant since, String because) implements WriterState {}

    /** The writer is not running. */
    record Stopped(Instant since) implements WriterState {}
}

/**
 * What a source did so far → whether it fell silent, or its pages took another shape that the extraction may not fit.
 *
 * <p>Read {@link io.silkwire.ingest.health.Cadence} and {@link io.silkwire.ingest.health.LayoutDrift}: each is a small immutable state
 * that is kept per source, and a pure question to it. Threads may share them.
 */
@NullMarked
package io.silkwire.ingest.health;

import org.jspecify.annotations.NullMarked;

/**
 * Labelled data → figures of quality and speed, ours and a peer's from the same run.
 *
 * <p>Read {@link io.silkwire.quality.Measurement} first, then {@link io.silkwire.quality.command.QualityCommand}, which runs them. Each
 * kind of data has a package; of the data only {@code quality/sets}, written for it, is part of the project. One thread.
 */
@NullMarked
package io.silkwire.quality;

import org.jspecify.annotations.NullMarked;

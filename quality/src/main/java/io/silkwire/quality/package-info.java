/**
 * Labelled data → figures of quality, ours and a peer's from the same run.
 *
 * <p>Read {@link io.silkwire.quality.Measurement} first. Each kind of data has a package; none of the data is part of the
 * project. One thread.
 */
@NullMarked
package io.silkwire.quality;

import org.jspecify.annotations.NullMarked;

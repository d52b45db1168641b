/**
 * Definitions of topics rolled out while statements come in, on the real broker and enricher: behind {@code ./silkwire bench rollout}.
 *
 * <p>Read {@link io.silkwire.quality.rollout.RolloutBench} first.
 */
@NullMarked
package io.silkwire.quality.rollout;

import org.jspecify.annotations.NullMarked;

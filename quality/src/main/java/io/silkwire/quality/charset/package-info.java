/**
 * Sentences in UTF-8 → how often text in each legacy charset, under right, wrong and absent declarations, comes back exactly.
 *
 * <p>Read {@link io.silkwire.quality.charset.CharsetMatrix} first. One thread.
 */
@NullMarked
package io.silkwire.quality.charset;

import org.jspecify.annotations.NullMarked;

/**
 * Language identification: labelled sentences → accuracy, ours and a peer's; and word lists → the model that
 * {@code enrich-service} ships.
 *
 * <p>Read {@link io.silkwire.quality.language.LanguageMeasurement} first, then
 * {@link io.silkwire.quality.language.LanguageLearning}. One thread.
 */
@NullMarked
package io.silkwire.quality.language;

import org.jspecify.annotations.NullMarked;

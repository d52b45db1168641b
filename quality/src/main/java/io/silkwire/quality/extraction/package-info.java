/**
 * Labelled pages → how much of their text is found and how much else, for ours and for Readability4J.
 *
 * <p>Read {@link io.silkwire.quality.extraction.ExtractionMeasurements} first. Pages are numbered in the order of their names (of
 * the file of truth for the multilingual set); the even half was used for learning and tuning, the odd half was not. One thread.
 */
@NullMarked
package io.silkwire.quality.extraction;

import org.jspecify.annotations.NullMarked;

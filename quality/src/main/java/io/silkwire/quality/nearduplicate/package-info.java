/**
 * News with known resemblance, edits made by chance and letters of one template → how much of what is the same is found and how much of
 * what is not is merged, beside SimHash and MinHash.
 *
 * <p>Read {@link io.silkwire.quality.nearduplicate.NearDuplicateMeasurement} first. One thread.
 */
@NullMarked
package io.silkwire.quality.nearduplicate;

import org.jspecify.annotations.NullMarked;

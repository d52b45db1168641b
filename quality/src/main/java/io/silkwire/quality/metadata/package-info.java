/**
 * Labelled pages → how often title, date, author and language come out right, ours and Readability4J's from the same run.
 *
 * <p>Read {@link io.silkwire.quality.metadata.MetadataMeasurements} first. Pages are counted in two halves by their place in the
 * set: the even half was looked at while tuning, the odd half was not. One thread.
 */
@NullMarked
package io.silkwire.quality.metadata;

import org.jspecify.annotations.NullMarked;

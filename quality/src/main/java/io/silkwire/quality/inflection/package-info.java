/**
 * Lemmas with all their forms, and pairs of words that must stay apart → how many forms the lemma finds and how many pairs are
 * refused, beside Lucene's analyzers of the same languages. Read {@link io.silkwire.quality.inflection.InflectionMeasurement}
 * first.
 */
@NullMarked
package io.silkwire.quality.inflection;

import org.jspecify.annotations.NullMarked;

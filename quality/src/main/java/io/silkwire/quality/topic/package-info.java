/**
 * Documents with labelled topics → precision, recall and F1 by topic and language, beside two plainer taggers that know the same
 * terms: one that fires on any of them, and one that reads them through Lucene's analyzers.
 *
 * <p>Read {@link io.silkwire.quality.topic.TopicMeasurement} first. One thread.
 */
@NullMarked
package io.silkwire.quality.topic;

import org.jspecify.annotations.NullMarked;

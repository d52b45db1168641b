/**
 * Topic definitions as their owners write them: YAML text → {@link io.silkwire.enrich.topic.TopicRule}, or the list of what is
 * wrong with file, line and remedy.
 *
 * <p>A definition gives groups of terms per language (lemma, exact, prefix, phrase, near, same sentence), weights for the title,
 * the lead and the body, how much repetition counts, what to ignore, what weakens or forbids the topic, an optional rule over the
 * groups, the score needed, and tests. Nothing here looks at a statement: that is {@code tagging}.
 *
 * <p>Read {@link io.silkwire.enrich.topic.TopicYaml} first. Everything is immutable and thread-safe.
 */
@NullMarked
package io.silkwire.enrich.topic;

import org.jspecify.annotations.NullMarked;

/**
 * Looks for what is wrong in definitions that parse: clauses that can never hold, terms that can never count, terms written twice.
 *
 * <p>Read {@link io.silkwire.enrich.lint.TopicLint}, which has one rule a method. Pure and thread-safe.
 */
@NullMarked
package io.silkwire.enrich.lint;

import org.jspecify.annotations.NullMarked;

/**
 * What the steps of all Streams applications do with a record they cannot use: a refusal → a dead letter, counted and logged under
 * the same reason.
 *
 * <p>Read {@link io.silkwire.enrich.refusal.RefuseStep} first. Each step belongs to one task.
 */
@NullMarked
package io.silkwire.enrich.refusal;

import org.jspecify.annotations.NullMarked;

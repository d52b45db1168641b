/** Counts what became of each item: one counter for the service, {@code items_total{step,disposition}}. */
@NullMarked
package io.silkwire.alert.disposition;

import org.jspecify.annotations.NullMarked;

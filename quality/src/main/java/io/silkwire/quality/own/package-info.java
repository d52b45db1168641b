/**
 * The sets that come with Silkwire: statements and templates → pages, pages and feeds → figures.
 *
 * <p>Read {@link io.silkwire.quality.own.OwnMeasurements} first. Everything in them is written for it and fictional. One thread.
 */
@NullMarked
package io.silkwire.quality.own;

import org.jspecify.annotations.NullMarked;

/**
 * Proof against silence: every few minutes a statement of our own goes the way of all statements, from the Kafka topic {@code
 * statements} through enricher, matcher and delivery to a webhook and into a feed. That it arrived, and when, is on the health page
 * and on the page of sending; that it did not is the first sign that others' alerts do not arrive either.
 *
 * <p>Read {@link io.silkwire.alert.canary.Canary} first. Its subscription is hidden from lists, its alerts from the page and the live
 * stream. One thread sings; what arrives is told by any.
 */
@NullMarked
package io.silkwire.alert.canary;

import org.jspecify.annotations.NullMarked;

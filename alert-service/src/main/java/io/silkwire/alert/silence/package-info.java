/**
 * Subscriptions that say nothing: those that can never match, and those that have been silent for longer than chance allows.
 *
 * <p>Read {@link io.silkwire.alert.silence.SilenceAudit} first: subscriptions and counts of the archive in, {@link
 * io.silkwire.alert.silence.Finding}s out, for health, metrics, page and API. One thread audits; any may read.
 */
@NullMarked
package io.silkwire.alert.silence;

import org.jspecify.annotations.NullMarked;

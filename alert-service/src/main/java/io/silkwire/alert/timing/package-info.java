/**
 * Decides when an alert is sent: alert, settings of its subscription, what was sent so far and the time in, one of {@link
 * io.silkwire.alert.timing.TimingDecision}'s cases out. Pure functions, no clock and no state; the delivery acts on them.
 *
 * <p>Read {@link io.silkwire.alert.timing.TimingDecision} first. Local times follow the rules of {@code java.time}'s zones: a time
 * that a clock change leaves out comes as much later as the gap is long, one that it repeats counts the first time.
 */
@NullMarked
package io.silkwire.alert.timing;

import org.jspecify.annotations.NullMarked;

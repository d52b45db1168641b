/**
 * What a subscription would have caught and sent: a draft in; histogram, estimate, samples and, of an edit, what it catches and loses
 * out. Also the gate that holds back what would flood.
 *
 * <p>Read {@link io.silkwire.alert.preview.Previews} first. The archive is looked through by {@link
 * io.silkwire.alert.search.Archive}; when its hits would have been sent is worked out by {@link
 * io.silkwire.alert.preview.SendingForecast} with the very rules of {@link io.silkwire.alert.timing.TimingDecision}. Nothing is kept;
 * any thread may ask.
 */
@NullMarked
package io.silkwire.alert.preview;

import org.jspecify.annotations.NullMarked;

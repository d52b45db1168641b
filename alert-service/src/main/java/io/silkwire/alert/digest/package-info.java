/**
 * Puts the alerts that were held for one moment into one message: alerts and their copies in, a {@link
 * io.silkwire.contracts.Digest} out, bounded and without what a summary does not show. When that moment is, {@link
 * io.silkwire.alert.timing} says; that it is sent once, {@link io.silkwire.alert.delivery} sees to.
 */
@NullMarked
package io.silkwire.alert.digest;

import org.jspecify.annotations.NullMarked;

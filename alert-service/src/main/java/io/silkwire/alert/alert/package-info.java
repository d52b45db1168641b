/**
 * What the world outside sees of an alert: the contract record in, one public shape out, the same in the API, in the live stream
 * and in webhooks. A change here is a change of the public API.
 */
@NullMarked
package io.silkwire.alert.alert;

import org.jspecify.annotations.NullMarked;

/** Starts the parts of the alert service in their order, stops them in the reverse one, and says how they are. */
@NullMarked
package io.silkwire.alert.lifecycle;

import org.jspecify.annotations.NullMarked;

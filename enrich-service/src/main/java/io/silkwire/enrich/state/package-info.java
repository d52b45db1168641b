/**
 * What state stores keep over a change of version: the format they are written in → known, or a stop by name.
 *
 * <p>Read {@link io.silkwire.enrich.state.StateFormat} first. Each store belongs to one task; {@link
 * io.silkwire.enrich.state.ThreadFailures} is shared by threads.
 */
@NullMarked
package io.silkwire.enrich.state;

import org.jspecify.annotations.NullMarked;

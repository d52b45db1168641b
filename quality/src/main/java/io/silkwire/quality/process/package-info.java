/**
 * Parts of Silkwire in processes of their own, to be killed, stopped and frozen: {@link io.silkwire.quality.process.Part} starts {@link
 * io.silkwire.quality.process.PartMain} with the class path of this process.
 */
@NullMarked
package io.silkwire.quality.process;

import org.jspecify.annotations.NullMarked;

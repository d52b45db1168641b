/** What the outside world is played by in tests: a real broker and a real HTTP receiver, both in this process. */
@NullMarked
package io.silkwire.alert.fakes;

import org.jspecify.annotations.NullMarked;

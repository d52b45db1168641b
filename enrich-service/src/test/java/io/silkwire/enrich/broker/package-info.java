/** A real broker for tests: started in a folder, written to and read from with the pipeline's own settings. */
@NullMarked
package io.silkwire.enrich.broker;

import org.jspecify.annotations.NullMarked;

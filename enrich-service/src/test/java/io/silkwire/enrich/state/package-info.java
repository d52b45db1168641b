/** What stores hold, as files: the state of versions before this one. */
@NullMarked
package io.silkwire.enrich.state;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.silkwire.percolator;

import org.jspecify.annotations.NullMarked;

/** Stands between the index writer and the real Elasticsearch and makes it misbehave on command. */
@NullMarked
package io.silkwire.enrich.index.fakes;

import org.jspecify.annotations.NullMarked;

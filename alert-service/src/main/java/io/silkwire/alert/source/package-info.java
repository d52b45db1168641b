/**
 * The sources that are watched, as the crawler publishes them: Kafka topic {@code sources} in, which of them are official bodies
 * and what their ids are out. Read {@link io.silkwire.alert.source.KnownSources}; any thread may ask it.
 */
@NullMarked
package io.silkwire.alert.source;

import org.jspecify.annotations.NullMarked;

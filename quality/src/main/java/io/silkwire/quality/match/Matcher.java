package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import java.io.IOException;
import java.util.Set;

/** Tells which subscriptions a statement fits. Used by one thread. */
interface Matcher extends AutoCloseable {
    /** As it stands in the table. */
    String name();

    /** The ids of the subscriptions. */
    Set<String> matching(Incoming incoming) throws IOException;

    @Override
    default void close() throws IOException {}
}

package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;

/** Tells which subscriptions a statement fits. Used by one thread. */
interface Matcher extends AutoCloseable {
    /** As it stands in the table. */
    String name();

    /** The ids of the subscriptions. */
    Set<String> matching(Incoming incoming) throws IOException;

    /** Used so far for matching, by the one thread that asks unless it is done elsewhere. */
    default Duration processorTime() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    @Override
    default void close() throws IOException {}
}

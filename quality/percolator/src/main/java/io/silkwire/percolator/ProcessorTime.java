package io.silkwire.percolator;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Processor time of all threads that run Java: a search goes from one to another. What the JVM does beside is left out. */
final class ProcessorTime {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    static long nanos() {
        // Threads of pools live on between two readings; one that has ended since is told as -1.
        return Arrays.stream(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
                .filter(time -> time > 0)
                .sum();
    }
}

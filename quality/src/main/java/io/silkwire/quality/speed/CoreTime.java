package io.silkwire.quality.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Items and processor time of the measured thread, over all iterations: a busy machine lengthens the clock's time more. Their
 * quotient is items a second of one core.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CoreTime {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    /** Items worked on. */
    public long items;

    private long start;

    /** At each iteration's start. */
    @Setup(Level.Iteration)
    public void start() {
        items = 0;
        start = threads.getCurrentThreadCpuTime();
    }

    /** Time of the thread on a core. */
    public long coreMillis() {
        return (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
    }
}

package io.silkwire.ingest.fakes;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * What a task holds on the heap at its peak: after a full collection before it and after ever more full collections while it runs,
 * what is still reachable is counted, and the first number taken from the greatest of the others. Garbage does not count; what is
 * reachable for less than the pause between two collections may be missed. What else the process happens to build meanwhile (classes
 * loaded for the first time, tables of the decoder, the answering server's buffers) is counted too, so a task that held more than it
 * may is watched again: what it needs, it needs each time.
 */
public final class HeapWatch {
    private static final long PAUSE_NANOS = 10_000_000;

    private final long pauseNanos;
    private volatile boolean over;
    private volatile long peak;

    private HeapWatch(long pauseNanos) {
        this.pauseNanos = pauseNanos;
    }

    /** What came of the task, and the bytes it held at most. */
    public record Watched<T>(T result, long peakBytes) {}

    /** Runs it up to three times, until it held no more than that, and tells of the run that held least. */
    public static <T> Watched<T> leastOfThree(double most, Callable<T> task) throws Exception {
        Watched<T> least = watch(task);
        for (int run = 1; run < 3 && least.peakBytes() > most; run++) {
            Watched<T> again = watch(task);
            least = again.peakBytes() < least.peakBytes() ? again : least;
        }
        return least;
    }

    /** Runs it once. */
    public static <T> Watched<T> watch(Callable<T> task) throws Exception {
        long before = Math.min(reachable(), reachable());
        HeapWatch watch = new HeapWatch(PAUSE_NANOS);
        Thread watching = Thread.ofPlatform().daemon().start(watch::run);
        try {
            T result = task.call();
            watch.peak = Math.max(watch.peak, reachable());
            return new Watched<>(result, Math.max(0, watch.peak - before));
        } finally {
            watch.over = true;
            watching.join();
        }
    }

    private void run() {
        while (!over) {
            peak = Math.max(peak, reachable());
            LockSupport.parkNanos(pauseNanos);
        }
    }

    /** Bytes in use right after a full collection. */
    private static synchronized long reachable() {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
        System.gc();
        GcInfo last = null;
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo info = collector.getLastGcInfo();
            boolean full = collector.getName().contains("MarkSweep")
                    || collector.getName().contains("Old Generation");
            if (full && info != null && (last == null || info.getEndTime() > last.getEndTime())) {
                last = info;
            }
        }
        return last == null
                ? 0
                : last.getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> isHeap(pool.getKey()))
                        .map(java.util.Map.Entry::getValue)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
    }

    private static boolean isHeap(String pool) {
        return pool.contains("Eden") || pool.contains("Survivor") || pool.contains("Old") || pool.contains("Tenured");
    }
}

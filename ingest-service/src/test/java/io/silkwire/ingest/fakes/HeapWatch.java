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
 * reachable for less than the pause between two collections may be missed.
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

    /** Runs it. */
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

package io.silkwire.enrich.jsonl;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does a work on many items with several threads and hands the results on in the order of the items. At most a few items a thread
 * are under way at once: whoever gives more waits. Items are given by one thread; results are taken by one thread of its own.
 */
public final class InOrder<I, O> implements AutoCloseable {
    private static final int UNDER_WAY_PER_THREAD = 3;

    private final Function<I, O> work;
    private final Consumer<O> results;
    private final ExecutorService workers;
    private final BlockingQueue<FutureTask<Optional<O>>> underWay;
    private final Thread taker;
    private volatile @Nullable Throwable failure;

    /**
     * Starts the threads.
     *
     * @param work may be called by several threads at once
     * @param results takes them in order
     */
    public InOrder(int threads, Function<I, O> work, Consumer<O> results) {
        this.work = work;
        this.results = results;
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("work-", 0).factory());
        this.underWay = new ArrayBlockingQueue<>(threads * UNDER_WAY_PER_THREAD);
        this.taker = Thread.ofPlatform().daemon().name("results").start(this::take);
    }

    /**
     * Gives one item; waits while too many are under way.
     *
     * @throws IllegalStateException where the work or taking of an earlier result failed
     */
    public void give(I item) {
        requireHealth();
        FutureTask<Optional<O>> task = new FutureTask<>(() -> Optional.of(work.apply(item)));
        put(task);
        workers.execute(task);
    }

    /** Waits until all results were taken. */
    @Override
    public void close() {
        FutureTask<Optional<O>> end = new FutureTask<>(Optional::empty);
        put(end);
        end.run();
        try {
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        requireHealth();
    }

    private void put(FutureTask<Optional<O>> task) {
        try {
            underWay.put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for results", e);
        }
    }

    private void take() {
        try {
            boolean ended = false;
            while (!ended) {
                ended = takeNext();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether that was the end. After a failure whoever gives must not wait for ever: the rest is passed over. */
    private boolean takeNext() throws InterruptedException {
        try {
            Optional<O> result = underWay.take().get();
            if (failure == null) {
                result.ifPresent(results);
            }
            return result.isEmpty();
        } catch (ExecutionException e) {
            failure = e.getCause();
        } catch (RuntimeException e) {
            failure = e;
        }
        return false;
    }

    private void requireHealth() {
        Throwable failed = failure;
        if (failed != null) {
            throw new IllegalStateException("the work failed", failed);
        }
    }
}

package io.silkwire.alert.preview;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many previews look through the archive at once, and of each caller fewer, so that neither somebody who types nor a script
 * keeps the searches of others waiting. Turns are taken in the order they were asked for; who cannot have one soon is told so.
 * Thread-safe.
 */
@Singleton
final class PreviewTurns {
    /** Two run while somebody types; of two more, only the last will be looked at. */
    private static final int OF_ONE_CALLER = 2;

    private static final int WAITING_OF_ONE_CALLER = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore all;
    private final int mostWaiting;
    private final Duration patience;
    private final Map<String, Share> shares = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    @Inject
    PreviewTurns(PreviewSettings settings) {
        this(settings.atOnce(), PATIENCE);
    }

    PreviewTurns(int atOnce, Duration patience) {
        this.all = new Semaphore(atOnce, true);
        // Those that wait hold a thread each.
        this.mostWaiting = 4 * atOnce;
        this.patience = patience;
    }

    /** What one caller has asked for. */
    private static final class Share {
        private final Semaphore own = new Semaphore(OF_ONE_CALLER, true);
        private int asked;
    }

    /** A turn, until it is ended, which is done once. */
    interface Turn {
        void end();
    }

    /** A turn of this caller; empty where there are too many before it, or none comes in time. */
    Optional<Turn> take(String caller) {
        Share share = join(caller);
        if (share == null) {
            return Optional.empty();
        }
        long end = System.nanoTime() + patience.toNanos();
        boolean isTaken = false;
        try {
            isTaken = take(share.own, end) && takeOrGiveBack(share.own, end);
            return isTaken ? Optional.of(() -> leave(caller, share, true)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (!isTaken) {
                leave(caller, share, false);
            }
        }
    }

    private boolean takeOrGiveBack(Semaphore own, long end) throws InterruptedException {
        boolean isTaken = false;
        try {
            isTaken = take(all, end);
            return isTaken;
        } finally {
            if (!isTaken) {
                own.release();
            }
        }
    }

    private static boolean take(Semaphore from, long endNanos) throws InterruptedException {
        return from.tryAcquire(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private @Nullable Share join(String caller) {
        lock.lock();
        try {
            Share share = shares.computeIfAbsent(caller, any -> new Share());
            if (share.asked >= OF_ONE_CALLER + WAITING_OF_ONE_CALLER || all.getQueueLength() >= mostWaiting) {
                forgetUnused(caller, share);
                return null;
            }
            share.asked++;
            return share;
        } finally {
            lock.unlock();
        }
    }

    /** How many turns this caller has or waits for. */
    int askedBy(String caller) {
        lock.lock();
        try {
            Share share = shares.get(caller);
            return share == null ? 0 : share.asked;
        } finally {
            lock.unlock();
        }
    }

    private void leave(String caller, Share share, boolean withTurn) {
        if (withTurn) {
            all.release();
            share.own.release();
        }
        lock.lock();
        try {
            share.asked--;
            forgetUnused(caller, share);
        } finally {
            lock.unlock();
        }
    }

    /** Only under the lock. */
    private void forgetUnused(String caller, Share share) {
        if (share.asked == 0) {
            shares.remove(caller);
        }
    }
}

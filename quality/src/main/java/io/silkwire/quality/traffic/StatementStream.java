package io.silkwire.quality.traffic;

import io.silkwire.contracts.Statement;
import io.silkwire.quality.match.Written;
import io.silkwire.quality.proof.Accepted;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes statements at a steady rate until it is told to end, in a thread of its own; of every fifth a further revision comes
 * later, one in three of them a typing error put right. While the broker is away they wait, and are published when it is back.
 */
final class StatementStream implements AutoCloseable {
    private static final int REVISED = 5;
    private static final int MINOR = 3;
    /** So many statements come between a revision and the next. */
    private static final int LATER = 30;
    /** Numbers of the statements whose words revisions have. */
    private static final int OTHERS = 10_000_000;

    private final Written written;
    private final Duration between;
    private final int least;
    private final Writer writer;
    private final Accepted accepted;
    private final Thread thread;
    private volatile boolean ending;

    /** @param least so many are published in any case */
    StatementStream(Written written, int perSecond, int least, Writer writer, Accepted accepted) {
        this.written = written;
        this.between = Duration.ofSeconds(1).dividedBy(perSecond);
        this.least = least;
        this.writer = writer;
        this.accepted = accepted;
        this.thread = Thread.ofPlatform().daemon().name("statements").unstarted(this::publish);
    }

    void start() {
        thread.start();
    }

    /** Publishes no more than the least number, and waits until all are on their way. */
    void end() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the last statements were published", e);
        }
    }

    @Override
    public void close() {
        ending = true;
        thread.interrupt();
    }

    private void publish() {
        long begin = System.nanoTime();
        for (int i = 0; (!ending || i < least) && !writer.hasFailed() && !thread.isInterrupted(); i++) {
            LockSupport.parkNanos(begin + i * between.toNanos() - System.nanoTime());
            publish(written.statement(i));
            if (i >= LATER && i % REVISED == 0) {
                publish(written.revised(written.statement(i - LATER), OTHERS + i, i / REVISED % MINOR != 0));
            }
        }
    }

    private void publish(Statement statement) {
        writer.write(statement, sentAt -> accepted.add(statement, sentAt));
    }
}

package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back from Kafka what failed and is too much to be remembered, beside the session, which goes on meanwhile; what is found is
 * handed over little by little. Asked and emptied by the session's thread; one reading at a time.
 */
final class Recovery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int AT_ONCE = 500;

    private final Log log;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("delivery-recovery").factory());
    private final BlockingQueue<Found> found = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /** Where deliveries are recorded. */
    @FunctionalInterface
    interface Log {
        /** Those of this partition that stand as this says, oldest first; nothing where it is cancelled before the end. */
        List<PartitionState.Open> find(int partition, Predicate<Delivery> which, BooleanSupplier cancelled);
    }

    Recovery(Log log) {
        this.log = log;
    }

    /** One that failed. */
    record Found(int partition, PartitionState.Open failed) {}

    /** Reads what failed of this subscription since then. */
    void read(int partition, SubscriptionId id, Instant since) {
        reader.execute(() -> {
            try {
                log.find(partition, delivery -> isMeant(delivery, id, since), () -> closed)
                        .forEach(one -> found.add(new Found(partition, one)));
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("subscriptionId", id)
                        .addKeyValue("partition", partition)
                        .setCause(e)
                        .log("What failed could not be read back; it can be asked for again");
            }
        });
    }

    /** Some of what was found. */
    List<Found> take() {
        List<Found> some = new ArrayList<>();
        found.drainTo(some, AT_ONCE);
        return some;
    }

    private static boolean isMeant(Delivery delivery, SubscriptionId id, Instant since) {
        return delivery.state() == Delivery.State.FAILED
                && delivery.subscriptionId().equals(id)
                && !delivery.updatedAt().isBefore(since);
    }

    @Override
    public void close() {
        closed = true;
        reader.shutdownNow();
    }
}

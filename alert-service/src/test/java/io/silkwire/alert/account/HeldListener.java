package io.silkwire.alert.account;

import io.silkwire.alert.subscription.SubscriptionListener;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A listener that does not come back while it is held, so that no change of subscriptions is read back. */
final class HeldListener implements SubscriptionListener {
    private volatile CountDownLatch released = new CountDownLatch(0);

    /** Holds back what is read from now on. */
    void hold() {
        released = new CountDownLatch(1);
    }

    /** Lets it come. */
    void release() {
        released.countDown();
    }

    @Override
    public void onSubscriptions(List<Subscription> changed, Set<SubscriptionId> removed) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

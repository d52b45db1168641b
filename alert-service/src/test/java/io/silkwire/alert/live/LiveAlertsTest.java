package io.silkwire.alert.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.history.AlertHistory;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** What a receiver of the live stream holds up: itself alone. Nothing is read from Kafka here. */
class LiveAlertsTest {
    private static final SubscriptionId MINE = new SubscriptionId("mine");
    private static final SubscriptionId OTHERS = new SubscriptionId("others");

    private final LiveAlerts alerts = new LiveAlerts(KafkaConnection.to("127.0.0.1:1"), new AlertHistory(100), Clock.systemUTC());

    @Test
    void whatIsMeantForOthersTakesNoPlaceOfOnesOwn() {
        Receiver slow = listen();
        for (int i = 0; i < 2 * LiveAlerts.CAPACITY; i++) {
            alerts.onAlert(Alerts.of(OTHERS, "theirs-" + i, true), 100, 0, i);
        }
        alerts.onAlert(Alerts.of(MINE, "mine", true), 100, 1, 0);

        slow.request(10);

        assertThat(slow.failure.get()).isNull();
        assertThat(slow.heard).containsExactly(MINE);
    }

    @Test
    void whoFallsAThousandOfOnesOwnBehindIsCutOff() {
        Receiver slow = listen();
        for (int i = 0; i <= LiveAlerts.CAPACITY + 1; i++) {
            alerts.onAlert(Alerts.of(MINE, "mine-" + i, true), 100, 0, i);
        }

        slow.request(Long.MAX_VALUE);

        assertThat(slow.failure.get()).hasMessageContaining("alerts behind");
    }

    private Receiver listen() {
        Receiver receiver = new Receiver();
        alerts.stream(null, alert -> alert.subscriptionId().equals(MINE)).subscribe(receiver);
        return receiver;
    }

    /** Takes what it asks for, and asks for nothing by itself. */
    private static final class Receiver extends BaseSubscriber<StreamedAlert> {
        private final List<SubscriptionId> heard = new ArrayList<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Nothing yet.
        }

        @Override
        protected void hookOnNext(StreamedAlert streamed) {
            heard.add(streamed.alert().subscriptionId());
        }

        @Override
        protected void hookOnError(Throwable thrown) {
            failure.set(thrown);
        }
    }
}

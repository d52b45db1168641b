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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** What a receiver of the live stream holds up: itself alone. Nothing is read from Kafka here. */
class LiveAlertsTest {
    private static final SubscriptionId MINE = new SubscriptionId("mine");
    private static final SubscriptionId OTHERS = new SubscriptionId("others");

    private final LiveAlerts alerts =
            new LiveAlerts(KafkaConnection.to("127.0.0.1:1"), new AlertHistory(100), Clock.systemUTC());

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

    @Test
    void whoHearsOnlyPingsGoesOnBehindAllThatWasForOthersWithoutReadingIt() {
        alerts.startsAt(0, 0);
        alerts.startsAt(1, 0);
        Receiver first = listen();
        first.request(Long.MAX_VALUE);
        for (int i = 0; i < 5_000; i++) {
            alerts.onAlert(Alerts.of(OTHERS, "theirs-" + i, true), 100, i % 2, i / 2);
        }
        alerts.ping();

        assertThat(first.heard).isEmpty();
        assertThat(first.ids).containsExactly("ping@0.0-1.0", "ping@0.2500-1.2500");

        // The ring ends long before 5 000, and Kafka is not there: whatever had to be read again would fail.
        Receiver again = listen(first.ids.getLast(), MINE);
        again.request(Long.MAX_VALUE);
        alerts.onAlert(Alerts.of(MINE, "mine", true), 100, 0, 2_500);

        assertThat(again.failure.get()).isNull();
        assertThat(again.heard).containsExactly(MINE);
        assertThat(again.ids.getFirst()).isEqualTo("ping@0.2500-1.2500");
    }

    @Test
    void aPingNeverOvertakesAnAlertThatWaits() {
        alerts.startsAt(0, 0);
        Receiver slow = listen();
        slow.request(1);
        alerts.onAlert(Alerts.of(MINE, "one", true), 100, 0, 0);
        alerts.onAlert(Alerts.of(MINE, "two", true), 100, 0, 1);
        alerts.ping();
        assertThat(slow.ids).containsExactly("ping@0.0");

        slow.request(Long.MAX_VALUE);
        alerts.ping();

        assertThat(slow.ids).hasSize(4).endsWith("ping@0.2");
        assertThat(slow.heard).hasSize(2);
    }

    @Test
    void whoComesBackGetsWhatWasMissedAndThenThePing() {
        alerts.startsAt(0, 0);
        alerts.onAlert(Alerts.of(MINE, "one", true), 100, 0, 0);
        alerts.onAlert(Alerts.of(OTHERS, "two", true), 100, 0, 1);
        alerts.onAlert(Alerts.of(MINE, "three", true), 100, 0, 2);
        alerts.onAlert(Alerts.of(OTHERS, "four", true), 100, 0, 3);

        Receiver back = listen("ping@0.1", MINE);
        back.request(Long.MAX_VALUE);

        assertThat(back.heard).containsExactly(MINE);
        assertThat(back.ids.getLast()).isEqualTo("ping@0.4");
    }

    @Test
    void oneOwnerGetsTenStreamsAndHasRoomAgainWhereOneEnds() {
        List<Receiver> mine = new ArrayList<>();
        for (int i = 0; i < Receivers.MOST_OF_ONE; i++) {
            mine.add(listen());
        }
        assertThat(alerts.refusal("account me")).contains(StreamRefusal.TOO_MANY_OF_ONE);
        assertThat(alerts.refusal("account you")).isEmpty();
        Receiver eleventh = listen();
        eleventh.request(1);
        assertThat(eleventh.failure.get()).hasMessageContaining("close one of them");

        mine.getFirst().cancel();

        assertThat(alerts.refusal("account me")).isEmpty();
    }

    @Test
    void allTogetherGetAThousandStreams() {
        for (int i = 0; i < Receivers.MOST; i++) {
            Receiver receiver = new Receiver();
            alerts.stream(null, "account " + i, alert -> true).subscribe(receiver);
        }
        assertThat(alerts.refusal("account new")).contains(StreamRefusal.TOO_MANY);
        assertThat(alerts.refusal(null)).contains(StreamRefusal.TOO_MANY);
    }

    private Receiver listen() {
        return listen(null, MINE);
    }

    private Receiver listen(@Nullable String lastSeen, SubscriptionId wanted) {
        Receiver receiver = new Receiver();
        alerts.stream(lastSeen, "account me", alert -> alert.subscriptionId().equals(wanted))
                .subscribe(receiver);
        return receiver;
    }

    /** Takes what it asks for, and asks for nothing by itself. */
    private static final class Receiver extends BaseSubscriber<LiveEvent> {
        private final List<SubscriptionId> heard = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Nothing yet.
        }

        @Override
        protected void hookOnNext(LiveEvent event) {
            if (event.eventId() != null) {
                ids.add(event.eventId());
            }
            if (event instanceof LiveEvent.Told told) {
                heard.add(told.alert().subscriptionId());
            }
        }

        @Override
        protected void hookOnError(Throwable thrown) {
            failure.set(thrown);
        }
    }
}

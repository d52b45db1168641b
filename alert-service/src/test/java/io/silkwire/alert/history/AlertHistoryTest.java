package io.silkwire.alert.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertHistoryTest {
    private static final SubscriptionId QUIET = new SubscriptionId("quiet");
    private static final SubscriptionId BUSY = new SubscriptionId("busy");
    private static final int SMALL = 1_000;

    private final AlertHistory history = new AlertHistory(100);

    @Test
    void oneThatIsRarelyToldKeepsItsFewHoweverMuchAnotherIsTold() {
        for (int i = 0; i < 20; i++) {
            add(alert(QUIET, "rare-" + i, i));
        }
        for (int i = 0; i < 5_000; i++) {
            add(alert(BUSY, "much-" + i, 100 + i));
        }

        assertThat(titles(QUIET, null, 1_000)).hasSize(20).startsWith("О воде: rare-19");
        assertThat(titles(BUSY, null, 1_000)).hasSize(80).startsWith("О воде: much-4999");
        assertThat(history.alerts(QUIET::equals, null, 10).completeSince()).isNull();
        assertThat(history.alerts(BUSY::equals, null, 10).completeSince()).isEqualTo(at(100 + 4_919));
    }

    @Test
    void whatIsKeptIsTheSameInWhateverOrderItWasRead() {
        List<Runnable> records = new ArrayList<>();
        AlertHistory forward = new AlertHistory(60);
        AlertHistory shuffled = new AlertHistory(60);
        for (int i = 0; i < 300; i++) {
            SubscriptionId owner = i % 10 == 0 ? QUIET : BUSY;
            Alert alert = alert(owner, "n-" + i, i);
            Delivery pending = delivery(alert, Delivery.State.PENDING, i, null);
            Delivery taken = delivery(alert, Delivery.State.DELIVERED, i + 1, null);
            int offset = 2 * i;
            forward.add(alert, SMALL);
            forward.add(pending, SMALL, offset);
            forward.add(taken, SMALL, offset + 1);
            records.add(() -> shuffled.add(alert, SMALL));
            records.add(() -> shuffled.add(pending, SMALL, offset));
            records.add(() -> shuffled.add(taken, SMALL, offset + 1));
        }

        Collections.shuffle(records, new Random(7));
        records.forEach(Runnable::run);

        List<KeptAlert> expected = forward.alerts(id -> true, null, 100).items();
        assertThat(expected).hasSize(60).allMatch(kept -> kept.state() == Delivery.State.DELIVERED);
        assertThat(expected)
                .filteredOn(kept -> kept.alert().subscriptionId().equals(QUIET))
                .hasSize(30);
        // What came in between may have taken a place for a while: the older end of the busy one's may differ.
        assertThat(shuffled.alerts(QUIET::equals, null, 100).items())
                .isEqualTo(forward.alerts(QUIET::equals, null, 100).items());
        assertThat(shuffled.alerts(id -> true, null, 30).items()).isEqualTo(expected.subList(0, 30));
    }

    @Test
    void partsOfAListFollowOneAnotherWithoutGapOrRepetition() {
        for (int i = 0; i < 45; i++) {
            // Several of one moment.
            add(alert(i % 2 == 0 ? QUIET : BUSY, "n-" + i, i / 3));
        }
        List<String> read = new ArrayList<>();
        HistoryPosition before = null;
        do {
            HistoryPage<KeptAlert> part = history.alerts(id -> true, before, 7);
            part.items().forEach(kept -> read.add(kept.alert().id().value()));
            before = part.older();
        } while (before != null);

        assertThat(read).hasSize(45).doesNotHaveDuplicates();
        assertThat(history.alerts(
                                id -> true,
                                HistoryPosition.read("2026-11-22T12:00:05Z").orElseThrow(),
                                100)
                        .items())
                .hasSize(15)
                .allMatch(kept -> kept.alert().matchedAt().isBefore(at(5)));
    }

    @Test
    void aDeliveryThatIsTriedAgainStandsInFrontAndKnowsItsAlert() {
        Alert first = alert(QUIET, "first", 0);
        Alert second = alert(QUIET, "second", 1);
        history.add(delivery(first, Delivery.State.PENDING, 0, null), SMALL, 0);
        add(first);
        add(second);
        history.add(delivery(second, Delivery.State.DELIVERED, 2, null), SMALL, 1);
        history.add(delivery(first, Delivery.State.FAILED, 60, null), SMALL, 2);
        history.add(delivery(first, Delivery.State.PENDING, 0, null), SMALL, 0);

        assertThat(deliveries(QUIET)).extracting(Delivery::alertId).containsExactly(first.id(), second.id());
        assertThat(history.delivery(first.id()).orElseThrow().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(titles(QUIET, null, 10)).containsExactly("О воде: second", "О воде: first");
        assertThat(history.alert(first.id())).contains(first);
    }

    @Test
    void copiesStandWithTheAlertThatTheyWereAddedToUntilTheyAreForgotten() {
        AlertHistory small = new AlertHistory(2);
        Alert told = alert(QUIET, "told", 0);
        Alert copy = alert(QUIET, "copy", 1);
        small.add(delivery(copy, Delivery.State.COPIED, 1, told), SMALL, 0);
        small.add(copy, SMALL);
        small.add(told, SMALL);

        assertThat(kept(small, told).copies()).extracting(Digest.Copy::alertId).containsExactly(copy.id());

        small.add(delivery(told, Delivery.State.DELIVERED, 9, null), SMALL, 1);
        small.add(alert(QUIET, "third", 10), SMALL);

        assertThat(kept(small, told).copies()).isEmpty();
    }

    @Test
    void oneOfTheShadowThatIsAskedForLaterIsListedOnceAndAnew() {
        add(Alerts.at(QUIET, "asked", false, at(0)));
        add(alert(QUIET, "other", 1));
        add(Alerts.at(QUIET, "asked", true, at(2)));
        add(Alerts.at(QUIET, "asked", false, at(3)));

        assertThat(titles(QUIET, null, 10)).containsExactly("О воде: asked", "О воде: other");
        assertThat(history.alerts(id -> true, null, 1).items().getFirst().state())
                .isEqualTo(Delivery.State.PENDING);
    }

    @Test
    void whatIsLongTakesSeveralPlacesSoThatMemoryHasABound() {
        for (int i = 0; i < 50; i++) {
            history.add(alert(BUSY, "long-" + i, i), 40 * 1024);
        }
        for (int i = 0; i < 60; i++) {
            add(alert(QUIET, "short-" + i, i));
        }
        assertThat(titles(BUSY, null, 100)).hasSize(5);
        assertThat(titles(QUIET, null, 100)).hasSize(50);
    }

    @Test
    void whatTheCanaryBringsIsNotListed() {
        Alert sung = alert(Subscriptions.CANARY, "sung", 0);
        add(sung);
        history.add(delivery(sung, Delivery.State.DELIVERED, 0, null), SMALL, 0);

        assertThat(history.alerts(id -> true, null, 10).items()).isEmpty();
        assertThat(history.delivery(sung.id())).isEmpty();
    }

    @Test
    void whileOlderOnesAreStillReadTheListSaysHowFarItReaches() {
        add(alert(QUIET, "now", 9));
        history.readBackTo(at(5));
        assertThat(history.alerts(id -> true, null, 10).completeSince()).isEqualTo(at(5));
        history.readBackTo(null);
        assertThat(history.alerts(id -> true, null, 10).completeSince()).isNull();
    }

    @Test
    void whatIsNoPlaceInAListIsRefused() {
        for (String text : List.of("", "x", "~", "2026-11-22~x", "2026-11-22T12:00:00Z~", "1~" + "a".repeat(200))) {
            assertThat(HistoryPosition.read(text)).as(text).isEmpty();
        }
        HistoryPosition place = new HistoryPosition(at(1), alert(QUIET, "x", 0).id());
        assertThat(HistoryPosition.read(place.toString())).contains(place);
    }

    private void add(Alert alert) {
        history.add(alert, SMALL);
    }

    private List<String> titles(SubscriptionId of, @Nullable HistoryPosition before, int limit) {
        return history.alerts(of::equals, before, limit).items().stream()
                .map(kept -> kept.alert().title())
                .toList();
    }

    private List<Delivery> deliveries(SubscriptionId of) {
        return history.deliveries(of::equals, delivery -> true, null, 100).items();
    }

    private static KeptAlert kept(AlertHistory history, Alert alert) {
        return history.alerts(id -> true, null, 10).items().stream()
                .filter(one -> one.alert().equals(alert))
                .findFirst()
                .orElseThrow();
    }

    private static Alert alert(SubscriptionId of, String name, int second) {
        return Alerts.at(of, name, true, at(second));
    }

    private static Instant at(int second) {
        return Alerts.NOON.plusSeconds(second);
    }

    /** @param with the alert it is a copy of, or null */
    private static Delivery delivery(Alert alert, Delivery.State state, int second, @Nullable Alert with) {
        Delivery.Timing timing = new Delivery.Timing(
                at(second),
                Severity.ROUTINE,
                1,
                null,
                null,
                with == null ? null : with.id(),
                with == null ? null : new Digest.Copy(alert.id(), alert.title(), null, null));
        return new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                List.of(new Delivery.ChannelDelivery("live", state, List.of(), null)),
                null,
                at(second),
                timing,
                null,
                null);
    }
}

package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptQueueTest {
    private static final Instant NOW = Alerts.NOON;

    private final AttemptQueue queue = new AttemptQueue(2);

    @Test
    void onlyWhatIsDueStartsAndTheOldestFirst() {
        add("a", "one", 0, NOW.plusSeconds(1));
        add("b", "two", 0, NOW);
        add("c", "three", 0, NOW.minusSeconds(1));

        assertThat(start()).containsExactly("three", "two");
    }

    @Test
    void oneEndpointGetsOneAtATimeInOrder() {
        add("a", "one", 0, NOW.minusSeconds(3));
        add("b", "one", 0, NOW.minusSeconds(2));
        add("c", "one", 0, NOW.minusSeconds(1));
        add("d", "two", 0, NOW);

        assertThat(start()).containsExactly("one", "two");
        assertThat(start()).isEmpty();
        queue.done("one");
        assertThat(start()).containsExactly("one");
        queue.done("one");
        queue.done("two");
        assertThat(start()).containsExactly("one");
        queue.done("one");
        assertThat(start()).isEmpty();
        assertThat(queue.underWay()).isZero();
    }

    @Test
    void theLimitHoldsOverAllEndpoints() {
        add("a", "one", 0, NOW);
        add("b", "two", 0, NOW);
        add("c", "three", 0, NOW);

        assertThat(start()).hasSize(2);
        assertThat(start()).isEmpty();
        queue.done("one");
        assertThat(start()).hasSize(1);
    }

    @Test
    void aPartitionThatIsGivenAwayStartsNothingMore() {
        add("a", "one", 0, NOW);
        add("b", "one", 1, NOW.plusMillis(1));
        assertThat(start()).containsExactly("one");
        assertThat(queue.start(NOW.plusSeconds(1))).isEmpty();

        queue.removePartition(1);
        queue.done("one");

        assertThat(queue.start(NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void equalMomentsStartInTheOrderTheyWerePutDown() {
        AttemptQueue wide = new AttemptQueue(1_000);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String endpoint = "endpoint-" + i;
            expected.add(endpoint);
            AlertId id = Alerts.of(new SubscriptionId("s"), "a" + i, true).id();
            wide.add(new AttemptQueue.Due(NOW, NOW, 0, id, new SubscriptionId("s"), "webhook", endpoint));
        }
        assertThat(wide.start(NOW)).extracting(AttemptQueue.Due::endpoint).containsExactlyElementsOf(expected);
    }

    @Test
    void whatWaitsForAnEndpointGoesElsewhereAtOnceWhenItIsMoved() {
        add("a", "one", 0, NOW);
        AttemptQueue.Due first = queue.start(NOW).getFirst();
        queue.done("one");
        queue.add(first.at(NOW.plusSeconds(3_600)));
        assertThat(start()).isEmpty();

        queue.move(due -> due.subscriptionId().equals(new SubscriptionId("s")), "two");

        assertThat(start()).containsExactly("two");
    }

    private void add(String statement, String endpoint, int partition, Instant at) {
        AlertId id = Alerts.of(new SubscriptionId("s"), statement, true).id();
        queue.add(new AttemptQueue.Due(at, at, partition, id, new SubscriptionId("s"), "webhook", endpoint));
    }

    private List<String> start() {
        return queue.start(NOW).stream().map(AttemptQueue.Due::endpoint).toList();
    }
}

package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
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

    private void add(String statement, String endpoint, int partition, Instant at) {
        AlertId id = Alerts.of(new SubscriptionId("s"), statement, true).id();
        queue.add(new AttemptQueue.Due(at, partition, id, "webhook", endpoint));
    }

    private List<String> start() {
        return queue.start(NOW).stream().map(AttemptQueue.Due::endpoint).toList();
    }
}

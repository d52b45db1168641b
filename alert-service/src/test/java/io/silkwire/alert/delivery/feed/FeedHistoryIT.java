package io.silkwire.alert.delivery.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Feeds on a real broker, which goes away at the end. */
@Timeout(120)
class FeedHistoryIT {
    private static final int FEEDS = 300;

    private final Set<SubscriptionId> fed = ConcurrentHashMap.newKeySet();

    @Test
    void feedsAreReadOnceForAllThenFollowedAndNobodyHangsWhenKafkaIsAway(@TempDir Path dir) {
        FeedHistory history;
        try (TestBroker broker = TestBroker.start(dir)) {
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(broker.connection().producer("test"))) {
                for (int feed = 0; feed < FEEDS; feed++) {
                    write(producer, id(feed), "before");
                    fed.add(id(feed));
                }
                write(producer, new SubscriptionId("no-feed-yet"), "before");
                producer.flush();
                history = new FeedHistory(broker.connection(), () -> fed, Clock.systemUTC());
                history.start();
                for (int feed = 0; feed < FEEDS; feed++) {
                    assertThat(titles(history, id(feed))).contains(List.of("before"));
                }

                write(producer, id(7), "after");
                write(producer, id(7), "after");
                producer.flush();
                await().untilAsserted(() -> assertThat(titles(history, id(7))).contains(List.of("before", "after")));

                SubscriptionId late = new SubscriptionId("no-feed-yet");
                fed.add(late);
                assertThat(titles(history, late)).contains(List.of("before"));
                fed.remove(id(3));
                await().untilAsserted(() -> assertThat(
                                history.has(id(3), alert(id(3), "before").id()))
                        .isFalse());
                assertThat(history.has(id(4), alert(id(4), "before").id())).isTrue();
            }
        }
        assertThat(titles(history, id(7))).contains(List.of("before", "after"));
        assertThat(titles(history, new SubscriptionId("made-while-kafka-is-away")))
                .isEmpty();
        history.close();
    }

    private static SubscriptionId id(int feed) {
        return new SubscriptionId("feed-" + feed);
    }

    private static Optional<List<String>> titles(FeedHistory history, SubscriptionId id) {
        return history.of(id)
                .map(kept -> kept.oldestFirst().stream()
                        .map(entry -> entry.text().title().replaceFirst(".*: ", ""))
                        .toList());
    }

    private static Alert alert(SubscriptionId id, String statement) {
        // Of now: a broker forgets a producer whose records are older than a day, and takes its next one for out of
        // order.
        return Alerts.at(id, statement, true, Clock.systemUTC().instant());
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, SubscriptionId id, String statement) {
        Alert one = alert(id, statement);
        var unused = producer.send(WireRecords.of(
                KafkaTopics.ALERTS, null, id.value(), one, one.id().value(), "/test", one.matchedAt(), Travel.LIVE));
    }
}

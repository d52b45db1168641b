package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of everything in the middle of a replay: the next {@code up} finishes it, with nothing lost or doubled. */
class KilledReplayIT {
    private static final int STATEMENTS = 2_000;

    @TempDir
    Path folder;

    @Test
    void nextUpFinishesAReplayThatWasKilledInTheMiddle() throws InterruptedException {
        Path data = folder.resolve("data");
        Path corpus = RunningSilkwire.generatedCorpus(folder.resolve("generated"), STATEMENTS);
        RunningSilkwire first = RunningSilkwire.up(data, "--no-seeds");
        first.post("/subscriptions", "{\"name\": \"Water\", \"topics\": [\"water\"]}", 201);
        Process replay = first.beginReplay(corpus);
        Awaitility.await("some of the statements in the index")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(count(first)).isGreaterThan(50));
        first.killHard();
        replay.destroyForcibly().waitFor();

        try (RunningSilkwire second = RunningSilkwire.up(data, "--no-seeds")) {
            Awaitility.await("all statements in the index")
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(count(second)).isEqualTo(STATEMENTS));
            List<Alert> alerts = alerts(second.addresses().kafka());
            assertThat(alerts)
                    .filteredOn(alert -> alert.subscriptionName().equals("Water"))
                    .hasSize(STATEMENTS);
            assertThat(new HashSet<>(alerts.stream().map(Alert::id).toList())).hasSameSizeAs(alerts);
        }
    }

    private static int count(RunningSilkwire silkwire) {
        return silkwire.elasticsearch("/statements/_count").path("count").asInt();
    }

    /** Every committed record of the Kafka topic, after the pipeline has come to rest. */
    private static List<Alert> alerts(String kafka) {
        List<Alert> alerts = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(KafkaConnection.to(kafka).consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(KafkaTopics.ALERTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await("alerts").atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                for (ConsumerRecord<byte[], byte[]> alert : consumer.poll(Duration.ofMillis(500))) {
                    alerts.add(JsonCodec.read(alert.value(), Alert.class));
                }
                assertThat(alerts).hasSizeGreaterThanOrEqualTo(STATEMENTS);
            });
        }
        return alerts;
    }
}

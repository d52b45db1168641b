package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A careless hand at every door: each bad thing is refused by name with a remedy, and the rest goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    @TempDir
    static Path folder;

    private RunningSilkwire silkwire;

    @BeforeAll
    void upWithBadSeeds() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("home").resolve("seeds"));
        Path topics = Files.createDirectories(seeds.resolve("topics"));
        Path good = RunningSilkwire.project().resolve("seeds").resolve("topics").resolve("water.yaml");
        Files.copy(good, topics.resolve("water.yaml"));
        Files.writeString(topics.resolve("broken.yaml"), "topic: broken\nversion: 1\nthreshhold: 5\n");
        Files.writeString(seeds.resolve("subscriptions.yaml"), """
                - id: good
                  name: Good one
                  topics: [water]
                - id: bad
                  name: Bad one
                  query: 'water AND ('
                """);
        silkwire = RunningSilkwire.upIn(folder.resolve("home"), folder.resolve("data"), "--no-seeds");
    }

    @AfterAll
    void down() {
        silkwire.close();
    }

    @Test
    void topicFileWithAnErrorIsNamedWithItsLineAndTheOthersAreInForce() {
        assertThat(silkwire.output()).contains("broken.yaml").contains("3");
        assertThat(silkwire.get("/subscriptions")).contains("water").doesNotContain("broken");
    }

    @Test
    void subscriptionThatDoesNotParseIsNamedAndTheOthersAreInForce() {
        assertThat(silkwire.output()).contains("subscriptions.yaml:6").contains("position 11");
        assertThat(silkwire.api("/subscriptions").toString())
                .contains("Good one")
                .doesNotContain("Bad one");
    }

    @Test
    void badFilesAreRefusedByNameAndTheRestGoesOn() throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("bad-corpus"));
        Files.writeString(
                corpus.resolve("good.txt"), "A note on water\n\nThe irrigation canal and the reservoir opened.\n");
        Files.write(corpus.resolve("picture.txt"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, 0, 0});
        Files.writeString(corpus.resolve("empty.txt"), "");
        Files.writeString(corpus.resolve("table.xlsx"), "x");
        Files.writeString(corpus.resolve("huge.txt"), "water ".repeat(500_000));
        Files.write(corpus.resolve("unknown.txt"), new byte[] {'a', (byte) 0xff, (byte) 0xfe, 'b', (byte) 0x98, 'c'});
        Files.writeString(corpus.resolve("manifest.yaml"), """
                source: careless
                files:
                  - file: good.txt
                    title: A note on water
                  - file: gone.txt
                    title: This file is not there
                """);

        RunningSilkwire.Result replay = silkwire.replay(corpus.toString());

        assertThat(replay.status()).as(replay.output()).isEqualTo(1);
        assertThat(replay.output())
                .contains("picture.txt", "empty.txt", "table.xlsx", "huge.txt", "unknown.txt", "gone.txt")
                .containsPattern("published\\s+1");
    }

    @Test
    void recordThatNobodyCanReadBecomesADeadLetterWithItsBytes() throws Exception {
        byte[] poison = {(byte) 0xC3, 0x28, '{', '"'};
        KafkaConnection connection = KafkaConnection.to(silkwire.addresses().kafka());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(connection.producer("careless"))) {
            producer.send(new ProducerRecord<>(
                            KafkaTopics.STATEMENTS.name(), "k".getBytes(StandardCharsets.UTF_8), poison))
                    .get();
        }

        ConsumerRecord<byte[], byte[]> letter = firstDeadLetter(connection);

        assertThat(letter.value()).isEqualTo(poison);
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                .isEqualTo(KafkaTopics.STATEMENTS.name());
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_REASON))
                .isEqualTo("unreadable-record");
    }

    @Test
    void replayOfADirectoryThatIsNotThereSaysSo() {
        RunningSilkwire.Result replay =
                silkwire.replay(folder.resolve("nowhere").toString());

        assertThat(replay.status()).isEqualTo(2);
        assertThat(replay.output()).contains("nowhere");
    }

    private static ConsumerRecord<byte[], byte[]> firstDeadLetter(KafkaConnection connection) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            List<TopicPartition> partitions = List.of(new TopicPartition(KafkaTopics.DEAD_LETTERS.name(), 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await("a dead letter").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(letters::add);
                assertThat(letters).isNotEmpty();
            });
        }
        return letters.getFirst();
    }
}

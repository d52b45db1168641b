package io.silkwire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkwire.contracts.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final TopicPartition T0 = new TopicPartition("t", 0);

    @TempDir
    Path dir;

    @Test
    void keepsTopicsCommittedRecordsAndOffsetsOverARestart() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings())) {
            createTopic(kafka);
            send(kafka, "kept", true);
            send(kafka, "aborted", false);
            commitOffset(kafka, 1);
        }

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings())) {
            // Then: and the transactional id of before is still known
            send(kafka, "after", true);
            assertThat(read(kafka, 2)).containsExactly("kept", "after");
            assertThat(committedOffset(kafka)).isEqualTo(1);
        }
    }

    @Test
    void takesTheLargestRecordAndMakesNoTopicByAccident() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings())) {
            createTopic(kafka);
            String large = "x".repeat(KafkaTopics.MAX_RECORD_BYTES);

            send(kafka, large, true);

            assertThat(read(kafka, 1)).hasSize(1).first().isEqualTo(large);
            assertThatThrownBy(() -> sendTo(kafka, "unheard-of"))
                    .rootCause()
                    .isInstanceOfAny(UnknownTopicOrPartitionException.class, TimeoutException.class);
            assertThat(topics(kafka)).contains("t").doesNotContain("unheard-of");
        }
    }

    @Test
    void saysWhatToDoWhenThePortIsTaken() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings())) {
            int taken = Integer.parseInt(kafka.bootstrapServers().split(":", 2)[1]);
            EmbeddedKafka.Settings second = new EmbeddedKafka.Settings(
                    dir.resolve("other"), taken, Ports.free(1).get(0));

            assertThatThrownBy(() -> EmbeddedKafka.start(second))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("127.0.0.1:" + taken)
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings())) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");

            assertThatThrownBy(() -> EmbeddedKafka.start(settings()))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining(dir.toString())
                    .hasMessageContaining("in use by another Silkwire");
        }
    }

    @Test
    void keepsCommittedTransactionsAndAbortsTheOpenOneAfterItsJvmWasKilled() throws Exception {
        // Given
        EmbeddedKafka.Settings settings = settings();
        Process owner = OwnerProcess.start(
                KafkaOwner.class,
                settings.dataDir().toString(),
                Integer.toString(settings.port()),
                Integer.toString(settings.controllerPort()));

        // When
        owner.destroyForcibly().waitFor();

        // Then
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
            send(kafka, "after", true);
            assertThat(read(kafka, 2)).containsExactly("kept", "after");
        }
    }

    private EmbeddedKafka.Settings settings() {
        List<Integer> ports = Ports.free(2);
        return new EmbeddedKafka.Settings(dir.resolve("kafka"), ports.get(0), ports.get(1));
    }

    static void createTopic(EmbeddedKafka kafka) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
        }
    }

    private static List<String> topics(EmbeddedKafka kafka) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    static void send(EmbeddedKafka kafka, String value, boolean commit)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka, Map.of("transactional.id", "writer"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("t", value.getBytes(StandardCharsets.UTF_8)))
                    .get();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void sendTo(EmbeddedKafka kafka, String topic) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka, Map.of("max.block.ms", "2000"))) {
            producer.send(new ProducerRecord<>(topic, new byte[0])).get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            consumer.assign(List.of(T0));
            consumer.seekToBeginning(List.of(T0));
            List<String> values = new ArrayList<>();
            for (int polls = 0; polls < 100 && values.size() < count; polls++) {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(r -> values.add(new String(r.value(), StandardCharsets.UTF_8)));
            }
            return values;
        }
    }

    private static void commitOffset(EmbeddedKafka kafka, long offset) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            consumer.assign(List.of(T0));
            consumer.commitSync(Map.of(T0, new OffsetAndMetadata(offset)));
        }
    }

    private static long committedOffset(EmbeddedKafka kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            return Objects.requireNonNull(consumer.committed(Set.of(T0)).get(T0))
                    .offset();
        }
    }

    static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("bootstrap.servers", kafka.bootstrapServers());
        config.put("max.request.size", KafkaTopics.MAX_RECORD_BYTES + 1024 * 1024);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(EmbeddedKafka kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", "readers",
                        "enable.auto.commit", "false",
                        "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}

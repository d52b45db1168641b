package io.silkwire.enrich.broker;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** The embedded broker with all Kafka topics of the pipeline, and what a test writes to them and reads from them. */
public final class RealBroker implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final EmbeddedKafka kafka;
    private final KafkaConnection connection;
    private final KafkaProducer<byte[], byte[]> producer;

    private RealBroker(EmbeddedKafka kafka) {
        this.kafka = kafka;
        this.connection = KafkaConnection.to(kafka.bootstrapServers());
        TopicProvisioner.provision(connection, KafkaTopics.all());
        Map<String, Object> settings = connection.producer("test");
        // Whoever sends what must be survived keeps to no limit of ours.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) MOST_BYTES);
        this.producer = new KafkaProducer<>(settings);
    }

    /** Starts one with its data in this folder. */
    public static RealBroker start(Path folder) {
        List<Integer> ports = Ports.free(2);
        return new RealBroker(
                EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), ports.get(0), ports.get(1))));
    }

    /** From now on its own clock gives each record of statements, definitions and what comes of them its time, as it is appended. */
    public RealBroker stampingOnArrival() throws Exception {
        AlterConfigOp arrival =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "LogAppendTime"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(connection.admin())) {
            admin.incrementalAlterConfigs(Stream.of(KafkaTopics.STATEMENTS, KafkaTopics.TOPICS, KafkaTopics.ENRICHED)
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                                    topic -> List.of(arrival))))
                    .all()
                    .get();
        }
        return this;
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** How the services reach it. */
    public KafkaConnection connection() {
        return connection;
    }

    /** Writes a contract as the services do, and waits until it is there. */
    public void send(KafkaTopics topic, String key, Object contract, Instant time, Travel travel) throws Exception {
        producer.send(WireRecords.of(topic, null, key, contract, "e", "/test", time, travel))
                .get();
    }

    /** Writes any bytes under any key, a tombstone where there are none, and waits until they are there. */
    public void sendRaw(KafkaTopics topic, byte[] key, byte @Nullable [] value) throws Exception {
        sendRaw(topic, key, value, Map.of());
    }

    /** Writes any bytes with any headers, and waits until they are there. */
    public void sendRaw(KafkaTopics topic, byte[] key, byte @Nullable [] value, Map<String, byte[]> headers)
            throws Exception {
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(topic.name(), key, value);
        headers.forEach(sent.headers()::add);
        producer.send(sent).get();
    }

    /** All committed records of a Kafka topic. */
    public List<ConsumerRecord<byte[], byte[]>> read(KafkaTopics topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumer(null))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Bytes of a key or value as text. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        kafka.close();
    }
}

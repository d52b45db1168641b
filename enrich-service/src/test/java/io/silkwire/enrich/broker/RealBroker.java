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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The embedded broker with all Kafka topics of the pipeline, and what a test writes to them and reads from them. */
public final class RealBroker implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final KafkaConnection connection;
    private final KafkaProducer<byte[], byte[]> producer;

    private RealBroker(EmbeddedKafka kafka) {
        this.kafka = kafka;
        this.connection = KafkaConnection.to(kafka.bootstrapServers());
        TopicProvisioner.provision(connection, KafkaTopics.all());
        this.producer = new KafkaProducer<>(connection.producer("test"));
    }

    /** Starts one with its data in this folder. */
    public static RealBroker start(Path folder) {
        List<Integer> ports = Ports.free(2);
        return new RealBroker(
                EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), ports.get(0), ports.get(1))));
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
        producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
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

package io.silkwire.alert.fakes;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.nio.file.Path;
import java.util.List;

/** A real Kafka broker with all Kafka topics. */
public final class TestBroker implements AutoCloseable {
    private final EmbeddedKafka kafka;

    private TestBroker(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    /** Starts it with its data in this folder. */
    public static TestBroker start(Path dataDir) {
        List<Integer> ports = Ports.free(2);
        TestBroker broker = new TestBroker(
                EmbeddedKafka.start(new EmbeddedKafka.Settings(dataDir.resolve("kafka"), ports.get(0), ports.get(1))));
        TopicProvisioner.provision(broker.connection(), KafkaTopics.all());
        return broker;
    }

    /** A connection to it. */
    public KafkaConnection connection() {
        return KafkaConnection.to(kafka.bootstrapServers());
    }

    @Override
    public void close() {
        kafka.close();
    }
}

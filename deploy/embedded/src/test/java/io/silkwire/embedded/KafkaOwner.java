package io.silkwire.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A program of its own that starts Kafka, commits one record, leaves another in an open transaction and waits to be killed. */
final class KafkaOwner {
    private KafkaOwner() {}

    /** Arguments: data directory, port, controller port. */
    public static void main(String[] args) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(
                new EmbeddedKafka.Settings(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])));
        EmbeddedKafkaIT.createTopic(kafka);
        EmbeddedKafkaIT.send(kafka, "kept", true);
        KafkaProducer<byte[], byte[]> producer = EmbeddedKafkaIT.producer(kafka, Map.of("transactional.id", "writer"));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("t", new byte[1])).get();
        System.out.println(OwnerProcess.READY);
        Thread.currentThread().join();
    }
}

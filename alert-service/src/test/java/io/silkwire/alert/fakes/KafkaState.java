package io.silkwire.alert.fakes;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.KafkaConnection;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the services hold to be true: all records of their Kafka topics, as a hash for each topic. */
public final class KafkaState {
    private KafkaState() {}

    /** Hash by topic; those named are left out. */
    public static Map<String, String> of(KafkaConnection kafka, Set<KafkaTopics> without) {
        Map<String, String> hashes = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            for (KafkaTopics topic : KafkaTopics.all()) {
                if (!without.contains(topic)) {
                    hashes.put(topic.name(), hash(consumer, topic));
                }
            }
        }
        return hashes;
    }

    private static String hash(KafkaConsumer<byte[], byte[]> consumer, KafkaTopics topic) {
        MessageDigest digest = sha256();
        // One partition after the other: between them there is no order.
        for (int partition = 0; partition < consumer.partitionsFor(topic.name()).size(); partition++) {
            TopicPartition one = new TopicPartition(topic.name(), partition);
            consumer.assign(List.of(one));
            consumer.seekToBeginning(List.of(one));
            long end = consumer.endOffsets(List.of(one)).getOrDefault(one, 0L);
            while (consumer.position(one) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(kafkaRecord -> update(digest, kafkaRecord));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        update(digest, kafkaRecord.key());
        update(digest, kafkaRecord.value());
        kafkaRecord.headers().forEach(header -> update(digest, header.value()));
    }

    private static void update(MessageDigest digest, byte @Nullable [] bytes) {
        digest.update(
                ByteBuffer.allocate(4).putInt(bytes == null ? -1 : bytes.length).flip());
        if (bytes != null) {
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

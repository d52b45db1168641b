package io.silkwire.wire;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes Kafka records of contracts: JSON value, UTF-8 key, CloudEvents headers (Kafka protocol binding 1.0, binary mode) and the
 * travel headers.
 */
public final class WireRecords {
    private WireRecords() {}

    /**
     * A record ready to be sent.
     *
     * @param partition where it goes, or null to follow its key
     * @param ceId id of the event: the same event has the same id however often it is sent
     * @param ceSource the stage that makes it, such as {@code /silkwire/ingest}
     * @param time when it happened
     */
    public static ProducerRecord<byte[], byte[]> of(
            KafkaTopics topic,
            @Nullable Integer partition,
            String key,
            Object contract,
            String ceId,
            String ceSource,
            Instant time,
            Travel travel) {
        ProducerRecord<byte[], byte[]> kafkaRecord =
                new ProducerRecord<>(topic.name(), partition, bytes(key), JsonCodec.write(contract));
        headers(kafkaRecord.headers(), topic, ceId, ceSource, time, travel);
        return kafkaRecord;
    }

    /** Writes the headers of an event of this topic, in place of those of the same names. */
    public static void headers(
            Headers headers, KafkaTopics topic, String ceId, String ceSource, Instant time, Travel travel) {
        put(headers, RecordHeaders.CE_SPECVERSION, "1.0");
        put(headers, RecordHeaders.CE_ID, ceId);
        put(headers, RecordHeaders.CE_TYPE, topic.eventType());
        put(headers, RecordHeaders.CE_SOURCE, ceSource);
        put(headers, RecordHeaders.CE_TIME, time.toString());
        put(headers, RecordHeaders.CONTENT_TYPE, "application/json");
        travel.writeTo(headers);
    }

    /** The last header of this name as text, or null where there is none. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, bytes(value));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

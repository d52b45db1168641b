package io.silkwire.wire;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dead letter of a record that could not be processed: key, bytes and headers as they came, and beside them where it
 * stood, which step gave up and why.
 */
public final class DeadLetters {
    /** Headers of a hostile record are kept only up to this size, or the dead letter itself would be refused. */
    private static final int MAX_HEADER_BYTES = 256 * 1024;

    private DeadLetters() {}

    /**
     * The dead letter of this record.
     *
     * @param step the step that gave up, such as {@code index.write}
     * @param message what was wrong, where, and what was expected; cut at 1 000 characters
     */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> original,
            String step,
            Reason reason,
            String message,
            @Nullable Throwable cause) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                KafkaTopics.DEAD_LETTERS.name(), key(original.key()), value(original.key(), original.value()));
        copy(original.headers(), letter.headers());
        mark(
                letter.headers(),
                RecordHeaders.deadLetter(
                        original.topic(),
                        original.partition(),
                        original.offset(),
                        step,
                        reason,
                        message,
                        cause == null ? null : cause.getClass().getName()));
        return letter;
    }

    /** Adds the headers of a dead letter, in place of those of the same names. */
    public static void mark(Headers headers, Map<String, String> deadLetterHeaders) {
        deadLetterHeaders.forEach((name, value) -> WireRecords.put(headers, name, value));
    }

    /** The key of a letter: as it came, or none where that alone is larger than what Kafka takes. */
    public static byte @Nullable [] key(byte @Nullable [] key) {
        return key == null || key.length > KafkaTopics.MAX_RECORD_BYTES ? null : key;
    }

    /**
     * The value of a letter: the bytes as they came, or none where they are more than what Kafka takes, which compression can bring in:
     * a letter that the producer refuses would end its thread, and the next one would read the same record. They stand at the origin.
     */
    public static byte @Nullable [] value(byte @Nullable [] key, byte @Nullable [] value) {
        byte[] kept = key(key);
        long bytes = (kept == null ? 0L : kept.length) + (value == null ? 0L : value.length);
        return bytes > KafkaTopics.MAX_RECORD_BYTES ? null : value;
    }

    /** Copies the first headers of a record, as many as every record that follows from it may carry. */
    public static void copy(Headers from, Headers to) {
        int bytes = 0;
        for (Header header : from) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
            if (bytes > MAX_HEADER_BYTES) {
                return;
            }
            to.add(header);
        }
    }
}

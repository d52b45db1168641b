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
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(KafkaTopics.DEAD_LETTERS.name(), original.key(), original.value());
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

    private static void copy(Headers from, Headers to) {
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

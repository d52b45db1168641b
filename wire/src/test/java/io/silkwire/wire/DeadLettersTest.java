package io.silkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final byte[] KEY = {1, 2};
    private static final byte[] VALUE = {(byte) 0xC3, 0x28};

    private final ConsumerRecord<byte[], byte[]> original =
            new ConsumerRecord<>(KafkaTopics.STATEMENTS.name(), 3, 42, KEY, VALUE);

    @Test
    void keepsKeyAndBytesAndSaysWhereTheyStood() {
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of(
                original, "enrich.read", Reason.UNREADABLE_RECORD, "not UTF-8", new IllegalStateException("cause"));

        assertThat(letter.topic()).isEqualTo(KafkaTopics.DEAD_LETTERS.name());
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(VALUE);
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                .isEqualTo("silkwire.statements");
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_PARTITION))
                .isEqualTo("3");
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_OFFSET))
                .isEqualTo("42");
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_REASON))
                .isEqualTo("unreadable-record");
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_EXCEPTION))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void keepsTheTraceOfTheOriginal() {
        WireRecords.put(original.headers(), RecordHeaders.TRACE, "run-1");

        ProducerRecord<byte[], byte[]> letter = DeadLetters.of(original, "s", Reason.STEP_FAILED, "m", null);

        assertThat(Travel.of(letter.headers()).trace()).isEqualTo("run-1");
    }

    @Test
    void dropsHeadersThatWouldMakeTheLetterTooLarge() {
        original.headers().add("bomb", new byte[1024 * 1024]);

        ProducerRecord<byte[], byte[]> letter = DeadLetters.of(original, "s", Reason.STEP_FAILED, "m", null);

        assertThat(letter.headers().lastHeader("bomb")).isNull();
        assertThat(WireRecords.text(letter.headers(), RecordHeaders.DEAD_LETTER_STEP))
                .isEqualTo("s");
    }

    @Test
    void whatNoProducerMaySendStaysAtItsOrigin() {
        byte[] most = new byte[KafkaTopics.MAX_RECORD_BYTES - KEY.length];
        assertThat(DeadLetters.value(KEY, most)).isSameAs(most);
        assertThat(DeadLetters.value(KEY, new byte[most.length + 1])).isNull();
        byte[] hugeKey = new byte[KafkaTopics.MAX_RECORD_BYTES + 1];
        assertThat(DeadLetters.key(hugeKey)).isNull();
        assertThat(DeadLetters.value(hugeKey, VALUE)).isSameAs(VALUE);
    }

    @Test
    void cutsAMessageThatIsTooLong() {
        ProducerRecord<byte[], byte[]> letter =
                DeadLetters.of(original, "s", Reason.STEP_FAILED, "x".repeat(100_000), null);

        assertThat(WireRecords.text(letter.headers(), RecordHeaders.ERROR_MESSAGE))
                .hasSizeLessThan(1_100);
    }
}

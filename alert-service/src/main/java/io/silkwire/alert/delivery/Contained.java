package io.silkwire.alert.delivery;

import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Keeps what goes wrong with the messages of one subscription from those of all others: a step that throws is answered for that
 * subscription, and the session goes on. Not so where Kafka itself fails, or where a partition was lost: nothing that follows could be
 * recorded, so the session ends and the next one reads its state back.
 */
final class Contained {
    private Contained() {}

    /** @param otherwise told what was thrown */
    static void run(Runnable step, Consumer<RuntimeException> otherwise) {
        try {
            step.run();
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            otherwise.accept(e);
        }
    }
}

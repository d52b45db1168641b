package io.silkwire.enrich.refusal;

import io.silkwire.contracts.Reason;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A record that goes no further: goes to the dead letters. */
public interface Refusal {
    /** The step that gave up, such as {@code enrich.read}. */
    String step();

    /** The bytes as they came. */
    @Nullable
    Bytes value();

    /** The word for it in log, counter and dead letter. */
    Reason reason();

    /** What was expected and found. */
    String message();

    /** The class of what was thrown, if anything was. */
    @Nullable
    String exception();
}

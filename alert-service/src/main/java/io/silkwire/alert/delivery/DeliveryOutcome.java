package io.silkwire.alert.delivery;

import io.silkwire.contracts.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt, and with it what comes next. */
public sealed interface DeliveryOutcome {
    /**
     * The receiver took it: done.
     *
     * @param status of the answer
     */
    record Delivered(int status) implements DeliveryOutcome {}

    /**
     * No further attempt makes sense: failed.
     *
     * @param status of the answer, 0 where there was none
     */
    record Stopped(int status, Reason reason) implements DeliveryOutcome {}

    /**
     * Worth another attempt, as long as the schedule has one.
     *
     * @param status of the answer, 0 where there was none
     * @param retryAfter how long the receiver asks to wait at least, or null
     */
    record Retryable(int status, Reason reason, @Nullable Duration retryAfter) implements DeliveryOutcome {}

    /** HTTP status of the answer, 0 where there was none. */
    int status();
}

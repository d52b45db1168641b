package io.silkwire.alert.live;

import io.silkwire.contracts.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What comes over the live stream. Whoever sends back the latest event id they have as {@code Last-Event-ID} goes on exactly behind
 * it: all events of a stream stand in one order, and none says that something was read which was not sent before it.
 */
public sealed interface LiveEvent {
    /** What to send back to go on after this; null where it moves nothing. */
    @Nullable
    String eventId();

    /** An alert that is meant for the receiver. */
    record Told(Alert alert, String eventId) implements LiveEvent {}

    /** A sign of life, which also says how far the receiver is: what was for others need not be read again. */
    record Ping(@Nullable String eventId) implements LiveEvent {}
}

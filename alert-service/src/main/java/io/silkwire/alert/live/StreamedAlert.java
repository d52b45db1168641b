package io.silkwire.alert.live;

import io.silkwire.contracts.Alert;

/**
 * An alert of the live stream.
 *
 * @param eventId whoever sends it back as {@code Last-Event-ID} goes on after this alert
 */
public record StreamedAlert(Alert alert, String eventId) {}

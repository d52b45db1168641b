package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveLook.Part;

/**
 * How much a subscription would have told in a part of the archive.
 *
 * @param part with all statements and those that fit
 * @param days how much time of the part the archive has, at least one
 * @param alerts stories that would have been told: a copy within the story's window is none, a material change is one
 * @param messages that would have been sent by the draft's timing
 * @param scaled whether alerts and messages were worked out for the newest only and scaled up
 */
public record Estimate(Part part, double days, long alerts, long messages, boolean scaled) {
    /** Alerts a day. */
    public double alertsPerDay() {
        return alerts / days;
    }

    /** Messages a day. */
    public double messagesPerDay() {
        return messages / days;
    }
}

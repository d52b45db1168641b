package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveLook.Part;

/**
 * How much a subscription would have told in a part of the archive.
 *
 * @param part with all statements and those that fit
 * @param days of the part that are known, over which alerts and messages are counted
 * @param alerts stories that would have been told: a copy within the story's window is none, a material change is one
 * @param messages that would have been sent by the draft's timing
 * @param newestOnly whether the newest were looked at only, so that the days are those they reach back
 */
public record Estimate(Part part, double days, long alerts, long messages, boolean newestOnly) {
    /** Alerts a day. */
    public double alertsPerDay() {
        return alerts / days;
    }

    /** Messages a day. */
    public double messagesPerDay() {
        return messages / days;
    }
}

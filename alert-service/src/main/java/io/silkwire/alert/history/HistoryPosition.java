package io.silkwire.alert.history;

import io.silkwire.contracts.AlertId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place in a list from new to old, which is the same on every instance and after every restart. As text it is {@code
 * 2026-11-27T12:00:00.123Z~41243bc64a834960c1d3abf28e69ce3e}.
 *
 * @param at when the alert matched, or when its delivery came to its state
 */
public record HistoryPosition(Instant at, AlertId id) implements Comparable<HistoryPosition> {
    private static final Comparator<HistoryPosition> ORDER = Comparator.comparing(HistoryPosition::at)
            .thenComparing(position -> position.id().value());
    private static final AlertId FIRST = new AlertId("0".repeat(32));
    private static final int LONGEST = 100;

    /** What the text says, or the place before all of a moment where it is a moment alone; empty where it is neither. */
    public static Optional<HistoryPosition> read(String text) {
        int parting = text.indexOf('~');
        String moment = parting < 0 ? text : text.substring(0, parting);
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            AlertId id = parting < 0 ? FIRST : new AlertId(text.substring(parting + 1));
            return Optional.of(new HistoryPosition(Instant.parse(moment), id));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(HistoryPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return at + "~" + id;
    }
}

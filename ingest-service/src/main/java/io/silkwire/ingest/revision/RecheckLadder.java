package io.silkwire.ingest.revision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a published statement is looked at again. Most corrections come soon, so visits start close together and grow apart:
 * {@link #RUNGS} after the first publication. A change starts the ladder again from there, one rung below the age the
 * statement had. Above the last rung it is looked at every {@link #REST}.
 */
public final class RecheckLadder {
    /** Ages at which a statement is looked at. */
    public static final List<Duration> RUNGS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30));
    /** Between two visits of an old statement. */
    public static final Duration REST = Duration.ofDays(90);

    /** The ladder as it is described here. */
    public static final RecheckLadder STANDARD = new RecheckLadder(1);

    private final double scale;

    private RecheckLadder(double scale) {
        this.scale = scale;
    }

    /** A ladder with this first rung; those above keep their proportion to it. */
    public static RecheckLadder from(Duration first) {
        return new RecheckLadder((double) first.toMillis() / RUNGS.getFirst().toMillis());
    }

    /**
     * When to look again: later than now, always.
     *
     * @param firstAt when revision 1 was published
     * @param changedAt when the last revision was published; null or {@code firstAt} where there is only one
     */
    public Instant next(Instant firstAt, @Nullable Instant changedAt, Instant now) {
        Instant start = start(firstAt, changedAt);
        int lowest = start.isAfter(firstAt) ? Math.max(0, rungOf(Duration.between(firstAt, start)) - 1) : 0;
        for (Duration rung : RUNGS.subList(lowest, RUNGS.size())) {
            Instant due = start.plus(scaled(rung));
            if (due.isAfter(now)) {
                return due;
            }
        }
        return now.plus(scaled(REST));
    }

    /** Whether it has been climbed: what comes now are visits every {@link #REST}. */
    public boolean done(Instant firstAt, @Nullable Instant changedAt, Instant now) {
        return !start(firstAt, changedAt).plus(scaled(RUNGS.getLast())).isAfter(now);
    }

    private static Instant start(Instant firstAt, @Nullable Instant changedAt) {
        return changedAt != null && changedAt.isAfter(firstAt) ? changedAt : firstAt;
    }

    /** The highest rung this age has reached, 0 where it has reached none. */
    private int rungOf(Duration age) {
        int rung = 0;
        while (rung + 1 < RUNGS.size() && age.compareTo(scaled(RUNGS.get(rung + 1))) >= 0) {
            rung++;
        }
        return rung;
    }

    private Duration scaled(Duration rung) {
        return Duration.ofMillis(Math.round(rung.toMillis() * scale));
    }
}

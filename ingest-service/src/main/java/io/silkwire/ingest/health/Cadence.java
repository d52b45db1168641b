package io.silkwire.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a source publishes, by the times of its last items. A source is silent once {@link #MISSED} expected items are
 * missing: the gap is longer than as many usual gaps in its working hours, and clearly longer than any gap it had before, so that
 * weekends and holidays of the past are known ones.
 *
 * @param times of the last items, in order, at most {@link #MOST}
 */
public record Cadence(List<Instant> times) {
    /** Enough for a few weeks of a busy source. */
    public static final int MOST = 120;
    /** Expected items that may be missing. */
    public static final int MISSED = 3;

    private static final int ENOUGH = 8;
    private static final int HOURS_OF_WEEK = 168;
    private static final Duration LEAST = Duration.ofHours(1);

    /** Nothing known. */
    public static final Cadence NONE = new Cadence(List.of());

    /** What follows from the time since the last item. */
    public sealed interface Verdict {}

    /** Too few items to expect anything. */
    public record Unknown() implements Verdict {}

    /** Nothing is missing yet. */
    public record Speaking() implements Verdict {}

    /**
     * Items are missing.
     *
     * @param since the last item
     * @param expected when the first missing one was expected
     */
    public record Silent(Instant since, Instant expected) implements Verdict {}

    /** Sorts, copies, and keeps the last ones. */
    public Cadence {
        List<Instant> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        times = List.copyOf(sorted.subList(Math.max(0, sorted.size() - MOST), sorted.size()));
    }

    /** What is known after this item. */
    public Cadence after(Instant item) {
        List<Instant> more = new ArrayList<>(times);
        more.add(item);
        return new Cadence(more);
    }

    /** Whether it is silent now. */
    public Verdict verdict(Instant now) {
        Habit habit = habit();
        if (habit == null) {
            return new Unknown();
        }
        long since = workingMinutes(times.getLast(), now, habit.working());
        // The last of the missing ones may still come as late as items of this source now and then do.
        long missing = MISSED * habit.usual() + Math.min(habit.usual(), habit.late());
        boolean silent = since > Math.max(missing, habit.rare() + habit.usual());
        return silent ? new Silent(times.getLast(), expected(habit)) : new Speaking();
    }

    /** When the next item is expected; null where too little is known. */
    public @Nullable Instant next() {
        Habit habit = habit();
        return habit == null ? null : expected(habit);
    }

    private Instant expected(Habit habit) {
        return after(times.getLast(), habit.usual(), habit.working());
    }

    /**
     * Gaps between items, in minutes of its working hours.
     *
     * @param usual the median
     * @param late how much more than that one in ten has
     * @param rare nearly the longest
     */
    private record Habit(BitSet working, long usual, long late, long rare) {}

    private @Nullable Habit habit() {
        List<Instant> rounds = rounds();
        if (rounds.size() < ENOUGH) {
            return null;
        }
        BitSet working = workingHours();
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < rounds.size(); i++) {
            gaps.add(workingMinutes(rounds.get(i - 1), rounds.get(i), working));
        }
        Collections.sort(gaps);
        long usual = Math.max(LEAST.toMinutes(), at(gaps, 0.5));
        return new Habit(working, usual, Math.max(0, at(gaps, 0.9) - usual), at(gaps, 0.98));
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) ((sorted.size() - 1) * share));
    }

    /** Items that came together count once: many offices publish in rounds. */
    private List<Instant> rounds() {
        List<Instant> rounds = new ArrayList<>();
        for (Instant time : times) {
            if (rounds.isEmpty() || !time.isBefore(rounds.getLast().plus(LEAST))) {
                rounds.add(time);
            }
        }
        return rounds;
    }

    /** Hours of the week in which it has published, each with its neighbours; all of them where it has published too little. */
    private BitSet workingHours() {
        BitSet working = new BitSet(HOURS_OF_WEEK);
        boolean weeks = Duration.between(times.getFirst(), times.getLast()).toDays() >= 14;
        for (Instant time : times) {
            int hour = hourOfWeek(time);
            for (int near = -2; near <= 2; near++) {
                working.set(Math.floorMod(hour + near, HOURS_OF_WEEK));
            }
        }
        if (!weeks) {
            working.set(0, HOURS_OF_WEEK);
        }
        return working;
    }

    private static int hourOfWeek(Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC);
        return (utc.getDayOfWeek().getValue() - 1) * 24 + utc.getHour();
    }

    private static long workingMinutes(Instant from, Instant to, BitSet working) {
        long hours = Duration.between(from, to).toHours();
        long perWeek = working.cardinality();
        long minutes = hours / HOURS_OF_WEEK * perWeek * 60;
        Instant rest = from.plus(Duration.ofHours(hours / HOURS_OF_WEEK * HOURS_OF_WEEK));
        for (Instant hour = rest; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
            long whole = Math.min(60, Duration.between(hour, to).toMinutes());
            minutes += working.get(hourOfWeek(hour)) ? whole : 0;
        }
        return minutes;
    }

    private static Instant after(Instant last, long minutes, BitSet working) {
        Instant hour = last;
        for (long left = minutes; left > 0; hour = hour.plus(Duration.ofHours(1))) {
            left -= working.get(hourOfWeek(hour)) ? 60 : 0;
        }
        return hour;
    }
}

package io.silkwire.alert.timing;

import io.silkwire.contracts.Sending;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The moments at which digests are due: each local day (or week) has exactly one, each hour that passes has one. Where clocks
 * change, a daily time that is left out comes after the gap, or just before it where it would fall into the next day; one that comes
 * twice counts the first time.
 */
final class DigestSlots {
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private DigestSlots() {}

    /**
     * The first slot after this moment.
     *
     * @throws IllegalArgumentException where alerts are sent at once
     */
    static Instant next(Sending sending, Instant now) {
        return switch (sending.mode()) {
            case IMMEDIATE -> throw new IllegalArgumentException("there are no digests in mode immediate");
            case HOURLY -> nextHourly(sending, now);
            case DAILY -> nextDaily(sending, now);
            case WEEKLY -> nextWeekly(sending, now);
        };
    }

    private static Instant nextDaily(Sending sending, Instant now) {
        // From the day before: a zone that jumps over its date line may have today's slot still before it.
        LocalDate day = now.atZone(sending.zone()).toLocalDate().minusDays(1);
        while (true) {
            Instant slot = on(day, sending.at(), sending.zone());
            if (slot.isAfter(now)) {
                return slot;
            }
            day = day.plusDays(1);
        }
    }

    private static Instant nextWeekly(Sending sending, Instant now) {
        LocalDate day = now.atZone(sending.zone())
                .toLocalDate()
                .minusDays(1)
                .with(TemporalAdjusters.nextOrSame(sending.weekday()));
        while (true) {
            Instant slot = on(day, sending.at(), sending.zone());
            if (slot.isAfter(now)) {
                return slot;
            }
            day = day.plusWeeks(1);
        }
    }

    /** The moment of this local time on this day. */
    private static Instant on(LocalDate day, LocalTime time, ZoneId zone) {
        ZonedDateTime resolved = ZonedDateTime.of(day, time, zone);
        if (resolved.toLocalDate().equals(day)) {
            return resolved.toInstant();
        }
        ZoneOffsetTransition gap = zone.getRules().getTransition(LocalDateTime.of(day, time));
        boolean dayExists = gap.getDateTimeBefore().isAfter(day.atStartOfDay());
        // A day that the zone leaves out altogether has no slot of its own: it is that of the next.
        return dayExists ? gap.getInstant().minusSeconds(60) : resolved.toInstant();
    }

    /** Every time the local clock shows the minute; where it is set by less than an hour, from then on by the new one. */
    private static Instant nextHourly(Sending sending, Instant now) {
        ZoneRules rules = sending.zone().getRules();
        int minute = sending.at().getMinute();
        // The first whole second after now.
        Instant slot = aligned(now.getEpochSecond() + 1, rules, now, minute);
        ZoneOffsetTransition change = rules.nextTransition(now);
        return change == null || change.getInstant().isAfter(slot)
                ? slot
                : aligned(change.getInstant().getEpochSecond(), rules, change.getInstant(), minute);
    }

    /** The first second from this one on at which a clock of the offset that holds at {@code at} shows this minute. */
    private static Instant aligned(long second, ZoneRules rules, Instant at, int minute) {
        long offset = rules.getOffset(at).getTotalSeconds();
        long past = Math.floorMod(second + offset - minute * 60L, HOUR);
        return Instant.ofEpochSecond(past == 0 ? second : second + HOUR - past);
    }
}

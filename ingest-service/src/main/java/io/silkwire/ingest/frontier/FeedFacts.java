package io.silkwire.ingest.frontier;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed, listing or sitemap says that matters for when to come again.
 *
 * @param fresh entries that were not known before
 * @param dates of its entries, in any order
 * @param ttl of RSS 2.0, or null
 * @param updatePeriod {@code sy:updatePeriod} divided by its frequency, or null
 * @param skipHours hours in GMT in which nothing new comes
 * @param skipDays days in GMT on which nothing new comes
 */
public record FeedFacts(
        int fresh,
        List<Instant> dates,
        @Nullable Duration ttl,
        @Nullable Duration updatePeriod,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays) {
    /** Nothing new, and nothing told. */
    public static final FeedFacts NONE = new FeedFacts(0, List.of(), null, null, Set.of(), Set.of());

    /** The latest entries tell today's rate; older ones tell of other times. */
    private static final int RECENT = 10;
    /** A feed that skips everything would never be read again. */
    private static final int MOST_SKIPS = 24 * 7;

    /** Copies the collections. */
    public FeedFacts {
        dates = List.copyOf(dates);
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }

    /** As these, with another number of entries that were not known before. */
    public FeedFacts withFresh(int number) {
        return new FeedFacts(number, dates, ttl, updatePeriod, skipHours, skipDays);
    }

    /** The mean time between its latest entries, up to now; null where fewer than two are dated. */
    @Nullable
    Duration meanGap(Instant now) {
        List<Instant> latest = dates.stream()
                .filter(date -> !date.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(RECENT)
                .toList();
        if (latest.size() < 2) {
            return null;
        }
        return Duration.between(latest.getLast(), now).dividedBy(latest.size());
    }

    /** This time, or the end of the skipped hours and days it falls into (RSS 2.0 skipHours, skipDays). */
    Instant afterSkips(Instant time) {
        Instant at = time;
        for (int i = 0; i < MOST_SKIPS; i++) {
            var local = at.atZone(ZoneOffset.UTC);
            if (!skipHours.contains(local.getHour()) && !skipDays.contains(local.getDayOfWeek())) {
                return at;
            }
            at = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        }
        return time;
    }
}

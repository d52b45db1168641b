package io.silkwire.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the publisher says of when to come again. None of it is to be trusted further than HTTP's own caching headers.
 *
 * @param ttl of RSS 2.0
 * @param updatePeriod of RSS 1.0's syndication module: the period divided by the frequency
 * @param updateBase the instant from which periods count, or null
 * @param skipHours hours in GMT, 0 to 23, in which nothing new comes
 * @param skipDays days in GMT on which nothing new comes
 */
public record FeedSchedule(
        @Nullable Duration ttl,
        @Nullable Duration updatePeriod,
        @Nullable FeedDate updateBase,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays) {
    public FeedSchedule {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }
}

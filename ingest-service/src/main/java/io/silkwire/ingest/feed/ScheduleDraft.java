package io.silkwire.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what a feed says of when to come again. Values that make no sense are left out. */
final class ScheduleDraft {
    private static final int MAX_MINUTES = 60 * 24 * 366;

    private @Nullable Duration ttl;
    private @Nullable Duration period;
    private int frequency = 1;
    private @Nullable FeedDate updateBase;
    private final Set<Integer> skipHours = new TreeSet<>();
    private final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);

    void ttl(String minutes) {
        int value = number(minutes);
        ttl = value > 0 && value <= MAX_MINUTES ? Duration.ofMinutes(value) : ttl;
    }

    void period(String word) {
        period = switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> period;
        };
    }

    void frequency(String times) {
        frequency = Math.max(1, number(times));
    }

    void base(@Nullable FeedDate base) {
        updateBase = base;
    }

    void skipHour(String hour) {
        int value = number(hour);
        if (value >= 0 && value <= 24) {
            skipHours.add(value % 24); // RSS 0.91 counts to 24
        }
    }

    void skipDay(String day) {
        for (DayOfWeek known : DayOfWeek.values()) {
            if (known.name().equalsIgnoreCase(day.strip())) {
                skipDays.add(known);
            }
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    FeedSchedule done() {
        // the module's default period is daily; it counts only where something of it was told
        Duration every = period == null ? frequency > 1 ? Duration.ofDays(1) : null : period;
        return new FeedSchedule(
                ttl, every == null ? null : every.dividedBy(frequency), updateBase, skipHours, skipDays);
    }
}

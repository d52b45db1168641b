package io.silkwire.ingest.frontier;

import io.silkwire.contracts.Source;
import java.time.Duration;

/**
 * Between which intervals the crawler may choose for feeds and listings of a source: its own limits, or those of its tier.
 *
 * @param least between two visits; nothing makes us come sooner
 * @param most between two visits; only what a server asks for makes us come later
 */
public record Pace(Duration least, Duration most) {
    /** @throws IllegalArgumentException where least is more than most */
    public Pace {
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException("least interval " + least + " is more than most interval " + most);
        }
    }

    /** The pace of this source. */
    public static Pace of(Source source) {
        Pace tier = ofTier(source.tier());
        Duration least = source.limits().leastInterval();
        Duration most = source.limits().mostInterval();
        Duration from = least == null ? tier.least() : least;
        Duration to = most == null ? tier.most() : most;
        if (from.compareTo(to) <= 0) {
            return new Pace(from, to);
        }
        // Only one of the two was set, on the other side of the tier's: it is the one that was meant.
        return least == null ? new Pace(to, to) : new Pace(from, from);
    }

    private static Pace ofTier(int tier) {
        return switch (tier) {
            case 1 -> new Pace(Duration.ofMinutes(5), Duration.ofHours(1));
            case 2 -> new Pace(Duration.ofMinutes(10), Duration.ofHours(6));
            default -> new Pace(Duration.ofMinutes(30), Duration.ofHours(24));
        };
    }

    Duration within(Duration interval) {
        if (interval.compareTo(least) < 0) {
            return least;
        }
        return interval.compareTo(most) > 0 ? most : interval;
    }
}

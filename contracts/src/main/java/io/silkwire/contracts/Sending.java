package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When the alerts of a subscription are sent. Whatever is held back is sent later in one message; only what is muted is not sent.
 * The page, the feed and the live stream show alerts when they match, whatever stands here.
 *
 * @param zone whose clock the times below follow
 * @param at when a daily or weekly digest is sent; of an hourly one the minute counts
 * @param weekday of a weekly digest
 * @param quietHours when nothing is sent, or null
 * @param maximumPerDay most messages in a local day, digests and summaries among them, or null for any number; the rest is summed up
 *     when the day is over, but for what breaks quiet hours or is urgent, which goes beyond it and does not count
 * @param severity of its alerts
 * @param urgentTopics a statement with one of these makes an urgent alert
 * @param muted whether nothing is sent at all
 * @param snoozedUntil nothing is sent before, or null
 * @param storyWindow for how long copies of what was told are added to it instead of sent; zero for never
 */
public record Sending(
        Mode mode,
        ZoneId zone,
        LocalTime at,
        DayOfWeek weekday,
        @Nullable QuietHours quietHours,
        @Nullable Integer maximumPerDay,
        Severity severity,
        List<TopicId> urgentTopics,
        boolean muted,
        @Nullable Instant snoozedUntil,
        Duration storyWindow) {
    /** Longest window of a story. */
    public static final Duration MAX_STORY_WINDOW = Duration.ofDays(7);

    /** No snooze is longer: of later moments no local time can be told, whose years have more digits than a calendar's. */
    public static final Instant LAST_SNOOZE = Instant.parse("9999-12-31T00:00:00Z");

    /** At once, around the clock, each story once a day. */
    public static final Sending STANDARD = new Sending(
            Mode.IMMEDIATE,
            ZoneId.of("UTC"),
            LocalTime.of(8, 30),
            DayOfWeek.MONDAY,
            null,
            null,
            Severity.ROUTINE,
            List.of(),
            false,
            null,
            Duration.ofHours(24));

    /** Each alert by itself, or several in a digest. */
    public enum Mode {
        IMMEDIATE,
        HOURLY,
        DAILY,
        WEEKLY;

        /** The word in JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A part of each local day, over midnight where {@code to} is before {@code from}.
     *
     * @param from first moment of it
     * @param to first moment after it
     * @param brokenBy alerts of this severity or a higher one are sent all the same; null where none is
     */
    public record QuietHours(
            LocalTime from, LocalTime to, @Nullable Severity brokenBy) {
        /** @throws IllegalArgumentException where it would be empty or all day */
        public QuietHours {
            if (from.equals(to)) {
                throw new IllegalArgumentException(
                        "quiet hours must begin and end at different times, both were " + from);
            }
        }
    }

    /** @throws IllegalArgumentException where a number is out of its bounds */
    public Sending {
        urgentTopics = List.copyOf(urgentTopics);
        snoozedUntil = snoozedUntil != null && snoozedUntil.isAfter(LAST_SNOOZE) ? LAST_SNOOZE : snoozedUntil;
        if (maximumPerDay != null && maximumPerDay < 1) {
            throw new IllegalArgumentException("maximumPerDay must be at least 1, but was " + maximumPerDay);
        }
        if (storyWindow.isNegative() || storyWindow.compareTo(MAX_STORY_WINDOW) > 0) {
            throw new IllegalArgumentException("storyWindow must be PT0S to P7D, but was " + storyWindow);
        }
    }
}

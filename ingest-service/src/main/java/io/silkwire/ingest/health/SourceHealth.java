package io.silkwire.ingest.health;

import io.silkwire.contracts.CrawlState.Health;
import io.silkwire.contracts.CrawlState.Shape;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.body.Features;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a source did so far ({@link Cadence}, {@link LayoutDrift}) and the alarm that follows from it. Pure functions of
 * one state to the next.
 *
 * <p>The alarm of silence ends with the next item. That of the layout ends by itself after {@link #ACCEPTED}: by then the
 * extraction was looked at, or the new shape is the shape.
 */
public final class SourceHealth {
    /** The word of a source that publishes no more. */
    public static final String SILENT = "silent";
    /** How the words of a source begin whose pages took another shape. */
    public static final String LAYOUT = "layout:";

    /** So long a new layout counts as news. */
    static final Duration ACCEPTED = Duration.ofDays(7);
    /** A feed names what was published before; much older things say nothing of its habits. */
    private static final Duration OLDEST = Duration.ofDays(400);

    private static final Health NOTHING = new Health(List.of(), List.of(), List.of(), null);
    private static final Shape EMPTY = new Shape(0, 0, 0, false, false, false, 0);

    private SourceHealth() {}

    /**
     * A statement of the source appeared.
     *
     * @param told when it was published, as far as it says
     * @param seenAt when it was first seen
     */
    public static Health published(
            @Nullable Health before, @Nullable PublicationDate told, Instant seenAt, Instant now) {
        Health known = before == null ? NOTHING : before;
        Instant item = itemTime(told, seenAt);
        if (item.isBefore(now.minus(OLDEST))) {
            return known;
        }
        List<Instant> times = new Cadence(known.items()).after(item).times();
        return new Health(times, known.pages(), known.alarm(), known.since());
    }

    /** A page was read for the first time. */
    public static Health page(@Nullable Health before, ExtractedText text) {
        Features layout = text.features();
        return layout == null
                ? (before == null ? NOTHING : before)
                : page(
                        before,
                        new Shape(
                                layout.textChars(),
                                layout.paragraphs(),
                                layout.linkDensity(),
                                !text.title().isBlank(),
                                text.publishedAt() != null,
                                !text.metadata().authors().isEmpty(),
                                layout.pathHash()));
    }

    /** A page was read, and no text was found on it. */
    public static Health emptyPage(@Nullable Health before) {
        return page(before, EMPTY);
    }

    private static Health page(@Nullable Health before, Shape page) {
        Health known = before == null ? NOTHING : before;
        List<Shape> pages = new LayoutDrift(known.pages()).after(page).pages();
        return new Health(known.items(), pages, known.alarm(), known.since());
    }

    /** The same with the alarm as it is now. */
    public static Health checked(Health known, Instant now) {
        LayoutDrift drift = new LayoutDrift(known.pages());
        List<String> layout =
                known.alarm().stream().filter(word -> word.startsWith(LAYOUT)).toList();
        boolean over = !layout.isEmpty()
                && known.since() != null
                && !now.isBefore(known.since().plus(ACCEPTED));
        if (over) {
            drift = drift.accepted();
            layout = List.of();
        } else {
            layout = together(layout, drift.shifted());
        }
        List<String> alarm = new ArrayList<>();
        if (new Cadence(known.items()).verdict(now) instanceof Cadence.Silent) {
            alarm.add(SILENT);
        }
        alarm.addAll(layout);
        Instant since = alarm.isEmpty() ? null : known.alarm().isEmpty() ? now : known.since();
        return new Health(known.items(), drift.pages(), alarm, since);
    }

    private static List<String> together(List<String> raised, List<String> shifted) {
        List<String> all = new ArrayList<>(raised);
        shifted.stream()
                .map(word -> LAYOUT + word)
                .filter(word -> !all.contains(word))
                .forEach(all::add);
        return all;
    }

    /** What is told as a day happened at noon of it, unless it was seen on that very day. */
    private static Instant itemTime(@Nullable PublicationDate told, Instant seenAt) {
        if (told == null) {
            return seenAt;
        }
        return switch (told.precision()) {
            case TIME -> told.earliest().isAfter(seenAt) ? seenAt : told.earliest();
            case DAY -> {
                Instant start = told.earliest();
                boolean thatDay = !seenAt.isBefore(start) && seenAt.isBefore(start.plus(Duration.ofDays(1)));
                Instant noon = start.plus(Duration.ofHours(12));
                yield thatDay || noon.isAfter(seenAt) ? seenAt : noon;
            }
            case MONTH, YEAR -> seenAt;
        };
    }
}

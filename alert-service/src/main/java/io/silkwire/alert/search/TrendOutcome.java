package io.silkwire.alert.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of asking for trends. */
public sealed interface TrendOutcome {
    /**
     * They are here.
     *
     * @param from start of the first point
     * @param before end of the last point
     * @param series of each topic, most stories first
     * @param bursts that touch the span, latest first
     * @param parts that have counts in the span, most first: what else can be asked for
     */
    record Found(Instant from, Instant before, List<Series> series, List<Burst> bursts, List<String> parts)
            implements TrendOutcome {
        /** Copies the lists. */
        public Found {
            series = List.copyOf(series);
            bursts = List.copyOf(bursts);
            parts = List.copyOf(parts);
        }
    }

    /** As {@link SearchOutcome.Unavailable}. */
    record Unavailable(String problem, String remedy) implements TrendOutcome {}

    /**
     * A topic through time.
     *
     * @param stories in all of the span
     * @param points one for each hour or day, without gaps
     */
    record Series(String topic, long stories, List<Point> points) {
        /** Copies the points. */
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * An hour or a day.
     *
     * @param at its start
     * @param stories that were opened in it
     * @param copies that repeated a story in it
     * @param volume stories of whatever topic
     */
    record Point(Instant at, long stories, long copies, long volume) {
        /** The part of the volume that is this topic's; null where there was nothing at all. */
        public @Nullable Double share() {
            return volume == 0 ? null : (double) stories / volume;
        }
    }

    /**
     * More of a topic than its weeks before explain.
     *
     * @param until null while it goes on
     * @param score how unlikely by chance, as a power of ten
     * @param top its statements with the strongest tags
     */
    record Burst(
            String topic,
            Instant since,
            @Nullable Instant until,
            long stories,
            double expected,
            double score,
            List<TopStatement> top) {
        /** Copies the statements. */
        public Burst {
            top = List.copyOf(top);
        }
    }

    /** A statement of a burst. */
    record TopStatement(
            String statement, String title, @Nullable String source) {}
}

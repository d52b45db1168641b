package io.silkwire.enrich.trend;

import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.TrendBurst;
import io.silkwire.contracts.TrendCount;
import io.silkwire.contracts.TrendCount.Unit;
import io.silkwire.enrich.trend.BurstDecision.Burst;
import io.silkwire.enrich.trend.BurstDecision.Ended;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was counted in the last hours against the weeks before, and tells of a burst twice: when it starts and when it is
 * over. Hours that are still open to a burst count stories of the live lane only, so that no replay makes one.
 */
final class BurstWatch {
    private final TrendStores stores;
    private final Consumer<TrendBurst> teller;

    BurstWatch(TrendStores stores, Consumer<TrendBurst> teller) {
        this.stores = stores;
        this.teller = teller;
    }

    /** Looks at the hour of a bucket that changed, and at the next, whose window it belongs to. */
    void look(Bucket bucket, Instant now) {
        long changed = hour(bucket.from());
        long current = hour(now);
        for (long hour = changed; hour <= Math.min(current, changed + 1); hour++) {
            if (current - hour <= BurstDetector.LONGEST_WINDOW) {
                look(bucket, hour, current);
            }
        }
    }

    /** Tells of bursts that are over. */
    void close(Instant now) {
        stores.eachBurst((series, open) -> {
            if (detector(open.burst().part()).over(open.lastLoud(), hour(now)) instanceof Ended(long lastLoud)) {
                teller.accept(ended(open.burst(), start(lastLoud + 1)));
                stores.over(series);
            }
        });
    }

    private void look(Bucket bucket, long hour, long current) {
        History history = history(bucket, current);
        BurstDetector detector = detector(bucket.part());
        OpenBurst open = stores.burst(bucket.series());
        BurstDecision decision = detector.decide(history, hour);
        if (open == null && decision instanceof Burst burst) {
            TrendBurst started = started(bucket, burst, hour);
            stores.burst(bucket.series(), new OpenBurst(started, hour));
            teller.accept(started);
        } else if (open != null && (decision instanceof Burst || detector.isLoud(history, hour))) {
            stores.burst(
                    bucket.series(),
                    new OpenBurst(louder(bucket, open.burst(), decision, hour), Math.max(hour, open.lastLoud())));
        }
    }

    private History history(Bucket bucket, long current) {
        String counts = Bucket.counts(bucket.series(), Unit.HOUR);
        String volume = Bucket.counts(TrendCount.VOLUME + "|" + bucket.part(), Unit.HOUR);
        return new History(
                hour -> stories(counts, hour, current),
                hour -> stories(volume, hour, current),
                stores.firstHour(bucket.series()));
    }

    private int stories(String counts, long hour, long current) {
        Tally tally = stores.tally(counts, start(hour));
        return current - hour <= 2L * BurstDetector.LONGEST_WINDOW ? tally.live() : tally.stories();
    }

    private TrendBurst started(Bucket bucket, Burst burst, long hour) {
        return burst(bucket, burst, hour, start(burst.since()), TrendBurst.State.STARTED, null);
    }

    /** The burst with its loudest window so far. */
    private TrendBurst louder(Bucket bucket, TrendBurst known, BurstDecision decision, long hour) {
        return decision instanceof Burst burst && burst.score() > known.score()
                ? burst(bucket, burst, hour, known.since(), TrendBurst.State.STARTED, null)
                : known;
    }

    private TrendBurst burst(
            Bucket bucket, Burst burst, long hour, Instant since, TrendBurst.State state, @Nullable Instant until) {
        return new TrendBurst(
                new TopicId(bucket.topic()),
                bucket.part(),
                state,
                since,
                until,
                burst.hours(),
                burst.observed(),
                copies(bucket, hour, burst.hours()),
                burst.expected(),
                burst.score(),
                TopStatements.strongest(IntStream.range(0, burst.hours())
                        .mapToObj(i -> stores.top(bucket.series(), start(hour - i)))
                        .toList()));
    }

    private static TrendBurst ended(TrendBurst burst, Instant until) {
        return new TrendBurst(
                burst.topicId(),
                burst.part(),
                TrendBurst.State.ENDED,
                burst.since(),
                until,
                burst.hours(),
                burst.stories(),
                burst.copies(),
                burst.expected(),
                burst.score(),
                burst.top());
    }

    private int copies(Bucket bucket, long hour, int hours) {
        String counts = Bucket.counts(bucket.series(), Unit.HOUR);
        return IntStream.range(0, hours)
                .map(i -> stores.tally(counts, start(hour - i)).copies())
                .sum();
    }

    private static BurstDetector detector(String part) {
        return part.equals(Counted.WHOLE) ? BurstDetector.ofTopic() : BurstDetector.ofPart();
    }

    static long hour(Instant instant) {
        return Math.floorDiv(
                instant.getEpochSecond(), ChronoUnit.HOURS.getDuration().toSeconds());
    }

    private static Instant start(long hour) {
        return Instant.EPOCH.plus(hour, ChronoUnit.HOURS);
    }
}

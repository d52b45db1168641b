package io.silkwire.ingest.frontier;

import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchOutcome.Denied;
import io.silkwire.ingest.fetch.FetchOutcome.Failed;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.fetch.FetchOutcome.Gone;
import io.silkwire.ingest.fetch.FetchOutcome.Missing;
import io.silkwire.ingest.fetch.FetchOutcome.NotModified;
import io.silkwire.ingest.fetch.FetchOutcome.Throttled;
import io.silkwire.ingest.fetch.FetchOutcome.Walled;
import io.silkwire.ingest.fetch.ResponseHeaders;
import io.silkwire.ingest.fetch.Validators;
import io.silkwire.ingest.revision.RecheckLadder;
import io.silkwire.ingest.revision.WithdrawalPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns the last answer of a place into its next visit: pure but for the jitter, which is given.
 *
 * <p>A feed's interval follows its rate: half the mean gap between new entries, as it was observed, within the {@link Pace} of its
 * source. What the publisher asks for (Cache-Control, Expires, RSS ttl, {@code sy:}) makes it longer, never shorter, up to
 * {@link #MOST_ASKED}; Retry-After up to {@link #MOST_REST}. A page is looked at again on the {@link RecheckLadder}. Failures double the interval up to a cap and never end it: sites come back. Only 410 does, for a page after a
 * few more looks.
 */
public final class RevisitPolicy {
    /** What a server may ask for with headers or a feed with its fields: a max-age of a year is a habit of asset servers. */
    static final Duration MOST_ASKED = Duration.ofHours(24);
    /** What a server may ask for with Retry-After, which it sends on purpose. */
    static final Duration MOST_REST = Duration.ofDays(7);
    /** Without validators at least so often, because servers answer 304 when they should not. */
    private static final Duration WHOLE_FEED = Duration.ofHours(24);

    private static final Duration WHOLE_PAGE = Duration.ofDays(7);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final Duration MOST_RETRY = Duration.ofHours(24);
    private static final Duration HOPELESS_RETRY = Duration.ofHours(6);
    private static final Duration WALL_RETRY = Duration.ofHours(24);
    private static final Duration MOST_HOPELESS = Duration.ofDays(7);
    /** RFC 9309 §2.4: rules are kept for a day; but those of a server that was only ill when they were asked for are not. */
    private static final Duration DENIED_RETRY = Duration.ofHours(1);

    private static final Duration GONE_RETRY = Duration.ofDays(1);
    private static final int GONE_LOOKS = 5;

    private static final Duration FIRST_REST = Duration.ofMinutes(15);
    private static final Duration MOST_OWN_REST = Duration.ofHours(24);
    /** A page is missing for good when it is missing again after this long. */
    private static final Duration CONFIRMATION = WithdrawalPolicy.CONFIRMATION;

    private static final double JITTER = 0.1;
    /** Share of the newest observation in the interval: two or three visits outweigh the past. */
    private static final double NEWEST = 0.4;
    /** A feed that stays quiet is asked less, gently: half a day of silence is a night. */
    private static final double QUIET = 1.15;
    /** Marks a place whose validators proved wrong; no server's ETag is empty (RFC 9110 §8.8.3 has quotes). */
    private static final String DISTRUSTED = "";

    private final DoubleSupplier random;
    private final RecheckLadder ladder;

    /** @param random numbers from 0 to 1 */
    public RevisitPolicy(DoubleSupplier random) {
        this(random, RecheckLadder.RUNGS.getFirst());
    }

    /**
     * With another first step of the ladder; the steps after it keep their proportion.
     *
     * @param random numbers from 0 to 1
     * @param recheck how long after its publication a page is looked at again
     */
    public RevisitPolicy(DoubleSupplier random, Duration recheck) {
        this.random = random;
        this.ladder = RecheckLadder.from(recheck);
    }

    /**
     * What becomes of the place.
     *
     * @param visit its state after this answer
     * @param movedTo where it is from now on; its old place is to be left with an alias
     * @param missing whether it is not there any more, beyond doubt
     */
    public record Next(Visit visit, @Nullable String movedTo, boolean missing) {}

    /** A place that has just become known. */
    public static Visit discovered(Instant now, @Nullable Instant due) {
        return new Visit(now, null, null, null, null, null, null, null, null, 0, 0, due, null);
    }

    /** What to send with the next request; null where the whole body is asked for. */
    public @Nullable Validators validators(Kind kind, Visit visit, Instant now) {
        Instant whole = visit.wholeAt();
        Duration keep = isContent(kind) ? WHOLE_PAGE : WHOLE_FEED;
        boolean missed = Reason.NOT_FOUND.label().equals(visit.outcome())
                || Reason.GONE.label().equals(visit.outcome());
        boolean usable = !missed && whole != null && visit.bodyDigest() != null && now.isBefore(whole.plus(keep));
        String etag = DISTRUSTED.equals(visit.etag()) ? null : visit.etag();
        boolean any = etag != null || visit.lastModified() != null;
        return usable && any ? new Validators(etag, visit.lastModified()) : null;
    }

    /** The next visit of a place after this answer. */
    public Next after(Kind kind, Visit before, FetchOutcome outcome, Learned learned, Pace pace, Instant now) {
        return switch (outcome) {
            case Fetched fetched -> fetched(kind, before, fetched, learned, pace, now);
            case NotModified same ->
                next(answered(kind, before, same.headers(), learned, pace, now)
                        .word("not-modified")
                        .validators(
                                trusted(before, same) ? before.etag() : null,
                                trusted(before, same) ? before.lastModified() : null));
            case Gone unused -> new Next(gone(kind, before, now), null, true);
            case Missing unused -> missing(kind, before, pace, now);
            case Throttled throttled ->
                next(Draft.of(before, now).word(Reason.THROTTLED.label()).due(later(now, restOf(0, throttled, now))));
            case Walled unused ->
                next(failure(before, Reason.BOT_WALL, doubled(WALL_RETRY, before.failures(), MOST_HOPELESS), now));
            case Denied denied
            when denied.reason() == Reason.THROTTLED ->
                next(Draft.of(before, now).due(now.plus(atLeast(Duration.ofSeconds(30)))));
            case Denied denied ->
                next(failure(before, denied.reason(), doubled(DENIED_RETRY, before.failures(), MOST_RETRY), now));
            case Failed failed ->
                next(failure(
                        before,
                        failed.reason(),
                        failed.passing()
                                ? doubled(retry(kind, before, pace), before.failures(), MOST_RETRY)
                                : doubled(HOPELESS_RETRY, before.failures(), MOST_HOPELESS),
                        now));
        };
    }

    /** A place whose answer could not be read as what it should be. */
    public Visit unreadable(Visit after, Reason reason, Instant now) {
        Duration wait = doubled(FIRST_RETRY.multipliedBy(6), after.failures(), MOST_RETRY);
        return Draft.of(after, now)
                .word(reason.label())
                .failed()
                .due(later(now, wait))
                .visit();
    }

    /** The state of a host that asked to be left alone; its failures count how often in a row. */
    public Visit rest(@Nullable Visit host, Throttled throttled, Instant now) {
        Visit before = host == null ? discovered(now, now) : host;
        Instant until = now.plus(atLeast(restOf(before.failures(), throttled, now)));
        return Draft.of(before, now)
                .word(Reason.THROTTLED.label())
                .failed()
                .due(until)
                .visit();
    }

    private Next fetched(Kind kind, Visit before, Fetched fetched, Learned learned, Pace pace, Instant now) {
        Validators validators = fetched.headers().validators();
        Draft draft = answered(kind, before, fetched.headers(), learned, pace, now)
                .word("fetched")
                .whole(learned.bodyDigest(), now)
                .validators(validators.etag(), validators.lastModified());
        if (contradicts(before, validators, learned) || DISTRUSTED.equals(before.etag())) {
            draft.validators(DISTRUSTED, null);
        }
        String moved = fetched.movedTo() == null
                ? null
                : Place.canonical(fetched.movedTo().toString());
        return new Next(draft.visit(), moved, false);
    }

    /** The same validators for another body: a 304 from this server means nothing. Listings show dates and counters: not they. */
    private static boolean contradicts(Visit before, Validators now, Learned learned) {
        return before.etag() != null
                && before.etag().equals(now.etag())
                && !before.etag().startsWith("W/")
                && before.bodyDigest() != null
                && learned.bodyDigest() != null
                && !before.bodyDigest().equals(learned.bodyDigest());
    }

    /** RFC 9110 §15.4.5: a 304 carries the ETag that a 200 would have; another one than ours confirms nothing. */
    private static boolean trusted(Visit before, NotModified same) {
        String etag = same.headers().first("ETag");
        return etag == null || before.etag() == null || opaque(etag).equals(opaque(before.etag()));
    }

    private static String opaque(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }

    private Draft answered(Kind kind, Visit before, ResponseHeaders headers, Learned learned, Pace pace, Instant now) {
        return isContent(kind)
                ? page(before, headers, learned, now)
                : feed(learned.bodyDigest() != null, before, headers, learned.facts(), pace, now);
    }

    /** On its rung or a little later: a visit before its time would be followed by another one at once. */
    private Draft page(Visit before, ResponseHeaders headers, Learned learned, Instant now) {
        Instant changedAt = learned.changed() ? now : before.changedAt();
        Instant first =
                learned.publishedAt() != null ? learned.publishedAt() : learned.changed() ? now : before.firstSeenAt();
        Duration step = Duration.between(now, ladder.next(first, changedAt, now));
        return Draft.of(before, now)
                .answered(step, learned.changed() ? 0 : before.quiet() + 1, changedAt)
                .due(now.plus(longest(atLeast(step), atLeast(asked(HttpCaching.freshness(headers))))));
    }

    private Draft feed(boolean read, Visit before, ResponseHeaders headers, FeedFacts facts, Pace pace, Instant now) {
        boolean changed = facts.fresh() > 0;
        Duration told = longest(asked(facts.ttl()), asked(facts.updatePeriod()));
        Duration adapted = pace.within(interval(before, facts, pace, now));
        Duration interval = longest(adapted, told);
        if (!read && before.interval() != null && before.interval().compareTo(pace.most()) > 0) {
            // The feed asked for it when it was last read; a 304 does not repeat what is in the feed.
            interval = before.interval();
            told = interval;
        }
        Duration floor = longest(asked(HttpCaching.freshness(headers)), told);
        Instant due = facts.afterSkips(now.plus(floored(adapted, longest(floor, pace.least()))));
        return Draft.of(before, now)
                .answered(interval, changed ? 0 : before.quiet() + 1, changed ? now : before.changedAt())
                .due(due);
    }

    private Duration interval(Visit before, FeedFacts facts, Pace pace, Instant now) {
        Duration known = before.interval();
        if (known == null) {
            Duration gap = facts.meanGap(now);
            return gap == null ? pace.least().multipliedBy(3) : gap.dividedBy(2);
        }
        if (facts.fresh() == 0) {
            return scaled(known, QUIET);
        }
        Instant since = before.changedAt() == null ? before.firstSeenAt() : before.changedAt();
        Duration observed = Duration.between(since, now).dividedBy(2L * facts.fresh());
        return scaled(known, 1 - NEWEST).plus(scaled(observed, NEWEST));
    }

    /** A feed that is gone is left alone for good; a page is looked for a few times more, as some are put back. */
    private Visit gone(Kind kind, Visit before, Instant now) {
        boolean again = isContent(kind) && before.failures() < GONE_LOOKS;
        return Draft.of(before, now)
                .word(Reason.GONE.label())
                .failed()
                .due(again ? later(now, doubled(GONE_RETRY, before.failures(), MOST_HOPELESS)) : null)
                .visit();
    }

    private Next missing(Kind kind, Visit before, Pace pace, Instant now) {
        String word = Reason.NOT_FOUND.label();
        boolean again = word.equals(before.outcome())
                && before.at() != null
                && !now.isBefore(before.at().plus(CONFIRMATION));
        Duration wait = doubled(longest(retry(kind, before, pace), CONFIRMATION), before.failures(), MOST_RETRY);
        return new Next(failure(before, Reason.NOT_FOUND, wait, now).visit(), null, again);
    }

    private Draft failure(Visit before, Reason reason, Duration wait, Instant now) {
        return Draft.of(before, now).word(reason.label()).failed().due(later(now, wait));
    }

    /** What is looked at again for its changes, not for what it names. */
    private static boolean isContent(Kind kind) {
        return kind == Kind.PAGE || kind == Kind.ATTACHMENT;
    }

    private static Duration retry(Kind kind, Visit before, Pace pace) {
        Duration known = before.interval();
        return isContent(kind) ? FIRST_RETRY : longest(known == null ? pace.least() : known, FIRST_RETRY);
    }

    private static Duration restOf(int before, Throttled throttled, Instant now) {
        Duration own = doubled(FIRST_REST, before, MOST_OWN_REST);
        Instant retryAt = throttled.retryAt();
        if (retryAt == null) {
            return own;
        }
        Duration asked = Duration.between(now, retryAt);
        Duration bounded = asked.compareTo(MOST_REST) > 0 ? MOST_REST : asked;
        // It told the time itself, so the first rest is what it asked for; if that did not help, ours may be longer.
        return before == 0 ? longest(bounded, Duration.ofSeconds(1)) : longest(bounded, own);
    }

    private static Duration asked(@Nullable Duration wanted) {
        if (wanted == null || wanted.isNegative()) {
            return Duration.ZERO;
        }
        return wanted.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : wanted;
    }

    private static Duration doubled(Duration first, int times, Duration most) {
        Duration wait = first.multipliedBy(1L << Math.min(times, 20));
        return wait.compareTo(most) > 0 ? most : wait;
    }

    /** The interval with its jitter, but never below the floor: whoever asks for an hour gets an hour or a little more. */
    private Duration floored(Duration interval, Duration floor) {
        return longest(scaled(interval, 1 - JITTER + 2 * JITTER * random.getAsDouble()), atLeast(floor));
    }

    /** A little later than asked: all who were told the same time must not come at once. */
    private Duration atLeast(Duration floor) {
        Duration most = scaled(floor, JITTER);
        Duration bounded = most.compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofMinutes(5) : most;
        return floor.plus(scaled(bounded, random.getAsDouble()));
    }

    private Instant later(Instant now, Duration wait) {
        return now.plus(atLeast(wait));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Next next(Draft draft) {
        return new Next(draft.visit(), null, false);
    }

    /** A visit in the making. */
    private static final class Draft {
        private final Visit before;
        private final Instant at;
        private @Nullable String word;
        private @Nullable String etag;
        private @Nullable String lastModified;
        private @Nullable String digest;
        private @Nullable Instant wholeAt;
        private @Nullable Instant changedAt;
        private @Nullable Duration interval;
        private int quiet;
        private int failures;
        private @Nullable Instant due;

        private Draft(Visit before, Instant at) {
            this.before = before;
            this.at = at;
            this.word = before.outcome();
            this.etag = before.etag();
            this.lastModified = before.lastModified();
            this.digest = before.bodyDigest();
            this.wholeAt = before.wholeAt();
            this.changedAt = before.changedAt();
            this.interval = before.interval();
            this.quiet = before.quiet();
            this.failures = before.failures();
            this.due = before.due();
        }

        static Draft of(Visit before, Instant at) {
            return new Draft(before, at);
        }

        Draft word(String outcome) {
            this.word = outcome;
            return this;
        }

        Draft validators(@Nullable String newEtag, @Nullable String newLastModified) {
            this.etag = newEtag;
            this.lastModified = newLastModified;
            return this;
        }

        Draft whole(@Nullable String bodyDigest, Instant when) {
            this.digest = bodyDigest;
            this.wholeAt = when;
            return this;
        }

        Draft answered(Duration adapted, int quietVisits, @Nullable Instant changed) {
            this.interval = adapted;
            this.quiet = quietVisits;
            this.changedAt = changed;
            this.failures = 0;
            return this;
        }

        Draft failed() {
            this.failures = before.failures() + 1;
            return this;
        }

        Draft due(@Nullable Instant when) {
            this.due = when;
            return this;
        }

        Visit visit() {
            return new Visit(
                    before.firstSeenAt(),
                    at,
                    word,
                    etag,
                    lastModified,
                    digest,
                    wholeAt,
                    changedAt,
                    interval,
                    quiet,
                    failures,
                    due,
                    null);
        }
    }
}

package io.silkwire.ingest.revision;

import io.silkwire.ingest.fetch.FetchOutcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a published statement was taken down: at once where the server says it is gone for good (410), after a second look at
 * least {@link #CONFIRMATION} later where it seems to be missing (404, a page that says so, a redirect to the front page), and
 * never because a server is ill (5xx, DNS, time-outs, throttling).
 */
public final class WithdrawalPolicy {
    /** Between the first sign and the one that confirms it: longer than a deployment or a short fault. */
    public static final Duration CONFIRMATION = Duration.ofHours(1);

    private WithdrawalPolicy() {}

    /** What the server said about the page. */
    public enum Sign {
        /** It is there. */
        PRESENT,
        /** 410. */
        GONE,
        /** 404, or a page in its place that is not it. */
        MISSING,
        /** Nothing that tells. */
        UNCLEAR
    }

    /** What follows. */
    public sealed interface Verdict {}

    /** It stands: forget earlier signs. Where it was withdrawn, {@link Revision} restores it. */
    public record Standing() implements Verdict {}

    /** Nothing was learnt: remember what was remembered. */
    public record Unknown() implements Verdict {}

    /**
     * It may be gone: remember since when, and look again.
     *
     * @param since the first sign
     * @param lookAgainAt when a second one counts
     */
    public record Suspected(Instant since, Instant lookAgainAt) implements Verdict {}

    /** It was taken down: publish that. */
    public record Withdrawn() implements Verdict {}

    /**
     * Decides.
     *
     * @param missingSince the first sign of the present row of such signs; null where the last visit showed none
     */
    public static Verdict decide(Sign sign, @Nullable Instant missingSince, Instant now) {
        return switch (sign) {
            case PRESENT -> new Standing();
            case UNCLEAR -> new Unknown();
            case GONE -> new Withdrawn();
            case MISSING -> missing(missingSince == null ? now : missingSince, now);
        };
    }

    private static Verdict missing(Instant since, Instant now) {
        Instant confirmed = since.plus(CONFIRMATION);
        return now.isBefore(confirmed) ? new Suspected(since, confirmed) : new Withdrawn();
    }

    /**
     * What this outcome says. A fetched page counts as there; whether it says that it is missing is asked of {@link
     * SoftMissing} once it has been read.
     */
    public static Sign signOf(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched unused -> Sign.PRESENT;
            case FetchOutcome.NotModified unused -> Sign.PRESENT;
            case FetchOutcome.Gone unused -> Sign.GONE;
            case FetchOutcome.Missing unused -> Sign.MISSING;
            case FetchOutcome.Throttled unused -> Sign.UNCLEAR;
            case FetchOutcome.Walled unused -> Sign.UNCLEAR;
            case FetchOutcome.Denied unused -> Sign.UNCLEAR;
            case FetchOutcome.Failed unused -> Sign.UNCLEAR;
        };
    }
}

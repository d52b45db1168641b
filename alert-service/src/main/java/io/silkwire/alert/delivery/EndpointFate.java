package io.silkwire.alert.delivery;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription.Disabled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an endpoint that fails: its owner is warned three times over another channel, and after five days without a single
 * success, or at once where the receiver says that it is gone for good, or after two where a mailbox was unknown each time, nothing is
 * sent there any more. Pure functions.
 */
sealed interface EndpointFate {
    /** After so long without a success it is disabled. */
    Duration PATIENCE = Duration.ofDays(5);

    /** So often, and for so long, an address must have been unknown to be so for good. */
    int UNKNOWN_TIMES = 3;

    /** See {@link #UNKNOWN_TIMES}. */
    Duration UNKNOWN_FOR = Duration.ofDays(2);

    /** When the warnings come while it fails, counted from the first failure; the last comes with the end. */
    List<Duration> WHILE_FAILING = List.of(Duration.ofDays(1), Duration.ofDays(3), PATIENCE);

    /** When they come once it is disabled, counted from then: those that are still missing. */
    List<Duration> ONCE_DISABLED = List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(3));

    /** Nothing is to be done. */
    record Fine() implements EndpointFate {}

    /** Its owner is warned. */
    record Warn(int number, Reason reason, Instant since, Instant disablesAt, boolean disabled)
            implements EndpointFate {}

    /** Nothing is sent there any more. */
    record Disable(Reason reason) implements EndpointFate {}

    /**
     * Decides.
     *
     * @param failing how it fails, or null where it does not
     * @param disabled since when nothing is sent there, or null
     * @param warned which warnings of this failure were given
     */
    static EndpointFate of(
            EndpointHealth.@Nullable Failing failing, @Nullable Disabled disabled, IntPredicate warned, Instant now) {
        if (disabled != null) {
            return disabled.reason() == Reason.UNSUBSCRIBED ? new Fine() : onceDisabled(failing, disabled, warned, now);
        }
        return failing == null ? new Fine() : whileFailing(failing, warned, now);
    }

    private static EndpointFate whileFailing(EndpointHealth.Failing failing, IntPredicate warned, Instant now) {
        Reason last = reason(failing.lastReason());
        if (last == Reason.RECEIVER_GONE || isSurelyUnknown(failing, last, now)) {
            return new Disable(last);
        }
        Duration elapsed = Duration.between(failing.since(), now);
        if (elapsed.compareTo(PATIENCE) >= 0) {
            return new Disable(Reason.FAILED_TOO_LONG);
        }
        // The latest that is due: after a long standstill nobody is warned twice in a moment.
        for (int number = 2; number >= 1; number--) {
            if (elapsed.compareTo(WHILE_FAILING.get(number - 1)) >= 0) {
                return warned.test(number)
                        ? new Fine()
                        : new Warn(
                                number, last, failing.since(), failing.since().plus(PATIENCE), false);
            }
        }
        return new Fine();
    }

    /** A server says so for a while of mailboxes that are there, such as while its directory is away: once and today proves nothing. */
    private static boolean isSurelyUnknown(EndpointHealth.Failing failing, Reason last, Instant now) {
        return last == Reason.ADDRESS_UNKNOWN
                && failing.alike() >= UNKNOWN_TIMES
                && Duration.between(failing.alikeSince(), now).compareTo(UNKNOWN_FOR) >= 0;
    }

    private static EndpointFate onceDisabled(
            EndpointHealth.@Nullable Failing failing, Disabled disabled, IntPredicate warned, Instant now) {
        Instant since = failing == null ? disabled.at() : failing.since();
        int next = 1;
        while (next <= 3 && warned.test(next)) {
            next++;
        }
        if (next > 3) {
            return new Fine();
        }
        // What was said while it failed counts: the word that it is over comes with the end in any case.
        int saidBefore = failing == null ? 0 : saidBefore(failing, disabled);
        Duration after = ONCE_DISABLED.get(Math.max(0, next - 1 - saidBefore));
        boolean due = !disabled.at().plus(after).isAfter(now);
        return due ? new Warn(next, disabled.reason(), since, disabled.at(), true) : new Fine();
    }

    private static int saidBefore(EndpointHealth.Failing failing, Disabled disabled) {
        Duration failed = Duration.between(failing.since(), disabled.at());
        return (int) WHILE_FAILING.subList(0, 2).stream()
                .filter(after -> failed.compareTo(after) >= 0)
                .count();
    }

    private static Reason reason(String label) {
        for (Reason reason : Reason.values()) {
            if (reason.label().equals(label)) {
                return reason;
            }
        }
        return Reason.RECEIVER_ERROR;
    }
}

package io.silkwire.alert.delivery;

import io.silkwire.contracts.Delivery.Attempt;
import io.silkwire.contracts.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of one attempt.
 *
 * @param request what was sent, in a few lines, without secrets; null where nothing was
 * @param answer what came back, cut to {@link Attempt#MAX_ANSWER} characters; null where nothing did
 */
public record DeliveryReport(
        DeliveryOutcome outcome,
        @Nullable String request,
        @Nullable String answer) {
    /** Cuts the answer. */
    public DeliveryReport {
        if (answer != null && answer.length() > Attempt.MAX_ANSWER) {
            answer = answer.substring(0, Attempt.MAX_ANSWER);
        }
    }

    /** Parts what was said about a message from the message itself in {@link #request}. */
    private static final String BODY = "\n\n";

    /**
     * What was sent: its head, and of its body the beginning.
     *
     * @param head a few lines, none of them empty
     */
    public static String request(String head, String body) {
        return head
                + BODY
                + (body.length() <= Attempt.MAX_ANSWER
                        ? body
                        : body.substring(0, Attempt.MAX_ANSWER) + "\n(and so on: it has " + body.length()
                                + " characters)");
    }

    /** What was sent in a few words where the attempt before sent the same body: a delivery keeps it once. */
    static @Nullable String requestAfter(@Nullable String before, @Nullable String now) {
        int body = now == null ? -1 : now.indexOf(BODY);
        return now != null && body > 0 && before != null && before.endsWith(now.substring(body))
                ? now.substring(0, body) + BODY + "(the same body as before)"
                : now;
    }

    /** Nothing was sent, and nothing will be. */
    public static DeliveryReport stopped(Reason reason) {
        return new DeliveryReport(new DeliveryOutcome.Stopped(0, reason), null, null);
    }

    /** The attempt as it is recorded. */
    Attempt attempt(Instant startedAt, Duration took) {
        return new Attempt(startedAt, outcome.status(), reason(), took.toMillis(), request, answer);
    }

    /** What went wrong, or null. */
    @Nullable
    String reason() {
        return switch (outcome) {
            case DeliveryOutcome.Delivered delivered -> null;
            case DeliveryOutcome.Stopped stopped -> stopped.reason().label();
            case DeliveryOutcome.Retryable retryable -> retryable.reason().label();
        };
    }
}

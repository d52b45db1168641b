package io.silkwire.quality.traffic;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.quality.match.Written;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes subscriptions that a few in a hundred statements fit: half go to a webhook, a quarter to a mailbox, a quarter to both. Of ten,
 * one gets a digest a day and one has quiet hours; two ask for a topic whose definition is rolled out anew.
 */
final class Subscribers {
    private static final String MAIL_SECRET = "0123456789abcdef0123456789abcdef";
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final Duration QUIET = Duration.ofHours(12);

    private final List<String> queries;
    private final UnaryOperator<String> endpoint;

    /** @param endpoint address of the receiver for an id */
    Subscribers(Written written, int count, UnaryOperator<String> endpoint) {
        this.queries = written.broadQueries(2 * count);
        this.endpoint = endpoint;
    }

    /** The secret that signs webhooks to this path of the receiver. */
    static String secret(String id) {
        byte[] key = ("the-secret-of-the-endpoint-" + id).getBytes(StandardCharsets.US_ASCII);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /**
     * This version of one: with every second the query is another, but of those whose time of sending is their point.
     *
     * @param due when the digests are sent and the quiet hours end, in whole seconds
     */
    Subscription subscription(int number, int version, Instant now, Instant due) {
        String id = "fault-" + number;
        boolean mailOnly = number % 4 == 1;
        return new Subscription(
                new SubscriptionId(id),
                version,
                "Subscription " + id,
                List.of(),
                query(number, version),
                List.of(),
                mailOnly ? null : Subscription.Webhook.of(endpoint.apply(id), secret(id)),
                Subscription.State.ACTIVE,
                "api",
                now,
                mailOnly || number % 4 == 3 ? new Subscription.Email(id + "@example.org", MAIL_SECRET, null) : null,
                sending(number, due.atZone(ZONE).toLocalTime()),
                null);
    }

    /** Whether its time of sending is its point. */
    static boolean isTimed(int number) {
        return number % 10 == 3 || number % 10 == 7;
    }

    private String query(int number, int version) {
        String query = queries.get(2 * number + (isTimed(number) ? 0 : version % 2));
        return number % 5 == 2 ? "topic:written-" + number % TopicEdits.TOPICS + " (" + query + ")" : query;
    }

    /** Every second of those that are told at once waits to hear whether it is a copy of what was told, as all do unless told otherwise. */
    private static Sending sending(int number, LocalTime due) {
        return switch (number % 10) {
            case 3 -> sending(Sending.Mode.DAILY, due, null);
            case 7 -> sending(Sending.Mode.IMMEDIATE, due, new Sending.QuietHours(due.minus(QUIET), due, null));
            default -> number % 2 == 0 ? Sending.STANDARD : sending(Sending.Mode.IMMEDIATE, due, null);
        };
    }

    private static Sending sending(Sending.Mode mode, LocalTime due, Sending.@Nullable QuietHours quiet) {
        return new Sending(
                mode,
                ZONE,
                due,
                DayOfWeek.MONDAY,
                quiet,
                null,
                Severity.ROUTINE,
                List.of(),
                false,
                null,
                Duration.ZERO);
    }
}

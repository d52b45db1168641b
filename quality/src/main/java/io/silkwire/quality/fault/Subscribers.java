package io.silkwire.quality.fault;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.quality.match.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes subscriptions that a few in a hundred statements fit: half go to a webhook, a quarter to a mailbox, a quarter to both. */
final class Subscribers {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String MAIL_SECRET = "0123456789abcdef0123456789abcdef";

    private Subscribers() {}

    /**
     * So many.
     *
     * @param endpoint address of the receiver for an id
     */
    static List<Subscription> of(Written written, int count, UnaryOperator<String> endpoint, Instant now) {
        List<String> queries = written.broadQueries(count);
        List<Subscription> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "fault-" + i;
            Subscription.Webhook webhook = i % 4 == 1 ? null : Subscription.Webhook.of(endpoint.apply(id), SECRET);
            Subscription.Email email =
                    i % 4 == 1 || i % 4 == 3 ? new Subscription.Email(id + "@example.org", MAIL_SECRET, null) : null;
            made.add(subscription(id, queries.get(i), webhook, email, sending(i), now));
        }
        return made;
    }

    /** Every second waits to hear whether it is a copy of what was told, as all do unless told otherwise. */
    private static Sending sending(int number) {
        Sending standard = Sending.STANDARD;
        return number % 2 == 0
                ? standard
                : new Sending(
                        standard.mode(),
                        standard.zone(),
                        standard.at(),
                        standard.weekday(),
                        null,
                        null,
                        standard.severity(),
                        List.of(),
                        false,
                        null,
                        Duration.ZERO);
    }

    private static Subscription subscription(
            String id,
            String query,
            Subscription.@Nullable Webhook webhook,
            Subscription.@Nullable Email email,
            Sending sending,
            Instant now) {
        return new Subscription(
                new SubscriptionId(id),
                1,
                "Subscription " + id,
                List.of(),
                query,
                List.of(),
                webhook,
                Subscription.State.ACTIVE,
                "api",
                now,
                email,
                sending,
                null);
    }
}

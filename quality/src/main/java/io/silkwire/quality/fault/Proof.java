package io.silkwire.quality.fault;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.Reading;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of every pair of statement and subscription, against what brute force ({@link Reading}) says should have. A pure function
 * of what stands on Kafka and in the receivers' books. Pairs of which nothing is expected and nothing was found have no row.
 *
 * @param pairs all that were judged
 * @param strangers ids that a receiver took and that are of no expected alert
 * @param changed times that an id came with another content than before
 */
record Proof(List<Row> rows, long pairs, long strangers, long changed) {
    /** Copies the rows. */
    Proof {
        rows = List.copyOf(rows);
    }

    /** How a pair stands. */
    enum Verdict {
        /** One alert, acknowledged over each channel, and its id in the receiver's book. */
        PROVEN,
        /** One alert, added to that of the same story instead of sent. */
        COPIED,
        /** Added to no alert of the subscription that was told, or although copies are told here, or sent as well. */
        COPIED_WRONGLY,
        ALERT_MISSING,
        ALERT_TWICE,
        /** Brute force says that the subscription does not fit. */
        ALERT_UNEXPECTED,
        NOT_ACKNOWLEDGED,
        NOT_SEEN;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isRight() {
            return this == PROVEN || this == COPIED;
        }
    }

    /**
     * One channel of an alert.
     *
     * @param state as recorded, or {@code -} where the subscription does not go there
     * @param attempts as recorded
     * @param seen how often the receiver took it
     */
    record Channel(String state, int attempts, int seen) {
        static final Channel NONE = new Channel("-", 0, 0);

        private boolean isUsed() {
            return !this.equals(NONE);
        }
    }

    /** One pair. */
    record Row(
            String statement,
            String subscription,
            AlertId alert,
            boolean expected,
            int alerts,
            Channel webhook,
            Channel mail,
            Verdict verdict) {
        private Row judged(Verdict anew) {
            return new Row(statement, subscription, alert, expected, alerts, webhook, mail, anew);
        }
    }

    /** Judges all pairs. */
    static Proof of(
            Collection<EnrichedStatement> statements,
            List<Subscription> subscriptions,
            Recorded recorded,
            Book webhooks,
            Book mails) {
        List<Query> queries = subscriptions.stream().map(Proof::query).toList();
        List<Row> rows = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (EnrichedStatement enriched : statements) {
            Reading reading = new Reading(enriched, null, false);
            for (int i = 0; i < queries.size(); i++) {
                Row row = row(
                        enriched.statement(),
                        subscriptions.get(i),
                        reading.holds(queries.get(i)),
                        recorded,
                        webhooks,
                        mails);
                if (row.expected() || row.alerts() > 0) {
                    rows.add(row);
                }
                if (row.expected()) {
                    known.addAll(entries(row.alert(), subscriptions.get(i)));
                }
            }
        }
        long strangers = strangers(known, webhooks, mails);
        return new Proof(
                copiesJudged(rows, recorded),
                (long) statements.size() * subscriptions.size(),
                strangers,
                webhooks.changed());
    }

    /** How many pairs stand so. */
    long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    long expected() {
        return rows.stream().filter(Row::expected).count();
    }

    /** Messages that came again under an id that was there already, as at-least-once delivery may after an answer was cut. */
    long webhooksAgain() {
        return rows.stream()
                .mapToLong(row -> Math.max(0, row.webhook().seen() - 1))
                .sum();
    }

    /** The same of mails. */
    long mailsAgain() {
        return rows.stream()
                .mapToLong(row -> Math.max(0, row.mail().seen() - 1))
                .sum();
    }

    /** Whether something was expected, and nothing is missing, doubled, unexpected or strange. */
    boolean holds() {
        return expected() > 0
                && strangers == 0
                && changed == 0
                && rows.stream().allMatch(row -> row.verdict().isRight());
    }

    private static Row row(
            Statement statement,
            Subscription subscription,
            boolean expected,
            Recorded recorded,
            Book webhooks,
            Book mails) {
        AlertId id = AlertId.of(subscription.id(), statement.id(), statement.revision());
        int alerts = recorded.alerts(id);
        Delivery delivery = recorded.delivery(id);
        Subscription.Webhook hook = subscription.webhook();
        Subscription.Email mailbox = subscription.email();
        Channel webhook =
                hook == null ? Channel.NONE : channel(delivery, "webhook", webhooks.times(id.value(), path(hook)));
        Channel mail = mailbox == null
                ? Channel.NONE
                : channel(delivery, "email", mails.times(messageId(id), mailbox.address()));
        return new Row(
                statement.id().value(),
                subscription.id().value(),
                id,
                expected,
                alerts,
                webhook,
                mail,
                verdict(expected, alerts, delivery, subscription.sending(), List.of(webhook, mail)));
    }

    private static Verdict verdict(
            boolean expected, int alerts, @Nullable Delivery delivery, Sending sending, List<Channel> channels) {
        if (!expected) {
            return Verdict.ALERT_UNEXPECTED;
        }
        if (alerts != 1) {
            return alerts == 0 ? Verdict.ALERT_MISSING : Verdict.ALERT_TWICE;
        }
        if (delivery != null && delivery.state() == Delivery.State.COPIED) {
            boolean silent = channels.stream().allMatch(channel -> channel.seen() == 0);
            return silent && sending.storyWindow().isPositive() ? Verdict.COPIED : Verdict.COPIED_WRONGLY;
        }
        String delivered = Delivery.State.DELIVERED.label();
        if (delivery == null
                || channels.stream()
                        .anyMatch(
                                channel -> channel.isUsed() && !channel.state().equals(delivered))) {
            return Verdict.NOT_ACKNOWLEDGED;
        }
        boolean seen = channels.stream().allMatch(channel -> !channel.isUsed() || channel.seen() > 0);
        return seen ? Verdict.PROVEN : Verdict.NOT_SEEN;
    }

    private static Channel channel(@Nullable Delivery delivery, String name, int seen) {
        if (delivery == null) {
            return new Channel("none", 0, seen);
        }
        return delivery.channels().stream()
                .filter(part -> part.channel().equals(name))
                .findFirst()
                .map(part -> new Channel(part.state().label(), part.attempts().size(), seen))
                .orElse(new Channel("none", 0, seen));
    }

    /** A copy is right where the alert it was added to is one of the same subscription and was told. */
    private static List<Row> copiesJudged(List<Row> rows, Recorded recorded) {
        Map<AlertId, String> told = new HashMap<>();
        rows.stream()
                .filter(row -> row.verdict() == Verdict.PROVEN)
                .forEach(row -> told.put(row.alert(), row.subscription()));
        return rows.stream()
                .map(row ->
                        row.verdict() == Verdict.COPIED && !row.subscription().equals(told.get(with(row, recorded)))
                                ? row.judged(Verdict.COPIED_WRONGLY)
                                : row)
                .toList();
    }

    private static @Nullable AlertId with(Row row, Recorded recorded) {
        Delivery delivery = recorded.delivery(row.alert());
        Delivery.Timing timing = delivery == null ? null : delivery.timing();
        return timing == null ? null : timing.with();
    }

    private static List<String> entries(AlertId id, Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        Subscription.Email email = subscription.email();
        List<String> entries = new ArrayList<>();
        if (webhook != null) {
            entries.add(Book.entry(id.value(), path(webhook)));
        }
        if (email != null) {
            entries.add(Book.entry(messageId(id), email.address()));
        }
        return entries;
    }

    private static String path(Subscription.Webhook webhook) {
        return URI.create(webhook.url()).getPath();
    }

    private static long strangers(Set<String> known, Book webhooks, Book mails) {
        return Stream.of(webhooks, mails)
                .flatMap(book -> book.entries().stream())
                .filter(entry -> !known.contains(entry))
                .count();
    }

    /** As mails carry it; what sends them is configured by {@link Scene}. */
    static String messageId(AlertId id) {
        return "<alert." + id.value() + "@" + Scene.MAIL_DOMAIN + ">";
    }

    private static Query query(Subscription subscription) {
        try {
            return SubscriptionQuery.of(subscription);
        } catch (QuerySyntaxException e) {
            throw new IllegalStateException("a query that was written for the proof cannot be read", e);
        }
    }
}

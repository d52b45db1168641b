package io.silkwire.alert.fakes;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts and subscriptions as tests need them. */
public final class Alerts {
    /** A fixed moment. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    /** A sound signing secret. */
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Alerts() {}

    /** An alert of this subscription for the statement of this name. */
    public static Alert of(SubscriptionId subscription, String statement, boolean deliver) {
        return at(subscription, statement, deliver, NOON);
    }

    /** An alert that matched at this moment. */
    public static Alert at(SubscriptionId subscription, String statement, boolean deliver, Instant matchedAt) {
        StatementId statementId = StatementId.ofCorpusName(new SourceId("test"), statement);
        return new Alert(
                AlertId.of(subscription, statementId, 1),
                subscription,
                "Вода",
                1,
                statementId,
                1,
                new SourceId("test"),
                "О воде: " + statement,
                "https://mfa.example/" + statement,
                "МИД",
                new PublicationDate("2018-07"),
                "ru",
                List.of(new TopicId("water")),
                List.of(new Evidence(Evidence.Field.TITLE, 2, 6, "воде", "вода", "query:word", 1)),
                deliver ? Lane.LIVE : Lane.REPLAY,
                deliver,
                matchedAt,
                null);
    }

    /** A subscription, with a webhook where there is an address. */
    public static Subscription subscription(String id, @Nullable String url) {
        return hooked(id, url == null ? null : Subscription.Webhook.of(url, SECRET));
    }

    /** One with this webhook. */
    public static Subscription hooked(String id, Subscription.@Nullable Webhook webhook) {
        return new Subscription(
                new SubscriptionId(id),
                1,
                "Вода",
                List.of(new TopicId("water")),
                null,
                List.of(),
                webhook,
                Subscription.State.ACTIVE,
                "api",
                NOON);
    }

    /** One with a webhook of this shape. */
    public static Subscription shaped(String id, String url, Subscription.Shape shape) {
        String chat = shape == Subscription.Shape.TELEGRAM ? "-1001" : null;
        return hooked(id, new Subscription.Webhook(url, SECRET, null, shape, chat, null));
    }
}

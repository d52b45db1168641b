package io.silkwire.alert.canary;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.delivery.feed.FeedHistory;
import io.silkwire.alert.delivery.feed.FeedToken;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the canary and keeps what became of it. There is one statement, of which each round is a revision, so that nothing piles up;
 * it is dated 1970, so that it stands at the end of every list and in no trend.
 */
@Singleton
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
public final class Canary implements AutoCloseable {
    /** Where its webhook goes on this instance. */
    static final String PATH = Subscriptions.CANARY_PATH;

    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final SourceId SOURCE = SourceId.CANARY;
    private static final StatementId STATEMENT = StatementId.ofCorpusName(SOURCE, "canary");
    private static final SubscriptionId SUBSCRIPTION = Subscriptions.CANARY;
    private static final String WORD = "silkwirecanary";
    private static final String CE_SOURCE = "/silkwire/alert/canary";

    private final AlertKafka kafka;
    private final CanarySettings settings;
    private final Subscriptions subscriptions;
    private final FeedHistory feed;
    private final Clock clock = Clock.systemUTC();
    private final Instant startedAt = clock.instant();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<CanaryState> state = new AtomicReference<>(CanaryState.NONE);

    Canary(AlertKafka kafka, CanarySettings settings, Subscriptions subscriptions, FeedHistory feed) {
        this.kafka = kafka;
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.feed = feed;
    }

    /** What is known of it now. */
    CanaryState state() {
        return state.get();
    }

    /** Whether it is sent at all. */
    boolean isOn() {
        return settings.every().isPositive();
    }

    /** Whether it is missed. */
    public boolean isSilent() {
        return isOn() && state.get().isSilent(startedAt, clock.instant(), settings.every());
    }

    /** An alert arrived at the webhook. */
    void arrived(String webhookId) {
        try {
            AlertId id = new AlertId(webhookId);
            state.updateAndGet(before -> before.byWebhook(id, clock.instant()));
        } catch (IllegalArgumentException e) {
            LOG.atDebug().log("Something else was posted to the canary");
        }
    }

    @EventListener
    void start(ServerStartupEvent event) {
        if (isOn()) {
            EmbeddedServer server = event.getSource();
            String url = "http://127.0.0.1:" + server.getPort() + PATH;
            Thread.ofPlatform().daemon().name("canary").start(() -> sing(url));
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closing.countDown();
    }

    private void sing(String url) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.connection().producer("silkwire-canary"))) {
            while (!closing.await(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                round(producer, url);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The outer loop of this thread: whatever goes wrong in a round is what the canary is for, and the next round comes. */
    @SuppressWarnings("CatchingUnchecked")
    private void round(KafkaProducer<byte[], byte[]> producer, String url) throws InterruptedException {
        try {
            lookIntoFeed();
            TopicProvisioner.provision(kafka.connection(), List.of(KafkaTopics.STATEMENTS));
            subscriptions.keepCanary(WORD, url, FeedToken.hash(FeedToken.make()));
            Instant now = clock.instant();
            Statement statement = statement(now);
            AlertId expected = AlertId.of(SUBSCRIPTION, STATEMENT, statement.revision());
            state.updateAndGet(before -> before.sent(expected, now));
            producer.send(WireRecords.of(
                            KafkaTopics.STATEMENTS,
                            null,
                            STATEMENT.value(),
                            statement,
                            STATEMENT + "/" + statement.revision(),
                            CE_SOURCE,
                            now,
                            Travel.LIVE))
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("The canary could not be sent");
        }
        if (isSilent()) {
            LOG.atError().log("The canary does not arrive: alerts may not be matched or delivered");
        }
    }

    /** The one of the round before: it had a whole round to get there. */
    private void lookIntoFeed() {
        AlertId before = state.get().expected();
        if (before != null && feed.has(SUBSCRIPTION, before)) {
            state.updateAndGet(known -> known.inFeed(clock.instant()));
        }
    }

    private static Statement statement(Instant now) {
        String title = WORD + " " + now;
        return new Statement(
                STATEMENT,
                revision(now),
                SOURCE,
                null,
                "canary",
                title,
                "",
                "en",
                null,
                null,
                null,
                new PublicationDate("1970-01-01"),
                null,
                ContentHash.of(title, List.of()),
                now,
                null,
                null,
                null);
    }

    /** Seconds since 2020 fit an int until 2088, and grow over restarts. */
    private static int revision(Instant now) {
        return Math.toIntExact(
                Duration.between(Instant.parse("2020-01-01T00:00:00Z"), now).toSeconds());
    }

    /** When it last arrived, in words for the page; null where it is off. */
    public @Nullable String words() {
        if (!isOn()) {
            return null;
        }
        CanaryState now = state.get();
        String last = now.byWebhookAt() == null ? "has not arrived yet" : "arrived " + now.byWebhookAt();
        String feedWords = now.inFeedAt() == null ? "not seen in the feed yet" : "in the feed " + now.inFeedAt();
        return "Canary " + last
                + (now.took() == null ? "" : " after " + now.took().toMillis() + " ms") + ", " + feedWords;
    }
}

package io.silkwire.alert.canary;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.delivery.feed.FeedHistory;
import io.silkwire.alert.delivery.feed.FeedToken;
import io.silkwire.alert.delivery.webhook.ReceivedWebhook;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the canary and keeps what became of it. Each instance has one statement, of which each round is a revision, so that nothing
 * piles up and clocks that differ outdate nobody's; it is dated 1970, so that it stands at the end of every list and in no trend.
 * Whichever instance delivers the alert, it goes to that instance's own hook, and the record of the delivery tells all others.
 */
@Singleton
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
public final class Canary implements AutoCloseable {
    /** Where its webhook goes on this instance. */
    static final String PATH = Subscriptions.CANARY_PATH;

    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final SourceId SOURCE = SourceId.CANARY;
    private static final SubscriptionId SUBSCRIPTION = Subscriptions.CANARY;
    private static final String WORD = "silkwirecanary";
    private static final String CE_SOURCE = "/silkwire/alert/canary";
    /** The same for every instance, so that none writes over what another wrote; who delivers fills in its own port. */
    private static final String URL = "http://127.0.0.1" + PATH;

    private static final Duration POLL = Duration.ofMillis(250);

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

    /** Something was posted to the hook. */
    void arrived(ReceivedWebhook received) {
        Instant now = clock.instant();
        boolean isOurs = subscriptions
                .find(SUBSCRIPTION)
                .map(Subscription::webhook)
                .filter(webhook -> received.isSignedWith(webhook.secret(), now))
                .isPresent();
        String id = received.id();
        if (isOurs && id != null) {
            state.updateAndGet(before -> before.byWebhook(new AlertId(id), now));
        } else {
            LOG.atDebug().log("Something else was posted to the canary");
        }
    }

    @EventListener
    void start(ServerStartupEvent event) {
        if (isOn()) {
            StatementId statement = StatementId.ofCorpusName(
                    SOURCE, "canary " + machine() + ":" + event.getSource().getPort());
            Thread.ofPlatform().daemon().name("canary").start(() -> live(statement));
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closing.countDown();
    }

    /** The outer loop of this thread: whatever goes wrong is what the canary is for, and it is tried again. */
    @SuppressWarnings("CatchingUnchecked")
    private void live(StatementId statement) {
        try {
            while (closing.getCount() > 0) {
                try (KafkaProducer<byte[], byte[]> producer =
                                new KafkaProducer<>(kafka.connection().producer("silkwire-canary"));
                        CanaryDeliveries deliveries = new CanaryDeliveries(kafka.connection())) {
                    sing(statement, producer, deliveries);
                } catch (RuntimeException e) {
                    LOG.atWarn().setCause(e).log("The canary could not be sent");
                    closing.await(settings.every().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sing(StatementId statement, KafkaProducer<byte[], byte[]> producer, CanaryDeliveries deliveries)
            throws InterruptedException {
        long nextRound = System.nanoTime() + settings.every().toNanos();
        while (closing.getCount() > 0) {
            Set<AlertId> expected =
                    state.get().sent().stream().map(CanaryState.Sent::id).collect(Collectors.toSet());
            for (AlertId id : deliveries.delivered(expected, POLL)) {
                state.updateAndGet(before -> before.byWebhook(id, clock.instant()));
            }
            if (System.nanoTime() >= nextRound) {
                nextRound = System.nanoTime() + settings.every().toNanos();
                round(statement, producer);
            }
        }
    }

    private void round(StatementId statementId, KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        try {
            lookIntoFeed();
            TopicProvisioner.provision(kafka.connection(), List.of(KafkaTopics.STATEMENTS));
            subscriptions.keepCanary(WORD, URL, FeedToken.hash(FeedToken.make()));
            Instant now = clock.instant();
            Statement statement = statement(statementId, now);
            AlertId expected = AlertId.of(SUBSCRIPTION, statementId, statement.revision());
            state.updateAndGet(before -> before.sent(expected, now));
            producer.send(WireRecords.of(
                            KafkaTopics.STATEMENTS,
                            null,
                            statementId.value(),
                            statement,
                            statementId + "/" + statement.revision(),
                            CE_SOURCE,
                            now,
                            Travel.LIVE))
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("The canary could not be sent");
        }
        if (isSilent()) {
            LOG.atError().log("The canary does not arrive: alerts may not be matched or delivered");
        }
    }

    /** Those of the rounds before: each had a whole round to get there. */
    private void lookIntoFeed() {
        for (CanaryState.Sent sent : state.get().sent().reversed()) {
            if (feed.has(SUBSCRIPTION, sent.id())) {
                state.updateAndGet(known -> known.inFeed(sent.id(), clock.instant()));
            }
        }
    }

    /** The name of this machine, which tells instances apart that listen on the same port. */
    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }

    private static Statement statement(StatementId id, Instant now) {
        String title = WORD + " " + now;
        return new Statement(
                id,
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
        CanaryState.Arrival arrived = now.byWebhook();
        CanaryState.Arrival seen = now.inFeed();
        return "Canary "
                + (arrived == null
                        ? "has not arrived yet"
                        : "arrived " + arrived.at() + " after " + arrived.took().toMillis() + " ms")
                + ", "
                + (seen == null ? "not seen in the feed yet" : "in the feed " + seen.at());
    }
}

package io.silkwire.alert.subscription;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions of this installation: a snapshot to read, and changes that return when they are in force here.
 *
 * <p>The truth is the compacted Kafka topic {@code silkwire.subscriptions}; every instance follows it. Changes made here go one
 * after the other; of two made at once on two instances the later one wins. Thread-safe once started.
 */
@Singleton
public final class Subscriptions implements AutoCloseable {
    /** Origin of those made over HTTP or on the page; one from the seed file that is changed there becomes one of these. */
    public static final String ORIGIN_API = "api";
    /** Origin of those from the seed file that nobody has touched since. */
    public static final String ORIGIN_SEEDS = "seeds";

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How far this instance's view may lag behind that of another; far below what a consumer may be silent. */
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private final Set<String> neverCame = ConcurrentHashMap.newKeySet();

    private static final String CE_SOURCE = "/silkwire/alert/subscription";

    private final KafkaConnection kafka;
    private final Clock clock;
    private final SubscriptionTable table;
    private final ReentrantLock changes = new ReentrantLock();
    private @Nullable TopicTable<Subscription> reader;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** With the configured connection; nothing is read before {@link #start}. */
    @Inject
    public Subscriptions(AlertKafka kafka, List<SubscriptionListener> listeners) {
        this(kafka.connection(), Clock.systemUTC(), listeners);
    }

    /** With this connection and clock. */
    public Subscriptions(KafkaConnection kafka, Clock clock, List<SubscriptionListener> listeners) {
        this.kafka = kafka;
        this.clock = clock;
        this.table = new SubscriptionTable(listeners);
    }

    /**
     * Reads all there is and starts to follow.
     *
     * @throws IllegalStateException where the Kafka topic cannot be read to its end within the time
     */
    public void start(Duration patience) {
        producer = new KafkaProducer<>(kafka.producer("silkwire-subscriptions"));
        reader = new TopicTable<>(kafka, KafkaTopics.SUBSCRIPTIONS, Subscription.class, table);
        reader.start();
        reader.awaitCaughtUp(patience);
    }

    /** Whether it was started and still follows the Kafka topic. */
    public boolean isFollowing() {
        TopicTable<Subscription> following = reader;
        return following != null && following.isFollowing();
    }

    /** Those that are not deleted, by name; a later change makes a new list. */
    public List<Subscription> all() {
        return table.snapshot();
    }

    /** The one of this id, unless there is none or it was deleted. */
    public Optional<Subscription> find(SubscriptionId id) {
        return table.find(id.value()).filter(Subscriptions::isThere);
    }

    /**
     * The subscription as another instance saw it when it matched: waits some seconds until this one has read as far.
     *
     * @param version the one that matched, or a later one
     */
    public Optional<Subscription> find(SubscriptionId id, int version) {
        try {
            // Waited for once: whatever the reason, the alerts of others must not queue behind it again and again.
            if (!neverCame.contains(id + "/" + version) && !table.awaitVersion(id.value(), version, BEHIND)) {
                neverCame.add(id + "/" + version);
                LOG.atWarn()
                        .addKeyValue("subscriptionId", id)
                        .log("Subscription was not read up to the version that matched");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return find(id);
    }

    /**
     * Adds a subscription under an id that is made here. Where the draft has a webhook without secret, one is made; {@link
     * SubscriptionChange.Saved#secretIsNew} says that it may be told now, and never again.
     */
    public SubscriptionChange add(SubscriptionDraft draft) {
        SubscriptionId id = new SubscriptionId(UUID.randomUUID().toString());
        return switch (DraftCheck.check(draft)) {
            case DraftCheck.Unsound unsound -> new SubscriptionChange.Refused(unsound.errors());
            case DraftCheck.Sound sound -> save(of(id, 1, sound, Subscription.State.ACTIVE, ORIGIN_API, null), null);
        };
    }

    /** Replaces what a subscription asks for and where it goes; a webhook without secret keeps the one it has. */
    public SubscriptionChange update(SubscriptionId id, SubscriptionDraft draft) {
        return switch (DraftCheck.check(draft)) {
            case DraftCheck.Unsound unsound -> new SubscriptionChange.Refused(unsound.errors());
            case DraftCheck.Sound sound ->
                change(id, old -> of(id, old.version() + 1, sound, old.state(), ORIGIN_API, old.webhook()));
        };
    }

    /** Stops matching it, until it is resumed. */
    public SubscriptionChange pause(SubscriptionId id) {
        return change(id, old -> inState(old, Subscription.State.PAUSED));
    }

    /** Matches it again, from the next statement on. */
    public SubscriptionChange resume(SubscriptionId id) {
        return change(id, old -> inState(old, Subscription.State.ACTIVE));
    }

    /** Deletes it; a mark stays, so that the seed file does not bring it back. */
    public SubscriptionChange delete(SubscriptionId id) {
        return change(id, old -> inState(old, Subscription.State.DELETED));
    }

    /**
     * Adds the entry of a seed file, or changes the one it made before.
     *
     * @return what was saved, or empty where there is nothing to do: it is the same, or somebody changed or deleted it since
     */
    Optional<Subscription> seed(SubscriptionId id, DraftCheck.Sound sound) {
        changes.lock();
        try {
            Optional<Subscription> old = table.find(id.value());
            if (old.isPresent() && !old.get().origin().equals(ORIGIN_SEEDS)) {
                return Optional.empty();
            }
            int version = old.map(Subscription::version).orElse(0) + 1;
            Subscription seeded = of(id, version, sound, Subscription.State.ACTIVE, ORIGIN_SEEDS, null);
            if (old.isPresent() && asksTheSame(old.get(), seeded)) {
                return Optional.empty();
            }
            save(seeded, old.orElse(null));
            return Optional.of(seeded);
        } finally {
            changes.unlock();
        }
    }

    @Override
    public void close() {
        TopicTable<Subscription> following = reader;
        if (following != null) {
            following.close();
        }
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing != null) {
            writing.close(Duration.ofSeconds(5));
        }
    }

    private SubscriptionChange change(SubscriptionId id, UnaryOperator<Subscription> edit) {
        changes.lock();
        try {
            Optional<Subscription> old = find(id);
            return old.isPresent() ? save(edit.apply(old.get()), old.get()) : new SubscriptionChange.Unknown(id);
        } finally {
            changes.unlock();
        }
    }

    private SubscriptionChange save(Subscription subscription, @Nullable Subscription old) {
        long offset = write(subscription);
        try {
            if (!table.awaitApplied(offset, PATIENCE)) {
                throw new IllegalStateException("subscription " + subscription.id() + " was written to Kafka topic "
                        + KafkaTopics.SUBSCRIPTIONS.name() + " at offset " + offset + ", but not read back within "
                        + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while subscription " + subscription.id() + " was saved", e);
        }
        Subscription.Webhook webhook = subscription.webhook();
        Subscription.Webhook before = old == null ? null : old.webhook();
        boolean secretIsNew =
                webhook != null && (before == null || !before.secret().equals(webhook.secret()));
        return new SubscriptionChange.Saved(subscription, secretIsNew);
    }

    private long write(Subscription subscription) {
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing == null) {
            throw new IllegalStateException("subscriptions can be changed only after they were started");
        }
        String key = subscription.id().value();
        ProducerRecord<byte[], byte[]> change = WireRecords.of(
                KafkaTopics.SUBSCRIPTIONS,
                null,
                key,
                subscription,
                key + "/" + subscription.version(),
                CE_SOURCE,
                subscription.updatedAt(),
                Travel.LIVE);
        try {
            return writing.send(change)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("subscription " + key + " could not be written to Kafka", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while subscription " + key + " was written", e);
        }
    }

    private Subscription of(
            SubscriptionId id,
            int version,
            DraftCheck.Sound sound,
            Subscription.State state,
            String origin,
            Subscription.@Nullable Webhook before) {
        return new Subscription(
                id,
                version,
                sound.name(),
                sound.topics(),
                sound.query(),
                sound.languages(),
                webhook(sound.webhook(), before),
                state,
                origin,
                clock.instant());
    }

    private static Subscription.@Nullable Webhook webhook(
            SubscriptionDraft.@Nullable WebhookDraft draft, Subscription.@Nullable Webhook before) {
        if (draft == null || draft.url() == null) {
            return null;
        }
        String secret = draft.secret();
        if (secret == null) {
            secret = before == null ? WebhookSecrets.make() : before.secret();
        }
        return new Subscription.Webhook(draft.url(), secret);
    }

    private Subscription inState(Subscription old, Subscription.State state) {
        return new Subscription(
                old.id(),
                old.version() + 1,
                old.name(),
                old.topics(),
                old.query(),
                old.languages(),
                old.webhook(),
                state,
                ORIGIN_API,
                clock.instant());
    }

    private static boolean asksTheSame(Subscription one, Subscription other) {
        return one.name().equals(other.name())
                && one.topics().equals(other.topics())
                && Objects.equals(one.query(), other.query())
                && one.languages().equals(other.languages())
                && Objects.equals(one.webhook(), other.webhook());
    }

    private static boolean isThere(Subscription subscription) {
        return subscription.state() != Subscription.State.DELETED;
    }
}

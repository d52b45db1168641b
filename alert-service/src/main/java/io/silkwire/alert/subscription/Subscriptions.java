package io.silkwire.alert.subscription;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Sending;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import java.util.function.Supplier;
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

    /** The subscription of the canary, which proves that alerts arrive; it stands in no list. */
    public static final SubscriptionId CANARY = new SubscriptionId("silkwire-canary");

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How far this instance's view may lag behind that of another; far below what a consumer may be silent. */
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private final Set<String> neverCame = ConcurrentHashMap.newKeySet();

    private static final String CE_SOURCE = "/silkwire/alert/subscription";

    private final KafkaConnection kafka;
    private final Clock clock;
    private final SubscriptionTable table;
    private final FloodCheck flood;
    private final ReentrantLock changes = new ReentrantLock();
    private @Nullable TopicTable<Subscription> reader;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** With the configured connection; nothing is read before {@link #start}. */
    @Inject
    public Subscriptions(AlertKafka kafka, List<SubscriptionListener> listeners, FloodGate gate) {
        this(kafka.connection(), Clock.systemUTC(), listeners, gate);
    }

    /** With this connection and clock, and nothing against much sending. */
    public Subscriptions(KafkaConnection kafka, Clock clock, List<SubscriptionListener> listeners) {
        this(kafka, clock, listeners, FloodGate.OPEN);
    }

    /** With this connection, clock and gate. */
    public Subscriptions(KafkaConnection kafka, Clock clock, List<SubscriptionListener> listeners, FloodGate gate) {
        this.flood = new FloodCheck(gate);
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
        return table.snapshot().stream()
                .filter(subscription -> !subscription.id().equals(CANARY))
                .toList();
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
     * SubscriptionChange.Saved#secretIsNew} says that it may be told now, and never again. One that would flood is refused unless the
     * draft says that it is meant ({@link FloodGate}).
     */
    public SubscriptionChange add(SubscriptionDraft draft) {
        SubscriptionId id = new SubscriptionId(UUID.randomUUID().toString());
        return switch (DraftCheck.check(draft)) {
            case DraftCheck.Unsound unsound -> new SubscriptionChange.Refused(unsound.errors());
            case DraftCheck.Sound sound ->
                unlessFlooding(
                        flood.of(draft, null),
                        () -> save(of(id, 1, sound, Subscription.State.ACTIVE, ORIGIN_API, null), null));
        };
    }

    private static SubscriptionChange unlessFlooding(
            Optional<FieldError> objection, Supplier<SubscriptionChange> change) {
        return objection
                .<SubscriptionChange>map(error -> new SubscriptionChange.Refused(List.of(error)))
                .orElseGet(change);
    }

    /** Replaces what a subscription asks for and where it goes; a webhook without secret keeps the one it has. */
    public SubscriptionChange update(SubscriptionId id, SubscriptionDraft draft) {
        Sending before = find(id).map(Subscription::sending).orElse(Sending.STANDARD);
        return switch (DraftCheck.check(draft, before)) {
            case DraftCheck.Unsound unsound -> new SubscriptionChange.Refused(unsound.errors());
            case DraftCheck.Sound sound ->
                unlessFlooding(
                        find(id).flatMap(old -> flood.of(draft, old)),
                        () -> change(id, old -> of(id, old.version() + 1, sound, old.state(), ORIGIN_API, old)));
        };
    }

    /** Replaces when its alerts are sent; what the draft leaves out stays as it is. */
    public SubscriptionChange send(SubscriptionId id, SendingDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        SendingCheck.check(draft, find(id).map(Subscription::sending).orElse(Sending.STANDARD), errors);
        return errors.isEmpty()
                ? unlessFlooding(
                        find(id).flatMap(old -> flood.of(draft, old)),
                        () -> change(id, old -> with(old, SendingCheck.check(draft, old.sending(), new ArrayList<>()))))
                : new SubscriptionChange.Refused(errors);
    }

    /** Sends nothing of it until it is unmuted; it is matched all the same. */
    public SubscriptionChange mute(SubscriptionId id, boolean muted) {
        return change(
                id, old -> with(old, muted(old.sending(), muted, old.sending().snoozedUntil())));
    }

    /**
     * Sends nothing of it until then; what comes meanwhile is summed up.
     *
     * @param until null to end it
     */
    public SubscriptionChange snooze(SubscriptionId id, @Nullable Instant until) {
        return change(id, old -> with(old, muted(old.sending(), old.sending().muted(), until)));
    }

    /**
     * Signs with a new secret; the one before signs beside it for a while, so that the receiver may change over.
     *
     * @param overlap for how long
     */
    public SubscriptionChange rotateSecret(SubscriptionId id, Duration overlap) {
        return change(id, old -> {
            Subscription.Webhook webhook = old.webhook();
            return webhook == null
                    ? old
                    : with(
                            old,
                            new Subscription.Webhook(
                                    webhook.url(),
                                    WebhookSecrets.make(),
                                    new Subscription.Rotation(
                                            webhook.secret(), clock.instant().plus(overlap)),
                                    webhook.shape(),
                                    webhook.chat(),
                                    webhook.disabled()),
                            old.email(),
                            old.feed());
        });
    }

    /** Sends nothing more over this channel until it is enabled again. */
    public SubscriptionChange disable(SubscriptionId id, String channel, Reason reason) {
        return setDisabled(id, channel, new Subscription.Disabled(clock.instant(), reason));
    }

    /** Sends over this channel again. */
    public SubscriptionChange enable(SubscriptionId id, String channel) {
        return setDisabled(id, channel, null);
    }

    /** Gives it a feed known by the hash of a new token, in place of the one before; null takes it away. */
    public SubscriptionChange feed(SubscriptionId id, @Nullable String tokenHash) {
        return change(
                id,
                old -> with(
                        old,
                        old.webhook(),
                        old.email(),
                        tokenHash == null ? null : new Subscription.Feed(tokenHash, clock.instant())));
    }

    private SubscriptionChange setDisabled(
            SubscriptionId id, String channel, Subscription.@Nullable Disabled disabled) {
        return change(id, old -> {
            Subscription.Webhook webhook = old.webhook();
            Subscription.Email email = old.email();
            if (channel.equals("webhook") && webhook != null) {
                webhook = new Subscription.Webhook(
                        webhook.url(), webhook.secret(), webhook.rotation(), webhook.shape(), webhook.chat(), disabled);
            } else if (channel.equals("email") && email != null) {
                email = new Subscription.Email(email.address(), email.secret(), disabled);
            }
            return with(old, webhook, email, old.feed());
        });
    }

    /** Keeps the canary's subscription as it should be: to this word, at once, to this address, each time a message. */
    public void keepCanary(String word, String url, String feedTokenHash) {
        changes.lock();
        try {
            Optional<Subscription> old = table.find(CANARY.value());
            Subscription.Webhook webhook = old.map(Subscription::webhook).orElse(null);
            boolean isKept = old.isPresent()
                    && old.get().state() == Subscription.State.ACTIVE
                    && webhook != null
                    && webhook.url().equals(url)
                    && webhook.disabled() == null;
            if (!isKept) {
                save(
                        new Subscription(
                                CANARY,
                                old.map(Subscription::version).orElse(0) + 1,
                                "Canary",
                                List.of(),
                                word,
                                List.of(),
                                Subscription.Webhook.of(url, WebhookSecrets.make()),
                                Subscription.State.ACTIVE,
                                ORIGIN_API,
                                clock.instant(),
                                null,
                                Sending.STANDARD,
                                new Subscription.Feed(feedTokenHash, clock.instant())),
                        old.orElse(null));
            }
        } finally {
            changes.unlock();
        }
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
            Subscription seeded = seeded(id, version, sound, old.orElse(null));
            if (old.isPresent() && asksTheSame(old.get(), seeded)) {
                return Optional.empty();
            }
            save(seeded, old.orElse(null));
            return Optional.of(seeded);
        } finally {
            changes.unlock();
        }
    }

    /** What was learnt of its endpoints since, and its feed, are no part of the file and stay. */
    private Subscription seeded(SubscriptionId id, int version, DraftCheck.Sound sound, @Nullable Subscription old) {
        Subscription fresh = of(id, version, sound, Subscription.State.ACTIVE, ORIGIN_SEEDS, null);
        return old == null
                ? fresh
                : new Subscription(
                        id,
                        version,
                        fresh.name(),
                        fresh.topics(),
                        fresh.query(),
                        fresh.languages(),
                        webhook(sound.webhook(), old.webhook()),
                        fresh.state(),
                        fresh.origin(),
                        fresh.updatedAt(),
                        email(sound.email(), old.email()),
                        fresh.sending(),
                        old.feed());
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
            @Nullable Subscription before) {
        Sending sending = before == null ? Sending.STANDARD : before.sending();
        return new Subscription(
                id,
                version,
                sound.name(),
                sound.topics(),
                sound.query(),
                sound.languages(),
                webhook(sound.webhook(), before == null ? null : before.webhook()),
                state,
                origin,
                clock.instant(),
                email(sound.email(), before == null ? null : before.email()),
                sound.sending() == null ? sending : sound.sending(),
                before == null ? null : before.feed());
    }

    private static Subscription.@Nullable Email email(@Nullable String address, Subscription.@Nullable Email before) {
        if (address == null) {
            return null;
        }
        return before != null && before.address().equals(address)
                ? before
                : new Subscription.Email(address, WebhookSecrets.token(), null);
    }

    private static Subscription.@Nullable Webhook webhook(
            SubscriptionDraft.@Nullable WebhookDraft draft, Subscription.@Nullable Webhook before) {
        if (draft == null || draft.url() == null) {
            return null;
        }
        boolean same = before != null && before.url().equals(draft.url());
        String secret = draft.secret();
        if (secret == null) {
            secret = before == null ? WebhookSecrets.make() : before.secret();
        }
        return new Subscription.Webhook(
                draft.url(),
                secret,
                before != null && before.secret().equals(secret) ? before.rotation() : null,
                shape(draft.shape()),
                draft.chat(),
                before != null && same ? before.disabled() : null);
    }

    private static Subscription.Shape shape(@Nullable String label) {
        return Arrays.stream(Subscription.Shape.values())
                .filter(shape -> shape.label().equals(label))
                .findFirst()
                .orElse(Subscription.Shape.STANDARD);
    }

    private static Sending muted(Sending sending, boolean muted, @Nullable Instant snoozedUntil) {
        return new Sending(
                sending.mode(),
                sending.zone(),
                sending.at(),
                sending.weekday(),
                sending.quietHours(),
                sending.maximumPerDay(),
                sending.severity(),
                sending.urgentTopics(),
                muted,
                snoozedUntil,
                sending.storyWindow());
    }

    private Subscription with(Subscription old, Sending sending) {
        return new Subscription(
                old.id(),
                old.version() + 1,
                old.name(),
                old.topics(),
                old.query(),
                old.languages(),
                old.webhook(),
                old.state(),
                ORIGIN_API,
                clock.instant(),
                old.email(),
                sending,
                old.feed());
    }

    private Subscription with(
            Subscription old,
            Subscription.@Nullable Webhook webhook,
            Subscription.@Nullable Email email,
            Subscription.@Nullable Feed feed) {
        return new Subscription(
                old.id(),
                old.version() + 1,
                old.name(),
                old.topics(),
                old.query(),
                old.languages(),
                webhook,
                old.state(),
                old.origin(),
                clock.instant(),
                email,
                old.sending(),
                feed);
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
                clock.instant(),
                old.email(),
                old.sending(),
                old.feed());
    }

    private static boolean asksTheSame(Subscription one, Subscription other) {
        return one.name().equals(other.name())
                && one.topics().equals(other.topics())
                && Objects.equals(one.query(), other.query())
                && one.languages().equals(other.languages())
                && Objects.equals(one.webhook(), other.webhook())
                && Objects.equals(one.email(), other.email())
                && one.sending().equals(other.sending());
    }

    private static boolean isThere(Subscription subscription) {
        return subscription.state() != Subscription.State.DELETED;
    }
}

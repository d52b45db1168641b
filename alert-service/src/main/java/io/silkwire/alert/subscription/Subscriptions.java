package io.silkwire.alert.subscription;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.ReadBackTable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions of this installation: a snapshot to read, and changes that return when they are in force here. Whose they are
 * is not asked here: whoever acts for a caller goes through {@link OwnedSubscriptions}.
 *
 * <p>The truth is the compacted Kafka topic {@code silkwire.subscriptions}; every instance follows it. Changes made here go one
 * after the other; of two made at once on two instances the later one wins. Thread-safe once started.
 */
@Singleton
public final class Subscriptions implements SubscriptionsInForce, AutoCloseable {
    /** Origin of those made over HTTP or on the page; one from the seed file that is changed there becomes one of these. */
    public static final String ORIGIN_API = "api";
    /** Origin of those from the seed file that nobody has touched since. */
    public static final String ORIGIN_SEEDS = "seeds";

    /** The subscription of the canary, which proves that alerts arrive; it stands in no list. */
    public static final SubscriptionId CANARY = new SubscriptionId("silkwire-canary");

    /** Where the webhook of the canary goes on this machine. */
    public static final String CANARY_PATH = "/hooks/canary";

    /** The header that names a request to add one (IETF draft-ietf-httpapi-idempotency-key-header). */
    static final String ONCE = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    /** How far this instance's view may lag behind that of another; far below what a consumer may be silent. */
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private static final int MOST_REMEMBERED = 10_000;

    private final Set<String> neverCame = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }));
    private final SubscriptionTable table;
    private final ReadBackTable<Subscription> kept;
    private final SubscriptionEdits edits;
    private final FloodCheck flood;
    private final SnoozeCheck snooze;
    private final ReceiverCheck receivers;
    /** Fair: who changes many, one after the other, lets those in who wait. */
    private final ReentrantLock changes = new ReentrantLock(true);

    /** With the configured connection; nothing is read before {@link #start}. */
    @Inject
    Subscriptions(
            AlertKafka kafka,
            SubscriptionSettings settings,
            List<SubscriptionListener> listeners,
            FloodGate flood,
            ReceiverGate receivers) {
        this(kafka.connection(), Clock.systemUTC(), settings.readBack(), listeners, flood, receivers);
    }

    /** With this connection and clock, and nothing against much sending or any receiver. */
    public Subscriptions(KafkaConnection kafka, Clock clock, List<SubscriptionListener> listeners) {
        this(kafka, clock, ReadBackTable.PATIENCE, listeners, FloodGate.OPEN, ReceiverGate.OPEN);
    }

    private Subscriptions(
            KafkaConnection kafka,
            Clock clock,
            Duration readBack,
            List<SubscriptionListener> listeners,
            FloodGate flood,
            ReceiverGate receivers) {
        this.flood = new FloodCheck(flood);
        this.receivers = new ReceiverCheck(receivers);
        this.snooze = new SnoozeCheck(clock);
        this.table = new SubscriptionTable(listeners);
        this.kept = new ReadBackTable<>(
                kafka, KafkaTopics.SUBSCRIPTIONS, Subscription.class, "/silkwire/alert/subscription", table, readBack);
        this.edits = new SubscriptionEdits(clock);
    }

    /**
     * Reads all there is and starts to follow.
     *
     * @throws IllegalStateException where the Kafka topic cannot be read to its end within the time
     */
    public void start(Duration patience) {
        kept.start(patience);
    }

    /** Whether it was started and still follows the Kafka topic. */
    public boolean isFollowing() {
        return kept.isFollowing();
    }

    /** Those that are not deleted, by name; a later change makes a new list. */
    public List<Subscription> all() {
        return table.snapshot().stream()
                .filter(subscription -> !subscription.id().equals(CANARY))
                .toList();
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return findAlsoDeleted(id).filter(Subscriptions::isThere);
    }

    /** The one of this id, also where only the mark is left that it was deleted: its alerts are still somebody's. */
    Optional<Subscription> findAlsoDeleted(SubscriptionId id) {
        return table.find(id.value());
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id, int version) {
        try {
            // Waited for once: whatever the reason, the alerts of others must not queue behind it again and again.
            if (!neverCame.contains(id + "/" + version) && !kept.await(() -> hasReached(id, version), BEHIND)) {
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

    private boolean hasReached(SubscriptionId id, int version) {
        return table.find(id.value()).map(Subscription::version).orElse(0) >= version;
    }

    /** Adds one of the installation's own. */
    public SubscriptionChange add(SubscriptionDraft draft) {
        return add(draft, null, null);
    }

    /**
     * Adds a subscription under an id that is made here. Where the draft has a webhook without secret, one is made; {@link
     * SubscriptionChange.Saved#secretIsNew} says that it may be told now, and never again. One that would flood is refused unless the
     * draft says that it is meant ({@link FloodGate}), one whose webhook goes inside in any case ({@link ReceiverGate}).
     *
     * @param owner whose it is; null for the installation's own
     * @param once names this request among its owner's: sent again with it, it adds nothing and is answered alike; null names nothing
     */
    public SubscriptionChange add(SubscriptionDraft draft, @Nullable AccountId owner, @Nullable String once) {
        SubscriptionId id = freeId(owner, once);
        return switch (DraftCheck.check(draft)) {
            case DraftCheck.Unsound unsound -> new SubscriptionChange.Refused(unsound.errors());
            case DraftCheck.Sound sound -> {
                Subscription asked = edits.added(id, sound, owner);
                yield find(id).map(there -> addedBefore(there, asked))
                        .orElseGet(() -> unlessRefused(
                                sound,
                                null,
                                () -> unlessObjected(
                                        snooze.of(sound.sending()).or(() -> flood.of(draft, null)),
                                        () -> addOnce(asked))));
            }
        };
    }

    /** The id of this request, unless what it added was deleted since. */
    private SubscriptionId freeId(@Nullable AccountId owner, @Nullable String once) {
        String name = once == null ? null : (owner == null ? "" : owner.value()) + '\0' + once;
        SubscriptionId id = new SubscriptionId(
                (name == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                        .toString());
        return findAlsoDeleted(id).filter(one -> !isThere(one)).isPresent()
                ? new SubscriptionId(UUID.randomUUID().toString())
                : id;
    }

    private SubscriptionChange addOnce(Subscription asked) {
        changes.lock();
        try {
            return find(asked.id()).map(there -> addedBefore(there, asked)).orElseGet(() -> save(asked, null));
        } finally {
            changes.unlock();
        }
    }

    /** What was changed since cannot be compared; its first version is answered as when it was added, which may not have arrived. */
    private static SubscriptionChange addedBefore(Subscription there, Subscription asked) {
        boolean isFirst = there.version() == 1;
        return isFirst && !SubscriptionEdits.isAddedAlike(there, asked)
                ? new SubscriptionChange.Refused(List.of(FieldError.of(
                        ONCE,
                        "it was sent before with another subscription",
                        "send another one with each subscription")))
                : new SubscriptionChange.Saved(there, isFirst && there.webhook() != null, List.of());
    }

    private static SubscriptionChange unlessObjected(
            Optional<FieldError> objection, Supplier<SubscriptionChange> change) {
        return objection
                .<SubscriptionChange>map(error -> new SubscriptionChange.Refused(List.of(error)))
                .orElseGet(change);
    }

    private SubscriptionChange unlessRefused(
            DraftCheck.Sound sound, @Nullable Subscription old, Supplier<SubscriptionChange> change) {
        ReceiverCheck.Findings found = receivers.of(sound, old);
        if (!found.errors().isEmpty()) {
            return new SubscriptionChange.Refused(found.errors());
        }
        SubscriptionChange changed = change.get();
        return changed instanceof SubscriptionChange.Saved saved ? saved.warned(found.warnings()) : changed;
    }

    /** Replaces what a subscription asks for and where it goes; a webhook without secret keeps the one it has. */
    public SubscriptionChange update(SubscriptionId id, SubscriptionDraft draft) {
        Optional<Subscription> before = find(id);
        Sending sending = before.map(Subscription::sending).orElse(Sending.STANDARD);
        return switch (DraftCheck.check(draft, sending)) {
            case DraftCheck.Unsound unsound -> new SubscriptionChange.Refused(unsound.errors());
            case DraftCheck.Sound sound ->
                unlessRefused(
                        sound,
                        before.orElse(null),
                        () -> unlessObjected(
                                snooze.of(sound.sending()).or(() -> before.flatMap(old -> flood.of(draft, old))),
                                () -> change(id, old -> edits.replaced(old, sound))));
        };
    }

    /**
     * Replaces when its alerts are sent. Quiet hours, a maximum, urgent topics and a snooze that the draft leaves out end; all else that
     * it leaves out stays.
     */
    public SubscriptionChange send(SubscriptionId id, SendingDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        Sending sending =
                SendingCheck.check(draft, find(id).map(Subscription::sending).orElse(Sending.STANDARD), errors);
        return errors.isEmpty()
                ? unlessObjected(
                        snooze.of(sending).or(() -> find(id).flatMap(old -> flood.of(draft, old))),
                        () -> change(
                                id,
                                old -> edits.sent(old, SendingCheck.check(draft, old.sending(), new ArrayList<>()))))
                : new SubscriptionChange.Refused(errors);
    }

    /** Sends nothing of it until it is unmuted; it is matched all the same. */
    public SubscriptionChange mute(SubscriptionId id, boolean muted) {
        return change(id, old -> edits.muted(old, muted, old.sending().snoozedUntil()));
    }

    /**
     * Sends nothing of it until then; what comes meanwhile is summed up.
     *
     * @param until null to end it
     */
    public SubscriptionChange snooze(SubscriptionId id, @Nullable Instant until) {
        return unlessObjected(
                snooze.of("until", until),
                () -> change(id, old -> edits.muted(old, old.sending().muted(), until)));
    }

    /**
     * Signs with a new secret; the one before signs beside it for a while, so that the receiver may change over.
     *
     * @param signature {@code v1} or {@code v1a}; null for the kind it has
     * @param overlap for how long
     */
    public SubscriptionChange rotateSecret(SubscriptionId id, @Nullable String signature, Duration overlap) {
        Optional<SignatureKind> kind = SignatureKind.named(signature);
        return signature != null && kind.isEmpty()
                ? new SubscriptionChange.Refused(
                        List.of(FieldError.of("signature", "there is no such signature", "write v1 or v1a")))
                : change(id, old -> edits.rotated(old, kind.orElse(null), overlap));
    }

    @Override
    public SubscriptionChange disable(SubscriptionId id, String channel, Reason reason) {
        return change(id, old -> edits.disabled(old, channel, reason));
    }

    /** Sends over this channel again. */
    public SubscriptionChange enable(SubscriptionId id, String channel) {
        return change(id, old -> edits.disabled(old, channel, null));
    }

    /** Gives it a feed known by the hash of a new token, in place of the one before; null takes it away. */
    public SubscriptionChange feed(SubscriptionId id, @Nullable String tokenHash) {
        return change(id, old -> edits.fed(old, tokenHash));
    }

    /** Stops matching it, until it is resumed. */
    public SubscriptionChange pause(SubscriptionId id) {
        return change(id, old -> edits.inState(old, Subscription.State.PAUSED));
    }

    /** Matches it again, from the next statement on. */
    public SubscriptionChange resume(SubscriptionId id) {
        return change(id, old -> edits.inState(old, Subscription.State.ACTIVE));
    }

    /** Deletes it; a mark stays, so that the seed file does not bring it back. */
    public SubscriptionChange delete(SubscriptionId id) {
        return change(id, old -> edits.inState(old, Subscription.State.DELETED));
    }

    /** Gives it to somebody else, and takes its feed away, whose address the owner before knows. */
    SubscriptionChange handOver(SubscriptionId id, @Nullable AccountId owner) {
        return change(id, old -> edits.handedOver(old, owner));
    }

    /**
     * Gives all that belongs to somebody who leaves to an heir, paused and without feeds: one after the other, and others change theirs
     * in between. Those that were given before are left alone, so it may be done again.
     *
     * @return how many of them are not deleted
     */
    int inherit(AccountId from, AccountId heir) {
        return (int) table.ofOwner(from).stream()
                .filter(left -> inherit(left.id(), from, heir))
                .count();
    }

    private boolean inherit(SubscriptionId id, AccountId from, AccountId heir) {
        changes.lock();
        try {
            Optional<Subscription> old = findAlsoDeleted(id).filter(one -> from.equals(one.owner()));
            old.ifPresent(one -> save(edits.handedOver(one, heir), one));
            return old.filter(Subscriptions::isThere).isPresent();
        } finally {
            changes.unlock();
        }
    }

    /** Keeps the canary's subscription as it should be: to this word, at once, to this address, each time a message. */
    public void keepCanary(String word, String url, String feedTokenHash) {
        changes.lock();
        try {
            Subscription old = findAlsoDeleted(CANARY).orElse(null);
            Subscription.Webhook webhook = old == null ? null : old.webhook();
            boolean isKept = old != null
                    && old.state() == Subscription.State.ACTIVE
                    && webhook != null
                    && webhook.url().equals(url)
                    && webhook.disabled() == null;
            if (!isKept) {
                save(edits.canary(old, word, url, feedTokenHash), old);
            }
        } finally {
            changes.unlock();
        }
    }

    /**
     * Adds the entry of a seed file, or changes the one it made before.
     *
     * @return what was saved, or empty where there is nothing to do: it is the same, or somebody changed or deleted it since
     */
    Optional<Subscription> seed(SubscriptionId id, DraftCheck.Sound sound) {
        changes.lock();
        try {
            Subscription old = findAlsoDeleted(id).orElse(null);
            if (old != null && !old.origin().equals(ORIGIN_SEEDS)) {
                return Optional.empty();
            }
            Subscription seeded = edits.seeded(id, sound, old);
            if (old != null && SubscriptionEdits.asksTheSame(old, seeded)) {
                return Optional.empty();
            }
            save(seeded, old);
            return Optional.of(seeded);
        } finally {
            changes.unlock();
        }
    }

    @Override
    public void close() {
        kept.close();
    }

    private SubscriptionChange change(SubscriptionId id, UnaryOperator<Subscription> edit) {
        changes.lock();
        try {
            Optional<Subscription> old = find(id);
            return old.isPresent()
                    ? save(edit.apply(old.get()), old.get())
                    : new SubscriptionChange.Unknown(id.value());
        } finally {
            changes.unlock();
        }
    }

    private SubscriptionChange save(Subscription subscription, @Nullable Subscription old) {
        kept.write(subscription.id().value(), subscription, subscription.version(), subscription.updatedAt());
        Subscription.Webhook webhook = subscription.webhook();
        Subscription.Webhook before = old == null ? null : old.webhook();
        boolean secretIsNew =
                webhook != null && (before == null || !before.secret().equals(webhook.secret()));
        return new SubscriptionChange.Saved(subscription, secretIsNew, List.of());
    }

    private static boolean isThere(Subscription subscription) {
        return subscription.state() != Subscription.State.DELETED;
    }
}

package io.silkwire.alert.subscription;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Accounts;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.account.Belongings;
import io.silkwire.alert.account.Caller;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.UnconfirmedWriteException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions as the sender of a request may see and change them: the one gate between HTTP and {@link Subscriptions}.
 *
 * <p>Analysts see their own and the installation's own, and change their own; from {@link Role#OPS} on, all. What somebody may not
 * see looks as if it were not there. Where no accounts are kept everybody is an admin, and what they add is the installation's own.
 * Every change is told to the audit. Thread-safe.
 */
@Singleton
public final class OwnedSubscriptions implements Belongings {
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Audit audit;

    OwnedSubscriptions(Subscriptions subscriptions, Accounts accounts, Audit audit) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** A change of one subscription that is there, such as {@code Subscriptions::pause}. */
    @FunctionalInterface
    public interface Change {
        /** Makes it. */
        SubscriptionChange make(Subscriptions subscriptions, SubscriptionId id);
    }

    /** What a caller may do with what an id names. */
    public sealed interface Reach {
        /** Read and change it. */
        record Whole(Subscription subscription) implements Reach {}

        /** Read what it asks for and its alerts; where it goes is not theirs to know. */
        record ReadOnly(Subscription subscription) implements Reach {}

        /** There is none, or none that this caller may know of. */
        record None(String id) implements Reach {}
    }

    /** What the sender of this request may do with this subscription. */
    public Reach reach(HttpRequest<?> request, String id) {
        Caller caller = Caller.of(request);
        Optional<Subscription> found = parse(id).flatMap(subscriptions::find);
        // The canary's hook is this machine itself: whoever could write its address could have the service ask anything
        // behind it.
        if (found.isEmpty() || isCanary(found.get()) || !mayRead(caller, found.get())) {
            return new Reach.None(id);
        }
        return mayHandle(caller, found.get()) ? new Reach.Whole(found.get()) : new Reach.ReadOnly(found.get());
    }

    /** The one of this id, if the sender of this request may read it. */
    public Optional<Subscription> readable(HttpRequest<?> request, String id) {
        return switch (reach(request, id)) {
            case Reach.Whole whole -> Optional.of(whole.subscription());
            case Reach.ReadOnly readOnly -> Optional.of(readOnly.subscription());
            case Reach.None none -> Optional.empty();
        };
    }

    /** All that the sender of this request may read, by name. */
    public List<Subscription> readable(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return subscriptions.all().stream().filter(one -> mayRead(caller, one)).toList();
    }

    /** Whether this caller may read the alerts of this subscription, be it deleted meanwhile. */
    public boolean mayRead(Caller caller, SubscriptionId id) {
        return caller.role().includes(Role.OPS)
                || subscriptions
                        .findAlsoDeleted(id)
                        .filter(one -> mayRead(caller, one))
                        .isPresent();
    }

    /** Whether this caller may see and repeat the deliveries of this subscription, be it deleted meanwhile. */
    public boolean mayHandle(Caller caller, SubscriptionId id) {
        return caller.role().includes(Role.OPS)
                || subscriptions
                        .findAlsoDeleted(id)
                        .filter(one -> mayHandle(caller, one))
                        .isPresent();
    }

    /** Whether what this one matched may be told where that one sends: it is the installation's own, or both have the same owner. */
    public boolean mayBeToldTo(Subscription that, SubscriptionId matchedBy) {
        return subscriptions
                .findAlsoDeleted(matchedBy)
                .filter(one ->
                        isShared(one) || (one.owner() != null && one.owner().equals(that.owner())))
                .isPresent();
    }

    /** Whether this caller may change it and see where it goes. */
    public static boolean mayHandle(Caller caller, Subscription one) {
        AccountId owner = one.owner();
        return caller.role().includes(Role.ANALYST) && caller.mayHandle(owner == null ? null : owner.value());
    }

    /**
     * Adds one that belongs to the sender of this request.
     *
     * @param once names the request, so that sending it again adds nothing; or null
     */
    public SubscriptionChange add(HttpRequest<?> request, SubscriptionDraft draft, @Nullable String once) {
        Caller caller = Caller.of(request);
        AccountId owner = caller.isSignedIn() ? new AccountId(caller.id()) : null;
        if (owner == null && !caller.role().includes(Role.OPS)) {
            return refused("owner", "a subscription belongs to somebody", "sign in, or send an API token");
        }
        SubscriptionChange change =
                told(request, "subscription.add", null, () -> subscriptions.add(draft, owner, once));
        String target = change instanceof SubscriptionChange.Saved saved
                ? saved.subscription().id().value()
                : null;
        audit.tell(request, "subscription.add", target, outcome(change));
        return change;
    }

    /**
     * Changes one that the sender of this request may change.
     *
     * @param action what the audit calls it, such as {@code subscription.pause}
     */
    public SubscriptionChange change(HttpRequest<?> request, String id, String action, Change how) {
        SubscriptionChange change = switch (reach(request, id)) {
            case Reach.Whole whole ->
                told(
                        request,
                        action,
                        id,
                        () -> how.make(subscriptions, whole.subscription().id()));
            case Reach.ReadOnly readOnly -> new SubscriptionChange.ReadOnly(id);
            case Reach.None none -> new SubscriptionChange.Unknown(id);
        };
        audit.tell(request, action, parse(id).map(SubscriptionId::value).orElse(null), outcome(change));
        return change;
    }

    /**
     * Gives it to another account, which an admin may. It is paused until its new owner has seen where it sends, and what its owner
     * before knows of it (feed, signing secret, link to unsubscribe) holds no longer.
     *
     * @param owner null makes it the installation's own
     */
    public SubscriptionChange handOver(HttpRequest<?> request, String id, @Nullable String owner) {
        if (!Caller.of(request).role().includes(Role.ADMIN)) {
            return new SubscriptionChange.ReadOnly(id);
        }
        if (owner == null) {
            return change(request, id, "subscription.hand-over", (all, one) -> all.handOver(one, null));
        }
        Optional<Account> heir = heir(owner);
        return heir.isEmpty()
                ? refused(
                        "owner",
                        "there is no account '" + owner + "' that may have subscriptions",
                        "name an account that is active and at least analyst")
                : change(
                        request,
                        id,
                        "subscription.hand-over",
                        (all, one) -> all.handOver(one, heir.get().id()));
    }

    @Override
    public int inherit(AccountId from, AccountId heir) {
        return subscriptions.inherit(from, heir);
    }

    private Optional<Account> heir(String id) {
        try {
            return accounts.find(new AccountId(id))
                    .filter(account -> account.state() == Account.State.ACTIVE
                            && account.role().includes(Role.ANALYST));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean mayRead(Caller caller, Subscription one) {
        return mayHandle(caller, one) || (isShared(one) && caller.role().includes(Role.ANALYST));
    }

    private static boolean isShared(Subscription one) {
        return one.owner() == null && !isCanary(one);
    }

    private static boolean isCanary(Subscription one) {
        return one.id().equals(Subscriptions.CANARY);
    }

    private static SubscriptionChange refused(String field, String message, String remedy) {
        return new SubscriptionChange.Refused(List.of(new FieldError(field, message, remedy, null)));
    }

    /** What is not confirmed may have been done: the audit says that. */
    private SubscriptionChange told(
            HttpRequest<?> request, String action, @Nullable String id, Supplier<SubscriptionChange> change) {
        try {
            return change.get();
        } catch (UnconfirmedWriteException e) {
            audit.tell(request, action, id, "unconfirmed");
            throw e;
        }
    }

    private static String outcome(SubscriptionChange change) {
        return switch (change) {
            case SubscriptionChange.Saved saved -> "done";
            case SubscriptionChange.Refused refused -> "refused";
            case SubscriptionChange.Unknown unknown -> "unknown";
            case SubscriptionChange.ReadOnly readOnly -> "forbidden";
        };
    }

    private static Optional<SubscriptionId> parse(String id) {
        try {
            return Optional.of(new SubscriptionId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

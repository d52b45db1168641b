package io.silkwire.alert.account;

import io.micronaut.context.annotation.Bean;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Role;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.ReadBackTable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of this installation: a snapshot to read, and changes that return when they are in force here. The truth is the
 * compacted Kafka topic {@code silkwire.accounts}; a token revoked on one instance is void on all as soon as they have read it.
 * Thread-safe once started.
 */
@Singleton
@Bean(preDestroy = "close")
public final class Accounts implements AutoCloseable {
    private static final int MOST_TOKENS = 50;
    private static final int MOST_ENDED_SESSIONS = 100;

    private final Clock clock;
    private final AccountTable table = new AccountTable();
    private final ReadBackTable<Account> kept;
    private final ReentrantLock changes = new ReentrantLock();

    /** With the configured connection; nothing is read before {@link #start}. */
    @Inject
    public Accounts(AlertKafka kafka) {
        this(kafka.connection(), Clock.systemUTC());
    }

    /** With this connection; nothing is read before {@link #start}. */
    public Accounts(KafkaConnection kafka, Clock clock) {
        this.kept = new ReadBackTable<>(
                kafka, KafkaTopics.ACCOUNTS, Account.class, "/silkwire/alert/account", table, ReadBackTable.PATIENCE);
        this.clock = clock;
    }

    /** Reads all there is and starts to follow. */
    public void start(Duration patience) {
        kept.start(patience);
    }

    /** Those that are not deleted, by id. */
    public List<Account> all() {
        return table.all().stream()
                .filter(account -> account.state() != Account.State.DELETED)
                .sorted(Comparator.comparing(account -> account.id().value()))
                .toList();
    }

    /** The account of this id, unless it was deleted. */
    public Optional<Account> find(AccountId id) {
        return table.find(id.value()).filter(account -> account.state() != Account.State.DELETED);
    }

    /** The account of this id, if it may sign in. */
    Optional<Account> active(AccountId id) {
        return find(id).filter(Accounts::isActive);
    }

    /** Who holds this API token, while it is in force. */
    Optional<Caller> callerOfToken(String token) {
        if (!ApiTokens.isToken(token)) {
            return Optional.empty();
        }
        String sha256 = ApiTokens.sha256(token);
        return table.findByToken(sha256)
                .filter(Accounts::isActive)
                .flatMap(account -> account.tokens().stream()
                        .filter(kept -> kept.sha256().equals(sha256) && ApiTokens.isInForce(kept, clock.instant()))
                        .findFirst()
                        .map(kept -> Caller.of(account, kept)));
    }

    /** The account of a subject of an OpenID Connect provider, if it may sign in. */
    public Optional<Account> ofSubject(String subject) {
        return table.findBySubject(subject).filter(Accounts::isActive);
    }

    /** Whether an account, in whatever state, belongs to this subject: a disabled one must not come back as a newcomer. */
    public boolean isKnownSubject(String subject) {
        return table.findBySubject(subject).isPresent();
    }

    /** Whether an account of this id is there, or was. */
    public boolean isTaken(String id) {
        return table.find(id).isPresent();
    }

    /** Whether anybody could manage accounts. */
    boolean hasAdmin() {
        return table.all().stream().anyMatch(account -> isActive(account) && account.role() == Role.ADMIN);
    }

    /**
     * Adds an account.
     *
     * @param password or null for one that signs in elsewhere, or later
     */
    public AccountChange add(
            String id,
            String name,
            @Nullable String email,
            Role role,
            @Nullable String password,
            @Nullable String subject) {
        AccountId accountId;
        try {
            accountId = new AccountId(id);
        } catch (IllegalArgumentException e) {
            return new AccountChange.Refused(
                    "id", String.valueOf(e.getMessage()), "use letters, digits, dots or hyphens");
        }
        Optional<String> fault = password == null ? Optional.empty() : Passwords.fault(password, id);
        if (fault.isPresent()) {
            return new AccountChange.Refused("password", fault.get(), "choose another one");
        }
        String hash = password == null ? null : Passwords.hash(password);
        changes.lock();
        try {
            Optional<Account> before = table.find(id);
            if (before.filter(account -> account.state() == Account.State.DELETED && account.heir() != null)
                    .isPresent()) {
                return new AccountChange.Refused(
                        "id",
                        "the account '" + id + "' is still being deleted",
                        "delete it again, or choose another id");
            }
            if (before.filter(account -> account.state() != Account.State.DELETED)
                    .isPresent()) {
                return new AccountChange.Refused("id", "there is an account '" + id + "' already", "choose another id");
            }
            int version = before.map(Account::version).orElse(0) + 1;
            Instant now = clock.instant();
            return save(new Account(
                    accountId,
                    version,
                    name,
                    email,
                    role,
                    Account.State.ACTIVE,
                    hash,
                    subject,
                    List.of(),
                    now,
                    List.of(),
                    now));
        } finally {
            changes.unlock();
        }
    }

    /** Gives the account another role; sessions begun before are void. */
    public AccountChange giveRole(AccountId id, Role role) {
        return change(id, old -> of(old, old.state(), role, old.passwordHash(), old.tokens(), clock.instant()));
    }

    /** Takes from the account what it may do and what it made: the least role, no tokens, no sessions. It may still sign in. */
    public AccountChange withdraw(AccountId id) {
        return change(id, old -> of(old, old.state(), Role.VIEWER, old.passwordHash(), List.of(), clock.instant()));
    }

    /** Lets the account sign in, or no more; its sessions and tokens are void at once while it may not. */
    public AccountChange setState(AccountId id, Account.State state) {
        return change(id, old -> of(old, state, old.role(), old.passwordHash(), old.tokens(), clock.instant()));
    }

    /** Those whose deletion was begun and has not ended: what belongs to them is given to their heirs. */
    List<Account> leaving() {
        return table.all().stream()
                .filter(account -> account.heir() != null)
                .sorted(Comparator.comparing(account -> account.id().value()))
                .toList();
    }

    /** Whether this account can be deleted, or its deletion ended. */
    boolean canLeave(AccountId id) {
        return find(id).isPresent()
                || leaving().stream().anyMatch(account -> account.id().equals(id));
    }

    /** Begins the deletion of an account, or names another heir in one that was begun: it cannot sign in any more. */
    AccountChange leave(AccountId id, AccountId heir) {
        return changeOneThatLeaves(id, old -> {
            Account.State state = old.state() == Account.State.DELETED ? Account.State.DELETED : Account.State.DISABLED;
            return of(old, state, old.role(), old.passwordHash(), old.tokens(), clock.instant(), heir);
        });
    }

    /** Deletes an account that leaves, unless somebody let it sign in again meanwhile. */
    AccountChange delete(AccountId id) {
        return changeOneThatLeaves(
                id,
                old -> old.heir() == null
                        ? old
                        : of(
                                old,
                                Account.State.DELETED,
                                old.role(),
                                old.passwordHash(),
                                old.tokens(),
                                clock.instant(),
                                old.heir()));
    }

    /** Ends a deletion: all was given to the heir. */
    AccountChange left(AccountId id) {
        return changeOneThatLeaves(
                id,
                old -> of(old, old.state(), old.role(), old.passwordHash(), old.tokens(), old.sessionsFrom(), null));
    }

    /** Ends all sessions of the account. */
    public AccountChange endSessions(AccountId id) {
        return change(id, old -> of(old, old.state(), old.role(), old.passwordHash(), old.tokens(), clock.instant()));
    }

    /** Ends one session of the account, on every instance; where too many marks would have to be kept, all of them. */
    AccountChange endSession(AccountId id, Account.EndedSession ended) {
        return change(id, old -> {
            List<Account.EndedSession> marks = new ArrayList<>(stillOf(old.endedSessions()));
            marks.add(ended);
            return marks.size() > MOST_ENDED_SESSIONS
                    ? of(old, old.state(), old.role(), old.passwordHash(), old.tokens(), clock.instant())
                    : of(
                            old,
                            old.state(),
                            old.role(),
                            old.passwordHash(),
                            old.tokens(),
                            old.sessionsFrom(),
                            marks,
                            old.heir());
        });
    }

    private List<Account.EndedSession> stillOf(List<Account.EndedSession> marks) {
        Instant now = clock.instant();
        return marks.stream().filter(mark -> mark.until().isAfter(now)).toList();
    }

    /** Sets a new password; sessions begun before are void. */
    public AccountChange setPassword(AccountId id, String password) {
        Optional<String> fault = Passwords.fault(password, id.value());
        if (fault.isPresent()) {
            return new AccountChange.Refused("password", fault.get(), "choose another one");
        }
        String hash = Passwords.hash(password);
        return change(id, old -> of(old, old.state(), old.role(), hash, old.tokens(), clock.instant()));
    }

    /**
     * Adds an API token.
     *
     * @param text of the token, which is shown once and not kept
     */
    AccountChange addToken(AccountId id, String name, Role scope, @Nullable Instant expiresAt, String text) {
        if (find(id).filter(account -> account.tokens().size() >= MOST_TOKENS).isPresent()) {
            return new AccountChange.Refused(
                    "name", "an account has at most " + MOST_TOKENS + " tokens", "revoke one that is not used");
        }
        Account.ApiToken token = new Account.ApiToken(
                ApiTokens.random(6), name, ApiTokens.sha256(text), scope, clock.instant(), expiresAt);
        return change(id, old -> {
            List<Account.ApiToken> tokens = new ArrayList<>(old.tokens());
            tokens.add(token);
            return of(old, old.state(), old.role(), old.passwordHash(), tokens, old.sessionsFrom());
        });
    }

    /** Takes an API token away; it is void when this returns. */
    public AccountChange revokeToken(AccountId id, String tokenId) {
        return change(
                id,
                old -> of(
                        old,
                        old.state(),
                        old.role(),
                        old.passwordHash(),
                        old.tokens().stream()
                                .filter(token -> !token.id().equals(tokenId))
                                .toList(),
                        old.sessionsFrom()));
    }

    @Override
    public void close() {
        kept.close();
    }

    private AccountChange change(AccountId id, UnaryOperator<Account> edit) {
        return change(id, this::find, edit);
    }

    /** Also where it is deleted already, and only its heir waits. */
    private AccountChange changeOneThatLeaves(AccountId id, UnaryOperator<Account> edit) {
        return change(
                id,
                one -> table.find(one.value())
                        .filter(account -> account.state() != Account.State.DELETED || account.heir() != null),
                edit);
    }

    private AccountChange change(
            AccountId id, Function<AccountId, Optional<Account>> finder, UnaryOperator<Account> edit) {
        changes.lock();
        try {
            Optional<Account> old = finder.apply(id);
            if (old.isEmpty()) {
                return new AccountChange.Unknown(id.value());
            }
            Account edited = edit.apply(old.get());
            if (isLastAdmin(old.get()) && !(isActive(edited) && edited.role() == Role.ADMIN)) {
                return new AccountChange.Refused(
                        "id", "'" + id + "' is the last admin who can sign in", "make somebody else admin first");
            }
            return edited.equals(old.get()) ? new AccountChange.Saved(edited) : save(edited);
        } finally {
            changes.unlock();
        }
    }

    private boolean isLastAdmin(Account account) {
        return isActive(account)
                && account.role() == Role.ADMIN
                && table.all().stream()
                        .noneMatch(other -> isActive(other)
                                && other.role() == Role.ADMIN
                                && !other.id().equals(account.id()));
    }

    private AccountChange save(Account account) {
        kept.write(account.id().value(), account, account.version(), account.updatedAt());
        return new AccountChange.Saved(account);
    }

    private Account of(
            Account old,
            Account.State state,
            Role role,
            @Nullable String hash,
            List<Account.ApiToken> tokens,
            Instant sessionsFrom) {
        return of(old, state, role, hash, tokens, sessionsFrom, stillOf(old.endedSessions()), heirOf(old, state));
    }

    private Account of(
            Account old,
            Account.State state,
            Role role,
            @Nullable String hash,
            List<Account.ApiToken> tokens,
            Instant sessionsFrom,
            @Nullable AccountId heir) {
        return of(old, state, role, hash, tokens, sessionsFrom, stillOf(old.endedSessions()), heir);
    }

    /** Whoever lets it sign in again ends its deletion. */
    private static @Nullable AccountId heirOf(Account old, Account.State state) {
        return state == Account.State.ACTIVE ? null : old.heir();
    }

    private Account of(
            Account old,
            Account.State state,
            Role role,
            @Nullable String hash,
            List<Account.ApiToken> tokens,
            Instant sessionsFrom,
            List<Account.EndedSession> endedSessions,
            @Nullable AccountId heir) {
        return new Account(
                old.id(),
                old.version() + 1,
                old.name(),
                old.email(),
                role,
                state,
                hash,
                old.subject(),
                tokens,
                sessionsFrom,
                endedSessions,
                clock.instant(),
                heir);
    }

    private static boolean isActive(Account account) {
        return account.state() == Account.State.ACTIVE;
    }
}

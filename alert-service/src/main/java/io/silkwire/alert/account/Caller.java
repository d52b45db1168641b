package io.silkwire.alert.account;

import io.micronaut.http.HttpRequest;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.Role;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as far as it proved it.
 *
 * @param id of the account, {@code local} where accounts are not required, {@code anonymous} where nobody signed in
 * @param role what the caller may do; a token's scope may be less than its account's role
 * @param by how it was proven
 * @param tokenId of the API token that proved it, or null
 */
public record Caller(
        String id, String name, Role role, By by, @Nullable String tokenId) {
    static final String ATTRIBUTE = "silkwire.caller";
    static final String ASKING = "silkwire.asking";

    /** How a caller was told. */
    public enum By {
        /** Accounts are not required here. */
        NOBODY_ASKED,
        NOTHING,
        SESSION,
        TOKEN
    }

    /** Whoever reaches an installation without accounts. */
    static final Caller LOCAL = new Caller("local", "this machine", Role.ADMIN, By.NOBODY_ASKED);

    /** A caller who showed no API token. */
    public Caller(String id, String name, Role role, By by) {
        this(id, name, role, by, null);
    }

    static Caller of(Account account, By by) {
        return new Caller(account.id().value(), account.name(), account.role(), by);
    }

    static Caller of(Account account, Account.ApiToken token) {
        Role role = account.role().includes(token.scope()) ? token.scope() : account.role();
        return new Caller(account.id().value(), account.name(), role, By.TOKEN, token.id());
    }

    static Caller anonymous(Role role) {
        return new Caller("anonymous", "not signed in", role, By.NOTHING);
    }

    /** Who sent this request, after {@link AccessFilter} let it through. */
    public static Caller of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class)
                .orElse(new Caller("anonymous", "", Role.VIEWER, By.NOTHING));
    }

    /**
     * Who the sender of this request is whenever that is asked, for answers that last: empty as soon as the token is revoked, the
     * session is void or the account is disabled.
     */
    public static Supplier<Optional<Caller>> asking(HttpRequest<?> request) {
        Caller now = of(request);
        return request.getAttribute(ASKING, Asking.class).map(Asking::who).orElse(() -> Optional.of(now));
    }

    /** How the caller of a request is found out again. */
    record Asking(Supplier<Optional<Caller>> who) {}

    /** Whether what belongs to this owner may be read and changed: one's own, all of it from {@link Role#OPS} on. */
    public boolean mayHandle(@Nullable String owner) {
        return role.includes(Role.OPS) || (isSignedIn() && id.equals(owner));
    }

    /** Whether the caller is an account that signed in, by whatever means. */
    public boolean isSignedIn() {
        return by == By.SESSION || by == By.TOKEN;
    }
}

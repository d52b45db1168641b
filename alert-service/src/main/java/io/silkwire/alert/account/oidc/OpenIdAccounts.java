package io.silkwire.alert.account.oidc;

import io.micronaut.context.annotation.Requires;
import io.silkwire.alert.account.AccountChange;
import io.silkwire.alert.account.Accounts;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.Role;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said of somebody into their account: found by subject, made where newcomers may come, given the role it says. Where
 * it says roles, one that it no longer gives is gone: what is left is the role of newcomers, or nothing at all, and then the account
 * loses its API tokens too.
 */
@Singleton
@Requires(bean = OpenIdProvider.class)
public final class OpenIdAccounts {
    private static final int TRIES = 100;
    private static final int LONGEST_ID = 60;

    /** What came of it. */
    public sealed interface Outcome {
        /** It is that account. */
        record SignedIn(Account account) implements Outcome {}

        /** There is none. */
        record Refused(String why) implements Outcome {}
    }

    private final Accounts accounts;
    private final OpenIdProvider provider;

    OpenIdAccounts(Accounts accounts, OpenIdProvider provider) {
        this.accounts = accounts;
        this.provider = provider;
    }

    /** The account of whom the provider named. */
    public Outcome of(OpenIdOutcome said) {
        return switch (said) {
            case OpenIdOutcome.Refused refused -> new Outcome.Refused(refused.why());
            case OpenIdOutcome.Known known ->
                accounts.ofSubject(known.subject())
                        .map(account -> known(account, known.role()))
                        .orElseGet(() -> newcomer(known));
        };
    }

    private Outcome known(Account account, @Nullable Role said) {
        if (!provider.givesRoles()) {
            return new Outcome.SignedIn(account);
        }
        Role role = said == null ? provider.newcomers() : said;
        if (role == null) {
            accounts.withdraw(account.id());
            return new Outcome.Refused(provider.name() + " gives you no role here; ask whoever keeps accounts there");
        }
        return role == account.role() ? new Outcome.SignedIn(account) : outcome(accounts.giveRole(account.id(), role));
    }

    private Outcome newcomer(OpenIdOutcome.Known known) {
        Role role = known.role() == null ? provider.newcomers() : known.role();
        if (role == null || accounts.isKnownSubject(known.subject())) {
            return new Outcome.Refused("there is no account for you that may sign in; an admin can make one");
        }
        return freeId(known)
                .map(id -> outcome(accounts.add(id, known.name(), known.email(), role, null, known.subject())))
                .orElse(new Outcome.Refused("no account id is free for you; an admin can make an account"));
    }

    private static Outcome outcome(AccountChange change) {
        return change instanceof AccountChange.Saved saved
                ? new Outcome.SignedIn(saved.account())
                : new Outcome.Refused("your account could not be changed");
    }

    /** A slug of the name before the @, with a number where it is taken. */
    private Optional<String> freeId(OpenIdOutcome.Known known) {
        String from = known.email() == null ? known.name() : known.email().replaceFirst("@.*", "");
        String slug =
                from.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
        String base = slug.isEmpty() ? "person" : slug.substring(0, Math.min(slug.length(), LONGEST_ID));
        for (int n = 1; n <= TRIES; n++) {
            String id = n == 1 ? base : base + n;
            if (!accounts.isTaken(id)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}

package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Deletes an account and gives what belonged to it to an heir. In this order: the account is disabled, so that nothing new is made
 * under it; what it has is given away; it is deleted. Whatever is killed in between, doing it again ends it, and an id that is given
 * to somebody else later brings nothing along. Thread-safe.
 */
@Singleton
public final class Departure {
    private final Accounts accounts;
    private final List<Belongings> belongings;

    Departure(Accounts accounts, List<Belongings> belongings) {
        this.accounts = accounts;
        this.belongings = belongings;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** The account is deleted. */
        record Left(Account account, AccountId heir, int inherited) implements Outcome {}

        /** Nothing was deleted. */
        record Stayed(AccountChange why) implements Outcome {}
    }

    /** Deletes this account; what belongs to it goes to that one. */
    public Outcome of(AccountId leaving, AccountId heir) {
        Optional<Account> next =
                accounts.active(heir).filter(account -> account.role().includes(Role.ANALYST));
        if (leaving.equals(heir) || next.isEmpty()) {
            return new Outcome.Stayed(new AccountChange.Refused(
                    "heir",
                    "what belongs to '" + leaving + "' cannot go to '" + heir + "'",
                    "name another account with ?heir=ID, which is active and at least analyst"));
        }
        AccountChange disabled = accounts.setState(leaving, Account.State.DISABLED);
        if (!(disabled instanceof AccountChange.Saved)) {
            return new Outcome.Stayed(disabled);
        }
        int inherited = inherit(leaving, heir);
        AccountChange deleted = accounts.setState(leaving, Account.State.DELETED);
        // What another instance was just saving when it heard that the account is disabled.
        inherited += inherit(leaving, heir);
        return deleted instanceof AccountChange.Saved saved
                ? new Outcome.Left(saved.account(), heir, inherited)
                : new Outcome.Stayed(deleted);
    }

    private int inherit(AccountId from, AccountId heir) {
        return belongings.stream().mapToInt(one -> one.inherit(from, heir)).sum();
    }
}

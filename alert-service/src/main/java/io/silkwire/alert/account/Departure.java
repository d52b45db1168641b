package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes an account and gives what belonged to it to an heir. In this order: the account is disabled and its heir noted, so that
 * nothing new is made under it; what it has is given away; it is deleted; what was just being saved elsewhere is given away; the
 * heir's note is taken off. Each step may be done again, and the note says that some are left: whatever is killed in between, the next
 * start goes on, and so does whoever asks for it again. Thread-safe.
 */
@Singleton
public final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

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

    /** Deletes this account, or goes on where its deletion was cut; what belongs to it goes to that one. */
    public Outcome of(AccountId leaving, AccountId heir) {
        if (leaving.equals(heir) || !mayInherit(heir)) {
            return new Outcome.Stayed(new AccountChange.Refused(
                    "heir",
                    "what belongs to '" + leaving + "' cannot go to '" + heir + "'",
                    "name another account with ?heir=ID, which is active and at least analyst"));
        }
        AccountChange begun = accounts.leave(leaving, heir);
        return begun instanceof AccountChange.Saved saved ? finish(saved.account(), heir) : new Outcome.Stayed(begun);
    }

    /** Ends the deletions that were cut. */
    void resume() {
        for (Account account : accounts.leaving()) {
            AccountId heir = Objects.requireNonNull(account.heir());
            if (mayInherit(heir)) {
                Outcome outcome = finish(account, heir);
                LOG.atInfo()
                        .addKeyValue("accountId", account.id())
                        .addKeyValue("ended", outcome instanceof Outcome.Left)
                        .log("Deletion that was cut is gone on with");
            } else {
                LOG.atWarn()
                        .addKeyValue("accountId", account.id())
                        .addKeyValue("heir", heir)
                        .log(
                                "Deletion was cut and cannot end, as its heir is not active: delete it again with ?heir=ID");
            }
        }
    }

    private Outcome finish(Account leaving, AccountId heir) {
        int inherited = inherit(leaving.id(), heir);
        AccountChange deleted = accounts.delete(leaving.id());
        if (!(deleted instanceof AccountChange.Saved saved) || saved.account().state() != Account.State.DELETED) {
            return new Outcome.Stayed(
                    deleted instanceof AccountChange.Saved
                            ? new AccountChange.Refused(
                                    "id", "'" + leaving.id() + "' was let in again meanwhile", "delete it again")
                            : deleted);
        }
        // What another instance was just saving when it heard that the account is disabled.
        inherited += inherit(leaving.id(), heir);
        accounts.left(leaving.id());
        return new Outcome.Left(saved.account(), heir, inherited);
    }

    private boolean mayInherit(AccountId heir) {
        return accounts.active(heir)
                .filter(account -> account.role().includes(Role.ANALYST))
                .isPresent();
    }

    private int inherit(AccountId from, AccountId heir) {
        return belongings.stream().mapToInt(one -> one.inherit(from, heir)).sum();
    }
}

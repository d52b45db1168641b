package io.silkwire.alert.account;

import io.silkwire.contracts.AccountId;

/** What belongs to accounts and stays when one is deleted. */
public interface Belongings {
    /**
     * Gives all that belongs to somebody who leaves to somebody else, at rest: nothing of it acts until its new owner says so.
     * What was given already stays as it is, so it may be asked for again.
     *
     * @return how many things that was
     */
    int inherit(AccountId from, AccountId heir);
}

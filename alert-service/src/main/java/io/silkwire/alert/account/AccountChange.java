package io.silkwire.alert.account;

import io.silkwire.contracts.Account;

/** What came of a change of an account. */
public sealed interface AccountChange {
    /** It is in force. */
    record Saved(Account account) implements AccountChange {}

    /**
     * Nothing was changed.
     *
     * @param field what is wrong, as in the request
     * @param remedy what to do
     */
    record Refused(String field, String message, String remedy) implements AccountChange {}

    /** There is no such account. */
    record Unknown(String id) implements AccountChange {}
}

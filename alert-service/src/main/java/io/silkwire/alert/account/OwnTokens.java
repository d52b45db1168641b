package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes API tokens for people who signed in, of no more than their own role. A token makes none: those it made would outlive it.
 */
@Singleton
public final class OwnTokens {
    private static final int LONGEST_NAME = 100;

    private final Accounts accounts;

    OwnTokens(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The token's text is told here and kept nowhere. */
        record Made(String text, Account account) implements Outcome {
            /** The token never reaches a log. */
            @Override
            public String toString() {
                return "Made[" + account.id() + ", token redacted]";
            }
        }

        /** No token was made. */
        record Refused(String field, String message, String remedy) implements Outcome {}
    }

    /** A token of this name and scope, until this time or for ever. */
    public Outcome make(Caller caller, @Nullable String name, Role scope, @Nullable Instant expiresAt) {
        if (!caller.isSignedIn()) {
            return new Outcome.Refused(
                    "account",
                    "no accounts are kept here, so there are no tokens",
                    "require accounts in the configuration");
        }
        if (caller.by() != Caller.By.SESSION) {
            return new Outcome.Refused(
                    "account", "an API token cannot make another one", "sign in in a browser, and make it there");
        }
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            return new Outcome.Refused(
                    "name", "a token needs a name of at most " + LONGEST_NAME + " characters", "say what it is for");
        }
        if (!caller.role().includes(scope)) {
            return new Outcome.Refused(
                    "scope", "you are " + caller.role().label() + " and cannot give " + scope.label(), "ask for less");
        }
        String text = ApiTokens.make();
        return switch (accounts.addToken(new AccountId(caller.id()), name.strip(), scope, expiresAt, text)) {
            case AccountChange.Saved saved -> new Outcome.Made(text, saved.account());
            case AccountChange.Refused refused ->
                new Outcome.Refused(refused.field(), refused.message(), refused.remedy());
            case AccountChange.Unknown unknown ->
                new Outcome.Refused("account", "your account is not there any more", "sign in again");
        };
    }
}

package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Name and password into an account or a refusal. Five wrong passwords for an account, or twenty from an address, within a quarter
 * of an hour, and no more are looked at for a while (OWASP Authentication: login throttling); the answer never tells whether the
 * account exists.
 */
@Singleton
public final class SignIn {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** What came of it. */
    public sealed interface Outcome {
        /** It is that account. */
        record SignedIn(Account account) implements Outcome {}

        /** Name and password do not belong together. */
        record Wrong() implements Outcome {}

        /** Too many wrong ones. */
        record Locked(Duration forHowLong) implements Outcome {}
    }

    private final Accounts accounts;
    private final Throttle byAccount = new Throttle(5, WINDOW);
    private final Throttle byAddress = new Throttle(20, WINDOW);

    SignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Tries them, for somebody at this address. */
    public Outcome with(String id, String password, String address) {
        Optional<Duration> wait = byAccount.take(id).or(() -> byAddress.take(address));
        if (wait.isPresent()) {
            return new Outcome.Locked(wait.get());
        }
        Optional<Account> account = account(id);
        boolean fits = password.length() <= Passwords.LONGEST
                && Passwords.fits(password, account.map(Account::passwordHash).orElse(null));
        if (!fits || account.isEmpty()) {
            return new Outcome.Wrong();
        }
        byAccount.forgive(id);
        byAddress.forgive(address);
        return new Outcome.SignedIn(account.get());
    }

    private Optional<Account> account(String id) {
        try {
            return accounts.active(new AccountId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

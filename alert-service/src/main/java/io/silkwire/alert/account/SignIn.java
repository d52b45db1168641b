package io.silkwire.alert.account;

import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Name and password into an account or a refusal; the answer never tells whether the account exists. Wrong ones are bounded where
 * they come from: five within a quarter of an hour for an account from one address, twenty from one address; and slowly for an
 * account from everywhere together, a hundred an hour. A browser that signed in before (OWASP, Slow Down Online Guessing Attacks
 * with Device Cookies) has a bound of its own, ten, and no other holds for it: so whoever guesses from outside stops nobody who
 * belongs here.
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

    /** One bound that an attempt falls under. */
    private record Bound(Throttle throttle, String key) {}

    private final Accounts accounts;
    private final Throttle byAccountAndSender = new Throttle(5, WINDOW);
    private final Throttle bySender = new Throttle(20, WINDOW);
    private final Throttle byAccount = new Throttle(100, Duration.ofHours(1));
    private final Throttle byDevice = new Throttle(10, WINDOW);

    SignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Tries them.
     *
     * @param sender where they come from, as {@code Arrival.sender} tells it
     * @param device id of a browser that signed in to this account before, or null
     */
    public Outcome with(String id, String password, String sender, @Nullable String device) {
        List<Bound> bounds = device == null
                ? List.of(
                        new Bound(bySender, sender),
                        new Bound(byAccountAndSender, id + " " + sender),
                        new Bound(byAccount, id))
                : List.of(new Bound(byDevice, id + " " + device));
        Optional<Duration> wait = take(bounds);
        if (wait.isPresent()) {
            return new Outcome.Locked(wait.get());
        }
        Optional<Account> account = account(id);
        boolean fits = password.length() <= Passwords.LONGEST
                && Passwords.fits(password, account.map(Account::passwordHash).orElse(null));
        if (!fits || account.isEmpty()) {
            return new Outcome.Wrong();
        }
        // Only this attempt: who has an account of their own must not buy guesses at others' with it.
        bounds.forEach(bound -> bound.throttle().giveBack(bound.key()));
        return new Outcome.SignedIn(account.get());
    }

    /** Takes one of each bound, or none at all. */
    private static Optional<Duration> take(List<Bound> bounds) {
        for (int i = 0; i < bounds.size(); i++) {
            Optional<Duration> wait =
                    bounds.get(i).throttle().take(bounds.get(i).key());
            if (wait.isPresent()) {
                bounds.subList(0, i).forEach(taken -> taken.throttle().giveBack(taken.key()));
                return wait;
            }
        }
        return Optional.empty();
    }

    private Optional<Account> account(String id) {
        try {
            return accounts.active(new AccountId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package io.silkwire.alert.delivery.email;

import io.silkwire.alert.account.Accounts;
import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.delivery.Pace;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mails warnings about a subscription to the account it belongs to, whatever its alerts go by: an endpoint that fails cannot say so
 * itself. Alerts never go by it. The installation's own subscriptions belong to no account.
 */
@Singleton
public final class AccountMail implements DeliveryChannel {
    /** The word for this channel. */
    public static final String NAME = "account-email";

    private final EmailChannel mail;
    private final Function<AccountId, Optional<Account>> accounts;

    @Inject
    AccountMail(EmailChannel mail, Accounts accounts) {
        this(mail, accounts::find);
    }

    AccountMail(EmailChannel mail, Function<AccountId, Optional<Account>> accounts) {
        this.mail = mail;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean takesAlerts() {
        return false;
    }

    @Override
    public @Nullable String endpoint(Subscription subscription) {
        return address(subscription)
                .filter(address -> mail.isOn())
                .map(address -> "mailto:" + address.toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    @Override
    public Pace pace() {
        return mail.pace();
    }

    @Override
    public String relay() {
        return mail.relay();
    }

    @Override
    public DeliveryReport attempt(Outgoing message, Subscription subscription) {
        return address(subscription)
                .map(address -> mail.attempt(message, subscription, new Subscription.Email(address, "", null)))
                .orElseGet(() -> DeliveryReport.stopped(Reason.SUBSCRIPTION_GONE));
    }

    /** Not where the alerts are mailed there too: then that channel tells it, or it is the one that fails. */
    private Optional<String> address(Subscription subscription) {
        Subscription.Email alerts = subscription.email();
        return Optional.ofNullable(subscription.owner())
                .flatMap(accounts)
                .filter(account -> account.state() == Account.State.ACTIVE)
                .map(Account::email)
                .filter(address -> !address.isBlank())
                .filter(address -> alerts == null || !isSame(alerts, address));
    }

    private static boolean isSame(Subscription.Email alerts, String address) {
        boolean unsubscribed = alerts.disabled() != null && alerts.disabled().reason() == Reason.UNSUBSCRIBED;
        return !unsubscribed && alerts.address().equalsIgnoreCase(address);
    }
}

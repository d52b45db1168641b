package io.silkwire.alert.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.MailServer;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Notice;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Role;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warnings to the account a subscription belongs to, against a real SMTP server. */
@NullUnmarked // fields are set before each test
class AccountMailTest {
    private static final AccountId ANNA = new AccountId("anna");
    private static final String HER_ADDRESS = "anna@reader.example";
    private MailServer server;

    @BeforeEach
    void start(@TempDir Path own) {
        server = MailServer.start(MailServer.Security.STARTTLS, own);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theOwnerOfASubscriptionThatHasAWebhookOnlyIsWarnedByMail() {
        AccountMail mail = mail("localhost", Account.State.ACTIVE);
        Subscription subscription = subscription(ANNA, null);

        assertThat(mail.takesAlerts()).isFalse();
        assertThat(mail.endpoint(subscription)).isEqualTo("mailto:" + HER_ADDRESS);
        assertThat(mail.attempt(new Outgoing.Warning(notice()), subscription).outcome())
                .isEqualTo(new DeliveryOutcome.Delivered(250));
        MailServer.Mail got = server.received().getFirst();
        assertThat(got.to()).isEqualTo(HER_ADDRESS);
        assertThat(got.text())
                .contains("webhook to hooks.example is failing", "/subscriptions/water/sending")
                .doesNotContain("List-Unsubscribe", "nsubscribe:");
    }

    @Test
    void nobodyIsWarnedTwiceOverOneMailboxNorOverTheOneThatFails() {
        AccountMail mail = mail("localhost", Account.State.ACTIVE);
        assertThat(mail.endpoint(subscription(ANNA, mailbox(HER_ADDRESS.toUpperCase(Locale.ROOT), null))))
                .isNull();
        assertThat(mail.endpoint(subscription(ANNA, mailbox(HER_ADDRESS, Reason.ADDRESS_UNKNOWN))))
                .isNull();
        assertThat(mail.endpoint(subscription(ANNA, mailbox("desk@reader.example", Reason.ADDRESS_UNKNOWN))))
                .isNotNull();
        assertThat(mail.endpoint(subscription(ANNA, mailbox(HER_ADDRESS, Reason.UNSUBSCRIBED))))
                .as("who unsubscribed from alerts still wants to know what fails")
                .isNotNull();
    }

    @Test
    void withoutOwnerServerOrAnAccountInForceThereIsNobodyToTell() {
        assertThat(mail("localhost", Account.State.ACTIVE).endpoint(subscription(null, null)))
                .isNull();
        assertThat(mail(null, Account.State.ACTIVE).endpoint(subscription(ANNA, null)))
                .isNull();
        assertThat(mail("localhost", Account.State.DISABLED).endpoint(subscription(ANNA, null)))
                .isNull();
    }

    private AccountMail mail(@Nullable String host, Account.State state) {
        EmailSettings settings = new EmailSettings(
                host,
                server.port(),
                "starttls",
                MailServer.USER,
                MailServer.PASSWORD,
                "watch@silkwire.example",
                "Silkwire",
                "https://silkwire.example",
                Duration.ofSeconds(2),
                20,
                Duration.ofSeconds(30));
        EmailChannel channel = new EmailChannel(
                settings,
                Clock.fixed(Alerts.NOON, ZoneOffset.UTC),
                server.trusting().getSocketFactory());
        Account anna = new Account(
                ANNA,
                1,
                "Anna",
                HER_ADDRESS,
                Role.ANALYST,
                state,
                null,
                null,
                List.of(),
                Alerts.NOON,
                List.of(),
                Alerts.NOON);
        return new AccountMail(channel, id -> id.equals(ANNA) ? Optional.of(anna) : Optional.empty());
    }

    private static Subscription.Email mailbox(String address, @Nullable Reason disabled) {
        return new Subscription.Email(
                address, "secret", disabled == null ? null : new Subscription.Disabled(Alerts.NOON, disabled));
    }

    private static Subscription subscription(@Nullable AccountId owner, Subscription.@Nullable Email email) {
        return new Subscription(
                new SubscriptionId("water"),
                1,
                "Water",
                List.of(new TopicId("water")),
                null,
                List.of(),
                Subscription.Webhook.of("https://hooks.example/x", Alerts.SECRET),
                Subscription.State.ACTIVE,
                "api",
                Alerts.NOON,
                email,
                Sending.STANDARD,
                null,
                owner);
    }

    private static Notice notice() {
        SubscriptionId id = new SubscriptionId("water");
        return new Notice(
                AlertId.ofNotice(id, Alerts.NOON, 1),
                id,
                "Water",
                "webhook",
                "hooks.example",
                1,
                Reason.RECEIVER_ERROR,
                Alerts.NOON,
                Alerts.NOON.plus(Duration.ofDays(4)),
                false);
    }
}

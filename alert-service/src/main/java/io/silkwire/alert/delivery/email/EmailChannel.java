package io.silkwire.alert.delivery.email;

import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.MessageText;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.delivery.Pace;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails an alert to the mailbox of its subscription; what the server answers decides what comes next. */
@Singleton
public final class EmailChannel implements DeliveryChannel {
    /** The word for this channel. */
    public static final String NAME = "email";

    private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);
    private static final int TAKEN = 250;

    private final EmailSettings settings;
    private final Clock clock;
    private final Session session;

    /** With the system's clock and certificates. */
    @Inject
    public EmailChannel(EmailSettings settings) {
        this(settings, Clock.systemUTC(), null);
    }

    EmailChannel(EmailSettings settings, Clock clock, @Nullable SSLSocketFactory sockets) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings, sockets));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String endpoint(Subscription subscription) {
        Subscription.Email email = subscription.email();
        return !settings.isOn() || email == null || email.disabled() != null
                ? null
                : "mailto:" + email.address().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Reason shut(Subscription subscription) {
        Subscription.Email email = subscription.email();
        if (email == null) {
            return null;
        }
        if (email.disabled() != null) {
            return email.disabled().reason() == Reason.UNSUBSCRIBED ? Reason.UNSUBSCRIBED : Reason.ENDPOINT_DISABLED;
        }
        return settings.isOn() ? null : Reason.SMTP_NOT_CONFIGURED;
    }

    @Override
    public Pace pace() {
        return new Pace(settings.perRecipient(), settings.recipientPause());
    }

    /** One server for all. */
    @Override
    public String relay() {
        return "smtp:" + settings.host() + ":" + settings.port();
    }

    @Override
    public DeliveryReport attempt(Outgoing message, Subscription subscription) {
        Subscription.Email to = subscription.email();
        return to == null ? DeliveryReport.stopped(Reason.SUBSCRIPTION_GONE) : attempt(message, subscription, to);
    }

    /** Whether there is a server to send mail by. */
    boolean isOn() {
        return settings.isOn();
    }

    /** @param to without a secret where there is nothing to unsubscribe from */
    DeliveryReport attempt(Outgoing message, Subscription subscription, Subscription.Email to) {
        MimeMessage mail;
        try {
            mail = AlertMail.of(session, settings, message, subscription, to, clock.instant());
        } catch (MessagingException e) {
            return new DeliveryReport(
                    new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED),
                    null,
                    "(the address is none that mail can be sent to)");
        }
        return send(mail, message, to, subscription);
    }

    private DeliveryReport send(MimeMessage mail, Outgoing message, Subscription.Email to, Subscription subscription) {
        String told = told(message, subscription);
        try (Transport transport = session.getTransport()) {
            transport.connect(settings.username(), settings.password());
            transport.sendMessage(mail, mail.getAllRecipients());
            return new DeliveryReport(new DeliveryOutcome.Delivered(TAKEN), told, null);
        } catch (MessagingException e) {
            DeliveryOutcome outcome = SmtpReply.outcome(e);
            LOG.atDebug()
                    .addKeyValue("subscriptionId", subscription.id())
                    .addKeyValue("status", outcome.status())
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("A mail was not taken");
            return new DeliveryReport(outcome, told, answer(e, to.address()));
        }
    }

    /** What was sent, for its owner's eyes: the way to unsubscribe is a secret, and the address is left out. */
    private String told(Outgoing message, Subscription subscription) {
        MessageText text = MessageText.of(message, subscription);
        return DeliveryReport.request(
                "Mail " + message.id() + " by way of " + settings.host() + ":" + settings.port() + "\nSubject: "
                        + text.subject(),
                MailBody.of(text, "…", "…").plain());
    }

    private static String answer(MessagingException failure, String address) {
        Exception last = failure;
        for (Exception e = failure; e != null; e = SmtpReply.next(e)) {
            last = e;
        }
        return String.valueOf(last.getMessage()).replace(address, "(the address)");
    }

    private static Properties properties(EmailSettings settings, @Nullable SSLSocketFactory sockets) {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host() == null ? "" : settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put(
                "mail.smtp.auth",
                Boolean.toString(
                        settings.username() != null && !settings.username().isBlank()));
        properties.put(
                "mail.smtp.starttls.enable", Boolean.toString(settings.how() == EmailSettings.Security.STARTTLS));
        // Without it a server, or somebody before it, could take the encryption away and be sent the password.
        properties.put(
                "mail.smtp.starttls.required", Boolean.toString(settings.how() == EmailSettings.Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.how() == EmailSettings.Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.quitwait", "false");
        if (sockets != null) {
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        }
        return properties;
    }
}

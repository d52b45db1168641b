package io.silkwire.alert.delivery.email;

import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
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
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
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
    public Pace pace() {
        return new Pace(settings.perRecipient(), settings.recipientPause());
    }

    @Override
    public DeliveryReport attempt(Outgoing message, Subscription subscription) {
        Subscription.Email to = subscription.email();
        if (to == null) {
            return DeliveryReport.stopped(Reason.SUBSCRIPTION_GONE);
        }
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
        String told = "Mail " + message.id() + " by way of " + settings.host() + ":" + settings.port();
        try (Transport transport = session.getTransport()) {
            transport.connect(settings.username(), settings.password());
            transport.sendMessage(mail, mail.getAllRecipients());
            return new DeliveryReport(new DeliveryOutcome.Delivered(TAKEN), told, null);
        } catch (MessagingException e) {
            DeliveryOutcome outcome = outcome(e);
            LOG.atDebug()
                    .addKeyValue("subscriptionId", subscription.id())
                    .addKeyValue("status", outcome.status())
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("A mail was not taken");
            return new DeliveryReport(outcome, told, answer(e, to.address()));
        }
    }

    /** RFC 5321 §4.2.1: 4yz is worth another try, 5yz is not. */
    private static DeliveryOutcome outcome(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException refused) {
                return byCode(refused.getReturnCode(), Reason.ADDRESS_UNKNOWN);
            }
        }
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPSendFailedException refused) {
                return byCode(refused.getReturnCode(), Reason.RECEIVER_ERROR);
            }
            if (e instanceof SMTPSenderFailedException refused) {
                // Our own address or sign-in is at fault: that can be put right meanwhile.
                return new DeliveryOutcome.Retryable(refused.getReturnCode(), Reason.RECEIVER_ERROR, null);
            }
        }
        return new DeliveryOutcome.Retryable(0, Reason.RECEIVER_UNREACHABLE, null);
    }

    private static DeliveryOutcome byCode(int code, Reason permanent) {
        return code >= 500 && code < 600
                ? new DeliveryOutcome.Stopped(code, permanent)
                : new DeliveryOutcome.Retryable(Math.max(0, code), Reason.RECEIVER_ERROR, null);
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException failure ? failure.getNextException() : null;
    }

    private static String answer(MessagingException failure, String address) {
        Exception last = failure;
        for (Exception e = failure; e != null; e = next(e)) {
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

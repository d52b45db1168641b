package io.silkwire.alert.delivery.email;

import io.silkwire.alert.delivery.MessageText;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Turns a message into a mail: headers that say what it belongs to and how to be rid of it, and the two parts of its body. */
final class AlertMail extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private AlertMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * The mail.
     *
     * @throws MessagingException where the address is none that a mail can be sent to
     */
    static MimeMessage of(
            Session session,
            EmailSettings settings,
            Outgoing message,
            Subscription subscription,
            Subscription.Email to,
            Instant now)
            throws MessagingException {
        AlertMail mail = new AlertMail(session, id("alert", message.id().value(), settings));
        try {
            mail.setFrom(new InternetAddress(settings.from(), settings.fromName(), UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has " + UTF_8, e);
        }
        mail.setRecipient(RecipientType.TO, recipient(to.address()));
        MessageText text = MessageText.of(message, subscription);
        mail.setSubject(text.subject(), UTF_8);
        mail.setSentDate(Date.from(now));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message instanceof Outgoing.One one && one.severity() == Severity.URGENT) {
            // RFC 4021 §2.1.53, which mail programs show and filter by.
            mail.setHeader("Importance", "high");
        }
        mail.putIntoThread(message, settings);
        String unsubscribe = to.secret().isEmpty()
                ? null
                : settings.url("/unsubscribe/" + UnsubscribeToken.of(subscription.id(), to));
        if (unsubscribe != null) {
            mail.offerToUnsubscribe(unsubscribe);
        }
        mail.setBody(MailBody.of(text, settings.url("/subscriptions/" + subscription.id() + "/sending"), unsubscribe));
        mail.saveChanges();
        return mail;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** A record that did not come through the check of drafts must not get a second header or recipient in either. */
    private static InternetAddress recipient(String address) throws MessagingException {
        if (address.chars().anyMatch(c -> c <= ' ' || c == 0x7f || ",;:<>()[]\"".indexOf(c) >= 0)) {
            throw new MessagingException("the address has characters that no address has");
        }
        InternetAddress recipient = new InternetAddress(address, true);
        recipient.validate();
        return recipient;
    }

    /** All revisions of a statement refer to one root, and each to the one before. */
    private void putIntoThread(Outgoing message, EmailSettings settings) throws MessagingException {
        if (!(message instanceof Outgoing.One one) || one.sample()) {
            return;
        }
        Alert alert = one.alert();
        String root = id("thread", alert.subscriptionId() + "." + alert.statementId(), settings);
        if (alert.revision() < 2) {
            setHeader("References", root);
            return;
        }
        AlertId before = AlertId.of(alert.subscriptionId(), alert.statementId(), alert.revision() - 1);
        String previous = id("alert", before.value(), settings);
        setHeader("In-Reply-To", previous);
        setHeader("References", root + "\r\n " + previous);
    }

    /** RFC 8058 §3.1: one-click works over https alone; the header stays on one line, as some who check signatures need it. */
    private void offerToUnsubscribe(String url) throws MessagingException {
        setHeader("List-Unsubscribe", "<" + url + ">");
        if (url.startsWith("https://")) {
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private void setBody(MailBody body) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(body.plain(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(body.html(), UTF_8, "html");
        // The last part is the one that is preferred (RFC 2046 §5.1.4).
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(plain);
        both.addBodyPart(html);
        setContent(both);
    }

    private static String id(String kind, String value, EmailSettings settings) {
        return "<" + kind + "." + value + "@" + settings.domain() + ">";
    }
}

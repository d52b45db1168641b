package io.silkwire.alert.delivery.email;

import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.contracts.Reason;
import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the server said when it did not take a mail → what comes next. The three digits alone (RFC 5321 §4.2.1) do not tell the mailbox
 * from the way to it: "554 Relay access denied" says nothing about the address. The enhanced status code does (RFC 3463 §3): of
 * {@code X.1.z} those about the address of the recipient, {@code X.2.z} about the mailbox, {@code X.5.z} and {@code X.6.z} about this
 * mail; the others, and whatever was said before the recipient was, are about us or the server, which all mail goes by. Nothing is final
 * at the first time of hearing it: an address that is unknown may be one again when the server's directory is back.
 */
final class SmtpReply {
    private static final Pattern ENHANCED =
            Pattern.compile("^[245][0-9]{2}[ -]([245])\\.([0-9]{1,3})\\.([0-9]{1,3})\\b", Pattern.MULTILINE);
    /** About the recipient's address; 5.1.7, 5.1.8 and 5.1.9 are about the sender's (RFC 3463 §3.2, RFC 7505 §4.2). */
    private static final Pattern OF_RECIPIENT = Pattern.compile("0|1|2|3|4|6|10");

    private SmtpReply() {}

    /** What follows from this failure to send. */
    static DeliveryOutcome outcome(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException refused) {
                return toRecipient(refused.getReturnCode(), String.valueOf(refused.getMessage()));
            }
        }
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPSendFailedException refused) {
                return toRecipient(refused.getReturnCode(), String.valueOf(refused.getMessage()));
            }
        }
        // No connection, no encryption, no sign-in, or not from our address: it is so for every mailbox, and can be put
        // right.
        return new DeliveryOutcome.Retryable(Math.max(0, code(failure)), Reason.RELAY_FAILED, null);
    }

    private static DeliveryOutcome toRecipient(int code, String reply) {
        return new DeliveryOutcome.Retryable(Math.max(0, code), reason(code, reply), null);
    }

    private static Reason reason(int code, String reply) {
        Matcher enhanced = ENHANCED.matcher(reply);
        if (!enhanced.find()) {
            return Reason.RECEIVER_ERROR;
        }
        boolean permanent = code >= 500 && enhanced.group(1).equals("5");
        return switch (enhanced.group(2)) {
            case "1" ->
                OF_RECIPIENT.matcher(enhanced.group(3)).matches()
                        ? permanent ? Reason.ADDRESS_UNKNOWN : Reason.RECEIVER_ERROR
                        : Reason.RELAY_FAILED;
            case "2", "5", "6" -> Reason.RECEIVER_ERROR;
            default -> Reason.RELAY_FAILED;
        };
    }

    private static int code(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPSenderFailedException refused) {
                return refused.getReturnCode();
            }
        }
        return 0;
    }

    static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException failure ? failure.getNextException() : null;
    }
}

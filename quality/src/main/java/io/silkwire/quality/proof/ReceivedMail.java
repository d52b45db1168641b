package io.silkwire.quality.proof;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.jsoup.Jsoup;

/**
 * A mail as its reader sees it.
 *
 * @param id its {@code Message-ID}
 * @param subject decoded
 * @param plain text of its first part
 * @param html what a reader sees of its second
 */
public record ReceivedMail(String id, String subject, String plain, String html) {
    private static final String PARTS = "\f";

    /** @throws MessagingException where it is no mail of two parts that say the same */
    public static ReceivedMail parse(byte[] raw) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        if (!(message.getContent() instanceof MimeMultipart parts) || parts.getCount() != 2) {
            throw new MessagingException("expected a mail of two parts, found " + message.getContentType());
        }
        return new ReceivedMail(
                String.valueOf(message.getMessageID()),
                String.valueOf(message.getSubject()),
                text(parts.getBodyPart(0), "text/plain"),
                Jsoup.parse(text(parts.getBodyPart(1), "text/html")).text());
    }

    private static String text(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type) || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            throw new MessagingException("expected a part " + type + ", found " + part.getContentType());
        }
        return String.valueOf(part.getContent()).replace("\r\n", "\n");
    }

    /** All that is the same in every try: the date and what parts the parts are not. */
    public String content() {
        return String.join(PARTS, subject, plain, html);
    }

    /** Out of what {@link #content} wrote. */
    static ReceivedMail of(String content) {
        String[] parts = content.split(PARTS, 3);
        return parts.length == 3
                ? new ReceivedMail("", parts[0], parts[1], parts[2])
                : new ReceivedMail("", content, "", "");
    }
}

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A mail as its reader sees it.
 *
 * @param id its {@code Message-ID}
 * @param subject decoded
 * @param plain text of its first part, without the sentence that tells the version
 * @param html what a reader sees of its second, without it too
 * @param version of the subscription that it names, 0 where it names none
 */
public record ReceivedMail(String id, String subject, String plain, String html, int version) {
    private static final String PARTS = "\f";

    /** What the subscription asks for is told where it was not edited since, so this sentence may be another in the next try. */
    private static final Pattern ASKED =
            Pattern.compile("(?m)^(?:It fitted v|V)ersion (\\d+) of the subscription.*\\n");

    /** @throws MessagingException where it is no mail of two parts that say the same */
    public static ReceivedMail parse(byte[] raw) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        if (!(message.getContent() instanceof MimeMultipart parts) || parts.getCount() != 2) {
            throw new MessagingException("expected a mail of two parts, found " + message.getContentType());
        }
        String plain = text(parts.getBodyPart(0), "text/plain");
        Document html = Jsoup.parse(text(parts.getBodyPart(1), "text/html"));
        html.select("small").remove();
        Matcher asked = ASKED.matcher(plain);
        int version = asked.find() ? Integer.parseInt(asked.group(1)) : 0;
        return new ReceivedMail(
                String.valueOf(message.getMessageID()),
                String.valueOf(message.getSubject()),
                asked.replaceAll(""),
                html.text(),
                version);
    }

    private static String text(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type) || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            throw new MessagingException("expected a part " + type + ", found " + part.getContentType());
        }
        return String.valueOf(part.getContent()).replace("\r\n", "\n");
    }

    /** All that is the same in every try: the date and what parts the parts are not. */
    public String content() {
        return String.join(PARTS, subject, plain, html, Integer.toString(version));
    }

    /** Out of what {@link #content} wrote. */
    static ReceivedMail of(String content) {
        String[] parts = content.split(PARTS, 4);
        return parts.length == 4
                ? new ReceivedMail("", parts[0], parts[1], parts[2], Integer.parseInt(parts[3]))
                : new ReceivedMail("", content, "", "", 0);
    }
}

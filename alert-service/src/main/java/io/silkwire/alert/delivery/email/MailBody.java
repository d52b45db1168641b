package io.silkwire.alert.delivery.email;

import io.silkwire.alert.delivery.MessageText;
import io.silkwire.alert.delivery.MessageText.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The two parts of a mail, saying the same.
 *
 * @param plain text
 * @param html with everything escaped that somebody else wrote
 */
record MailBody(String plain, String html) {
    /**
     * The parts of this message.
     *
     * @param settingsUrl where its owner changes what is sent
     * @param unsubscribeUrl a page that asks first; null where there is nothing to unsubscribe from
     */
    static MailBody of(MessageText text, String settingsUrl, @Nullable String unsubscribeUrl) {
        return new MailBody(plain(text, settingsUrl, unsubscribeUrl), html(text, settingsUrl, unsubscribeUrl));
    }

    private static String plain(MessageText text, String settingsUrl, @Nullable String unsubscribeUrl) {
        StringBuilder plain = new StringBuilder();
        if (text.lead() != null) {
            plain.append(text.lead()).append("\n\n");
        }
        for (Entry entry : text.entries()) {
            plain.append(entry.titled()).append('\n');
            plain.append(entry.origin()).append('\n');
            if (!entry.because().isEmpty()) {
                plain.append("because of: ")
                        .append(String.join(", ", entry.because()))
                        .append('\n');
            }
            if (entry.copies() != null) {
                plain.append(entry.copies()).append('\n');
            }
            if (entry.url() != null) {
                plain.append(entry.url()).append('\n');
            }
            plain.append('\n');
        }
        if (text.more() > 0) {
            plain.append("and ").append(text.more()).append(" more\n\n");
        }
        if (text.asked() != null) {
            plain.append(text.asked()).append("\n\n");
        }
        // The separator of a signature (RFC 3676 §4.3).
        return plain.append("-- \nWhen it is sent: ")
                .append(settingsUrl)
                .append(unsubscribeUrl == null ? "" : "\nUnsubscribe: " + unsubscribeUrl)
                .append('\n')
                .toString();
    }

    private static String html(MessageText text, String settingsUrl, @Nullable String unsubscribeUrl) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>")
                .append(escaped(text.subject()))
                .append("</title></head><body>\n");
        if (text.lead() != null) {
            html.append("<p>").append(escaped(text.lead())).append("</p>\n");
        }
        for (Entry entry : text.entries()) {
            append(html, entry);
        }
        if (text.more() > 0) {
            html.append("<p>and ").append(text.more()).append(" more</p>\n");
        }
        if (text.asked() != null) {
            html.append("<p dir=\"auto\"><small>").append(escaped(text.asked())).append("</small></p>\n");
        }
        return html.append("<hr>\n<p><a href=\"")
                .append(escaped(settingsUrl))
                .append("\">When it is sent</a>")
                .append(unsubscribeUrl == null ? "" : " · <a href=\"" + escaped(unsubscribeUrl) + "\">Unsubscribe</a>")
                .append("</p>\n</body></html>\n")
                .toString();
    }

    private static void append(StringBuilder html, Entry entry) {
        String title = escaped(entry.titled());
        html.append("<p dir=\"auto\"><b>");
        if (entry.url() == null) {
            html.append(title);
        } else {
            html.append("<a rel=\"noreferrer\" href=\"")
                    .append(escaped(entry.url()))
                    .append("\">")
                    .append(title)
                    .append("</a>");
        }
        html.append("</b><br>\n").append(escaped(entry.origin()));
        if (!entry.because().isEmpty()) {
            html.append("<br>\nbecause of: <b>")
                    .append(escaped(String.join(", ", entry.because())))
                    .append("</b>");
        }
        if (entry.copies() != null) {
            html.append("<br>\n").append(escaped(entry.copies()));
        }
        html.append("</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

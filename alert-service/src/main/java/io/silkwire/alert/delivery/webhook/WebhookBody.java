package io.silkwire.alert.delivery.webhook;

import io.silkwire.alert.delivery.MessageText;
import io.silkwire.alert.delivery.MessageText.Entry;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The body of a webhook in the shape its receiver reads. What statements say is escaped for each: in Slack's mrkdwn {@code & < >},
 * in Telegram's HTML the same, in the Markdown of Adaptive Cards its punctuation. Lengths are bounded as the receivers bound them:
 * Slack 3 000 characters a section and 50 blocks (api.slack.com, "Block Kit: section block"), Telegram 4 096 characters
 * (core.telegram.org, "sendMessage"), Teams 28 KB (learn.microsoft.com, "Create incoming webhooks").
 */
final class WebhookBody {
    private static final int SLACK_SECTION = 3_000;
    private static final int SLACK_ENTRIES = 40;
    private static final int TELEGRAM_TEXT = 4_096;
    private static final int TEAMS_TEXT = 12_000;

    private WebhookBody() {}

    /** The JSON to post. */
    static byte[] of(Outgoing message, Subscription subscription, Subscription.Webhook webhook) {
        return switch (webhook.shape()) {
            case STANDARD -> JsonCodec.write(WebhookMessage.of(message));
            case SLACK -> JsonCodec.write(slack(MessageText.of(message, subscription)));
            case TEAMS -> JsonCodec.write(teams(MessageText.of(message, subscription)));
            case TELEGRAM ->
                JsonCodec.write(telegram(
                        MessageText.of(message, subscription), Objects.requireNonNullElse(webhook.chat(), "")));
        };
    }

    private static Map<String, Object> slack(MessageText text) {
        List<Object> blocks = new ArrayList<>();
        blocks.add(section("*" + markup(text.subject()) + "*"));
        if (text.lead() != null) {
            blocks.add(section(markup(text.lead())));
        }
        text.entries().stream().limit(SLACK_ENTRIES).forEach(entry -> blocks.add(section(slackEntry(entry))));
        int left = text.more() + Math.max(0, text.entries().size() - SLACK_ENTRIES);
        if (left > 0) {
            blocks.add(section(more(left)));
        }
        if (text.asked() != null) {
            blocks.add(section(markup(text.asked())));
        }
        return Map.of("text", markup(text.subject()), "blocks", blocks);
    }

    private static Map<String, Object> section(String markup) {
        String bounded = markup.length() <= SLACK_SECTION ? markup : markup.substring(0, SLACK_SECTION - 1) + "…";
        return Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", bounded));
    }

    private static String slackEntry(Entry entry) {
        String title = markup(entry.titled());
        String url = entry.url();
        // Inside <…|…> neither bracket nor bar may stand.
        boolean linked = url != null && url.chars().noneMatch(c -> c == '|' || c == '<' || c == '>' || c <= ' ');
        return (linked ? "<" + markup(String.valueOf(url)) + "|" + title.replace('|', '¦') + ">" : title) + "\n"
                + markup(details(entry));
    }

    private static Map<String, Object> telegram(MessageText text, String chat) {
        StringBuilder html = new StringBuilder("<b>" + markup(text.subject()) + "</b>");
        if (text.lead() != null) {
            html.append('\n').append(markup(text.lead()));
        }
        int told = 0;
        for (Entry entry : text.entries()) {
            String next = "\n\n" + telegramEntry(entry);
            // Whole entries only: an element cut in its middle would be refused.
            if (html.length() + next.length() > TELEGRAM_TEXT - 40) {
                break;
            }
            html.append(next);
            told++;
        }
        int left = text.more() + text.entries().size() - told;
        if (left > 0) {
            html.append("\n\n").append(more(left));
        }
        if (text.asked() != null) {
            String asked = "\n\n<i>" + markup(text.asked()) + "</i>";
            html.append(html.length() + asked.length() <= TELEGRAM_TEXT ? asked : "");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("chat_id", chat);
        body.put("text", html.toString());
        body.put("parse_mode", "HTML");
        body.put("disable_web_page_preview", true);
        return body;
    }

    private static String telegramEntry(Entry entry) {
        String title = markup(entry.titled());
        String url = entry.url();
        return (url == null ? title : "<a href=\"" + markup(url).replace("\"", "&quot;") + "\">" + title + "</a>")
                + "\n" + markup(details(entry));
    }

    private static Map<String, Object> teams(MessageText text) {
        List<Object> blocks = new ArrayList<>();
        blocks.add(textBlock(markdown(text.subject()), "Bolder"));
        if (text.lead() != null) {
            blocks.add(textBlock(markdown(text.lead()), "Default"));
        }
        int length = 0;
        int told = 0;
        for (Entry entry : text.entries()) {
            String next = teamsEntry(entry);
            length += next.length();
            if (length > TEAMS_TEXT / 2) {
                break;
            }
            blocks.add(textBlock(next, "Default"));
            told++;
        }
        int left = text.more() + text.entries().size() - told;
        if (left > 0) {
            blocks.add(textBlock(more(left), "Default"));
        }
        if (text.asked() != null) {
            blocks.add(textBlock(markdown(text.asked()), "Lighter"));
        }
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("body", blocks);
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private static Map<String, Object> textBlock(String markdown, String weight) {
        return Map.of("type", "TextBlock", "text", markdown, "wrap", true, "weight", weight);
    }

    private static String teamsEntry(Entry entry) {
        String title = markdown(entry.titled());
        String url = entry.url();
        boolean linked =
                url != null && url.chars().noneMatch(c -> c == '(' || c == ')' || c == '<' || c == '>' || c <= ' ');
        return (linked ? "[" + title + "](" + url + ")" : title) + "\n\n" + markdown(details(entry));
    }

    private static String details(Entry entry) {
        StringBuilder details = new StringBuilder(entry.origin());
        if (!entry.because().isEmpty()) {
            details.append(" · because of ").append(String.join(", ", entry.because()));
        }
        if (entry.copies() != null) {
            details.append(" · ").append(entry.copies());
        }
        return details.toString();
    }

    private static String more(int count) {
        return "and " + count + " more";
    }

    /** The three characters that both Slack and Telegram read as markup. */
    private static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String markdown(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|<>~-])", "\\\\$1");
    }
}

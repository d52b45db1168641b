package io.silkwire.alert.delivery;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Notice;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message in words, for channels that people read: what it is, and an entry for each statement. All of it is plain text of
 * bounded length on one line each; whoever writes it into HTML, mail or a chat escapes it for there.
 *
 * @param subject what it is about, in a line
 * @param lead what kind of message this is, in a sentence; or null
 * @param entries one for each statement
 * @param more how many further ones there were
 * @param asked which version of the subscription it is about, and what that asks for, in a line; or null
 */
public record MessageText(
        String subject,
        @Nullable String lead,
        List<Entry> entries,
        int more,
        @Nullable String asked) {
    private static final int MAX_TITLE = 300;
    private static final int MAX_NAME = 200;
    private static final int MAX_WORDS = 8;
    private static final int MAX_WORD = 80;
    private static final int MAX_ASKED = 400;
    private static final int MAX_URL = 2_000;

    /**
     * One statement.
     *
     * @param url http or https, or null where there is none that may be shown as a link
     * @param origin publisher and date
     * @param change what happened to it, in a word; null where it is new
     * @param presses how much, in a word; null where it does not, or the subject says so
     * @param because the words that made it fit
     * @param copies who else told the same, in a line; or null
     */
    public record Entry(
            String title,
            @Nullable String url,
            String origin,
            @Nullable String change,
            @Nullable String presses,
            List<String> because,
            @Nullable String copies) {
        /** Copies the words. */
        public Entry {
            because = List.copyOf(because);
        }

        /** The title behind what is to be said of it first. */
        public String titled() {
            return (presses == null ? "" : presses + ": ") + (change == null ? "" : change + ": ") + title;
        }

        private Entry silent() {
            return new Entry(title, url, origin, change, null, because, copies);
        }
    }

    /** Copies the entries. */
    public MessageText {
        entries = List.copyOf(entries);
    }

    /** The words for this message. */
    public static MessageText of(Outgoing message, Subscription subscription) {
        String name = line(subscription.name(), MAX_NAME);
        return switch (message) {
            case Outgoing.One one -> of(one, name, asked(one.alert().subscriptionVersion(), subscription));
            case Outgoing.Several several -> of(several.digest(), name, asked(subscription.version(), subscription));
            case Outgoing.Warning warning -> of(warning.notice(), name);
        };
    }

    /** One alert as an entry. */
    public static Entry entry(Alert alert) {
        return entry(alert, List.of());
    }

    /** What an alert of a version came of; what the subscription asks for now is no reason where it was changed since. */
    private static String asked(int version, Subscription subscription) {
        if (version != subscription.version()) {
            return "It fitted version " + version + " of the subscription, which was changed since.";
        }
        List<String> parts = new ArrayList<>();
        if (!subscription.topics().isEmpty()) {
            parts.add(subscription.topics().stream()
                    .map(topic -> "topic:" + topic.value())
                    .collect(Collectors.joining(" OR ")));
        }
        String query = subscription.query();
        if (query != null && !query.isBlank()) {
            parts.add(query);
        }
        if (!subscription.languages().isEmpty()) {
            parts.add("in " + String.join(", ", subscription.languages()));
        }
        return "Version " + version + " of the subscription asks for: " + line(String.join("; ", parts), MAX_ASKED);
    }

    private static MessageText of(Outgoing.One one, String name, String asked) {
        Entry entry = entry(one.alert().pressing(one.severity()), List.of());
        return new MessageText(
                "[" + name + "] " + (one.sample() ? "Sample: " : "") + entry.titled(),
                one.sample()
                        ? "This is a sample that was asked for: a real statement, sent to see how alerts arrive."
                        : null,
                List.of(entry.silent()),
                0,
                asked);
    }

    private static @Nullable String presses(@Nullable Severity severity) {
        return switch (severity) {
            case null -> null;
            case ROUTINE -> null;
            case IMPORTANT -> "Important";
            case URGENT -> "Urgent";
        };
    }

    private static MessageText of(Digest digest, String name, String asked) {
        int count = digest.items().size() + digest.more();
        return new MessageText(
                "[" + name + "] " + (count == 1 ? "1 alert" : count + " alerts") + ", " + kind(digest.kind()),
                lead(digest.kind()),
                digest.items().stream()
                        .map(item -> entry(item.alert(), item.copies()))
                        .toList(),
                digest.more(),
                asked);
    }

    private static MessageText of(Notice notice, String name) {
        String subject = "[" + name + "] " + line(notice.channel(), MAX_WORD) + " to "
                + line(notice.endpoint(), MAX_NAME) + (notice.disabled() ? " was disabled" : " is failing");
        String then = notice.disabled()
                ? "Nothing is sent there since " + notice.disablesAt()
                        + ", until it is enabled again; what failed can be sent again."
                : "If nothing arrives by " + notice.disablesAt() + ", it is disabled.";
        String lead = "Deliveries have failed since " + notice.failingSince() + " ("
                + notice.reason().label() + "). " + then + " Warning " + notice.number() + " of 3.";
        return new MessageText(subject, lead, List.of(), 0, null);
    }

    private static Entry entry(Alert alert, List<Digest.Copy> copies) {
        String title = line(alert.title(), MAX_TITLE);
        String publisher = alert.publisher() == null ? alert.sourceId().value() : line(alert.publisher(), MAX_NAME);
        String date =
                alert.publishedAt() == null ? "" : ", " + alert.publishedAt().value();
        return new Entry(
                title.isEmpty() ? "(no title)" : title,
                link(alert.url()),
                publisher + date,
                change(alert.change()),
                presses(alert.severity()),
                alert.because().stream()
                        .map(Evidence::text)
                        .map(text -> line(text, MAX_WORD))
                        .distinct()
                        .limit(MAX_WORDS)
                        .toList(),
                copies(copies));
    }

    private static @Nullable String copies(List<Digest.Copy> copies) {
        if (copies.isEmpty()) {
            return null;
        }
        List<String> names = copies.stream()
                .map(copy -> copy.publisher() == null ? line(copy.title(), MAX_WORD) : line(copy.publisher(), MAX_WORD))
                .distinct()
                .limit(MAX_WORDS)
                .toList();
        return "also told by " + String.join(", ", names);
    }

    private static @Nullable String change(@Nullable Change change) {
        if (change == null) {
            return null;
        }
        return switch (change.kind()) {
            case NEW -> null;
            case EDITED -> "Edited";
            case MOVED -> "Moved";
            case WITHDRAWN -> "Withdrawn";
            case RESTORED -> "Restored";
        };
    }

    private static String kind(Digest.Kind kind) {
        return switch (kind) {
            case HOURLY -> "hourly digest";
            case DAILY -> "daily digest";
            case WEEKLY -> "weekly digest";
            case QUIET_HOURS -> "held over quiet hours";
            case SNOOZED -> "held while snoozed";
            case MAXIMUM -> "held back beyond the day's maximum";
        };
    }

    private static @Nullable String lead(Digest.Kind kind) {
        return switch (kind) {
            case HOURLY, DAILY, WEEKLY -> null;
            case QUIET_HOURS -> "These alerts came in quiet hours.";
            case SNOOZED -> "These alerts came while the subscription was snoozed.";
            case MAXIMUM -> "These alerts came after the day's maximum was reached.";
        };
    }

    /** An address that may be shown as a link; what a page put into its own address is not trusted. */
    private static @Nullable String link(@Nullable String url) {
        if (url == null || url.length() > MAX_URL) {
            return null;
        }
        try {
            String scheme = new URI(url).getScheme();
            boolean web = scheme != null
                    && (scheme.toLowerCase(Locale.ROOT).equals("https")
                            || scheme.toLowerCase(Locale.ROOT).equals("http"));
            return web ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** On one line, without control characters (format characters that turn text round included), cut at a whole character. */
    static String line(String text, int max) {
        String flat = text.replaceAll("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\s]+", " ")
                .strip();
        if (flat.length() <= max) {
            return flat;
        }
        int end = Character.isHighSurrogate(flat.charAt(max - 2)) ? max - 2 : max - 1;
        return flat.substring(0, end) + "…";
    }
}

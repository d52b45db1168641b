package io.silkwire.alert.web;

import io.silkwire.alert.history.HistoryPage;
import io.silkwire.alert.history.HistoryPosition;
import io.silkwire.alert.history.KeptAlert;
import io.silkwire.alert.web.page.AlertsPage;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Severity;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns alerts and the state of their deliveries into the list that is shown. */
@Singleton
final class AlertsView {
    /** Most alerts on the page. */
    static final int MAX_ROWS = 100;

    private static final int MAX_WORDS = 8;

    private final Chips chips;

    AlertsView(Chips chips) {
        this.chips = chips;
    }

    /**
     * The page of these alerts.
     *
     * @param subscription id of the subscription whose alerts these are, or null
     * @param former whether newer ones stand before these
     */
    AlertsPage of(HistoryPage<KeptAlert> shown, @Nullable String subscription, boolean former) {
        String name = shown.items().isEmpty()
                ? null
                : shown.items().getFirst().alert().subscriptionName();
        String heading =
                subscription == null ? "Alerts" : "Alerts of " + Objects.requireNonNullElse(name, subscription);
        return new AlertsPage(
                new Frame(heading, Frame.Section.ALERTS, ""),
                heading,
                shown.items().stream().map(this::row).toList(),
                subscription,
                former,
                former ? alertsOf(subscription, null) : null,
                shown.older() == null ? null : alertsOf(subscription, shown.older()),
                Wording.reach(shown));
    }

    private static String alertsOf(@Nullable String subscription, @Nullable HistoryPosition before) {
        List<String> parameters = new ArrayList<>();
        if (subscription != null) {
            parameters.add("subscription=" + URLEncoder.encode(subscription, StandardCharsets.UTF_8));
        }
        if (before != null) {
            parameters.add("before=" + URLEncoder.encode(before.toString(), StandardCharsets.UTF_8));
        }
        return parameters.isEmpty() ? "/alerts" : "/alerts?" + String.join("&", parameters);
    }

    static String alertsOf(String subscriptionId) {
        return alertsOf(subscriptionId, null);
    }

    private AlertsPage.Row row(KeptAlert kept) {
        Alert alert = kept.alert();
        List<String> words = alert.because().stream()
                .map(Evidence::text)
                .map(text -> text.replaceAll("\\s+", " "))
                .distinct()
                .toList();
        int more = Math.max(0, words.size() - MAX_WORDS);
        return new AlertsPage.Row(
                alert.id().value(),
                "/statements/" + alert.statementId(),
                alert.title().isBlank() ? "(no title)" : alert.title(),
                alert.language(),
                alert.subscriptionName(),
                alertsOf(alert.subscriptionId().value()),
                alert.publisher() == null ? alert.sourceId().value() : alert.publisher(),
                Wording.published(alert.publishedAt()),
                Wording.at(alert.matchedAt()),
                change(alert.change()),
                presses(kept.severity()),
                chips.leadingToSearch(alert.topics()),
                words.stream().limit(MAX_WORDS).toList(),
                more == 0 ? null : "and " + Wording.count(more, "other", "others"),
                words(kept.state()),
                css(kept.state()),
                delivery(kept.delivery()));
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

    private static @Nullable String presses(@Nullable Severity severity) {
        return severity == null || severity == Severity.ROUTINE ? null : Wording.sentence(severity.label());
    }

    private static String words(Delivery.State state) {
        return switch (state) {
            case PENDING -> "Pending";
            case HELD -> "Held";
            case DELIVERED -> "Delivered";
            case BUNDLED -> "Sent in a digest";
            case COPIED -> "Copy of an earlier alert";
            case MUTED -> "Muted";
            case SHADOWED -> "Replay, not sent";
            case FAILED -> "Failed";
        };
    }

    private static String css(Delivery.State state) {
        return switch (state) {
            case PENDING, HELD -> "warn";
            case DELIVERED, BUNDLED -> "good";
            case SHADOWED, COPIED, MUTED -> "idle";
            case FAILED -> "bad";
        };
    }

    /** What was tried, for channels that needed more than one try or still do. */
    private static @Nullable String delivery(@Nullable Delivery delivery) {
        if (delivery == null) {
            return null;
        }
        List<String> told = new ArrayList<>();
        for (Delivery.ChannelDelivery channel : delivery.channels()) {
            boolean plain = channel.state() == Delivery.State.SHADOWED
                    || (channel.state() == Delivery.State.DELIVERED
                            && channel.attempts().size() < 2)
                    || channel.attempts().isEmpty();
            if (!plain) {
                told.add(channel(channel));
            }
        }
        return told.isEmpty() ? null : String.join("; ", told);
    }

    private static String channel(Delivery.ChannelDelivery channel) {
        StringBuilder words = new StringBuilder(Wording.sentence(channel.channel()))
                .append(": ")
                .append(Wording.count(channel.attempts().size(), "try", "tries"));
        Delivery.Attempt last = channel.attempts().getLast();
        if (last.reason() != null) {
            words.append(", the last ended with ")
                    .append(last.reason().toLowerCase(Locale.ROOT).replace('-', ' '));
            words.append(last.status() == 0 ? "" : " (status " + last.status() + ")");
        }
        if (channel.nextAttemptAt() != null) {
            words.append(", next ").append(Wording.at(channel.nextAttemptAt()).words());
        }
        return words.toString();
    }
}

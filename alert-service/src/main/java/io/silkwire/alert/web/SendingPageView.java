package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.canary.Canary;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.delivery.email.AccountMail;
import io.silkwire.alert.delivery.email.EmailChannel;
import io.silkwire.alert.history.HistoryPage;
import io.silkwire.alert.history.HistoryPosition;
import io.silkwire.alert.history.HistoryQuestion;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.SubscriptionView;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.SendingPage;
import io.silkwire.alert.web.page.SendingPage.Logged;
import io.silkwire.alert.web.page.SendingPage.Tried;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Notice;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Role;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a subscription into the page that shows how its alerts are sent. */
@Singleton
final class SendingPageView {
    private static final int MAX_LOGGED = 50;
    private static final int MAX_WARNINGS = 6;

    private final Deliveries deliveries;
    private final OwnedAlerts alerts;
    private final Optional<Canary> canary;

    SendingPageView(Deliveries deliveries, OwnedAlerts alerts, Optional<Canary> canary) {
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.canary = canary;
    }

    /**
     * @param before where the log begins; null for the newest
     * @param entered what the fields shall show, where it was not saved; null to show what is in force
     */
    SendingPage of(
            HttpRequest<?> request,
            Subscription subscription,
            @Nullable HistoryPosition before,
            @Nullable SubmittedForm entered,
            List<FieldError> errors,
            @Nullable String problem,
            @Nullable String told,
            String csrf) {
        HistoryPage<Delivery> log =
                alerts.deliveries(request, new HistoryQuestion(subscription.id().value(), before, MAX_LOGGED), null);
        return new SendingPage(
                new Frame("Sending of " + subscription.name(), Frame.Section.SUBSCRIPTIONS, ""),
                subscription.id().value(),
                subscription.name(),
                Wording.sentence(deliveries.next(subscription).words()),
                channels(subscription, deliveries.shut(subscription)),
                entered == null ? SendingFields.of(subscription.sending()) : SendingFields.of(entered),
                messages(errors),
                problem,
                told,
                log.items().stream().map(this::logged).toList(),
                before == null ? null : logOf(subscription, null),
                log.older() == null ? null : logOf(subscription, log.older()),
                Wording.reach(log),
                subscription.feed() != null,
                disabledChannels(subscription),
                warnings(subscription),
                canary.map(Canary::words).orElse(null),
                subscription.owner() == null ? "" : subscription.owner().value(),
                mayHandOver(request),
                csrf);
    }

    private static boolean mayHandOver(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return caller.isSignedIn() && caller.role().includes(Role.ADMIN);
    }

    private static String logOf(Subscription subscription, @Nullable HistoryPosition before) {
        String part = before == null ? "" : "?before=" + URLEncoder.encode(before.toString(), StandardCharsets.UTF_8);
        return "/subscriptions/" + subscription.id() + "/sending" + part + "#log";
    }

    private Logged logged(Delivery delivery) {
        List<Tried> attempts = new ArrayList<>();
        for (Delivery.ChannelDelivery part : delivery.channels()) {
            part.attempts().forEach(attempt -> attempts.add(tried(part.channel(), attempt)));
            if (part.nextAttemptAt() != null) {
                attempts.add(new Tried(
                        part.channel() + ": next "
                                + Wording.at(part.nextAttemptAt()).words(),
                        null,
                        null));
            }
        }
        String what = alerts.alertOf(delivery).map(Alert::title).orElseGet(() -> what(delivery));
        return new Logged(
                delivery.alertId().value(),
                delivery.state().label(),
                what,
                delivery.state() != Delivery.State.HELD,
                delivery.state() == Delivery.State.PENDING,
                attempts);
    }

    private static String what(Delivery delivery) {
        Notice notice = delivery.notice();
        if (notice != null) {
            return "warning " + notice.number() + " of 3: " + notice.channel() + " to " + notice.endpoint()
                    + (notice.disabled() ? " was disabled" : " fails");
        }
        return delivery.statementId() == null ? "digest" : "an older alert";
    }

    /** Who was told when that an endpoint fails, newest first. */
    private List<String> warnings(Subscription subscription) {
        return alerts.deliveriesOf(subscription).stream()
                .filter(delivery -> delivery.notice() != null)
                .limit(MAX_WARNINGS)
                .map(delivery -> Wording.sentence(what(delivery)) + ": "
                        + delivery.channels().stream()
                                .map(SendingPageView::told)
                                .collect(Collectors.joining("; ")))
                .toList();
    }

    private static String told(Delivery.ChannelDelivery part) {
        String whom = switch (part.channel()) {
            case AccountMail.NAME -> "its owner by mail to the account";
            case EmailChannel.NAME -> "by mail to where its alerts go";
            case "live" -> "on this page";
            default -> "by " + part.channel();
        };
        return part.attempts().isEmpty()
                ? whom + (part.state() == Delivery.State.PENDING ? ", not yet" : "")
                : whom + " " + Wording.at(part.attempts().getLast().at()).words()
                        + (part.state() == Delivery.State.DELIVERED
                                ? ""
                                : ", " + part.state().label());
    }

    private static Tried tried(String channel, Delivery.Attempt attempt) {
        String end = attempt.reason() == null ? "taken" : attempt.reason().replace('-', ' ');
        String status = attempt.status() == 0 ? "" : ", status " + attempt.status();
        return new Tried(
                channel + ": " + Wording.at(attempt.at()).words() + ", " + end + status + ", "
                        + attempt.durationMillis() + " ms",
                attempt.request(),
                attempt.answer());
    }

    private static List<String> disabledChannels(Subscription subscription) {
        List<String> disabled = new ArrayList<>();
        if (subscription.webhook() != null && subscription.webhook().disabled() != null) {
            disabled.add("webhook");
        }
        if (subscription.email() != null && subscription.email().disabled() != null) {
            disabled.add("email");
        }
        return disabled;
    }

    private static List<String> channels(Subscription subscription, Map<String, Reason> shut) {
        List<String> channels = new ArrayList<>();
        Subscription.Webhook webhook = subscription.webhook();
        if (webhook != null) {
            String key = Optional.ofNullable(SubscriptionView.of(subscription).webhook())
                    .map(SubscriptionView.WebhookView::publicKey)
                    .map(known -> ", verified by its public key " + known)
                    .orElse("");
            channels.add("webhook (" + webhook.shape().label() + ") to " + host(webhook.url()) + key
                    + disabled(webhook.disabled()));
        }
        Subscription.Email email = subscription.email();
        if (email != null) {
            channels.add("mail to " + email.address() + disabled(email.disabled())
                    + (shut.get(EmailChannel.NAME) == Reason.SMTP_NOT_CONFIGURED
                            ? ", which fails: no SMTP server is configured"
                            : ""));
        }
        if (subscription.feed() != null) {
            channels.add("feed");
        }
        channels.add("this site and its live stream");
        return channels;
    }

    private static String disabled(Subscription.@Nullable Disabled disabled) {
        return disabled == null
                ? ""
                : ", disabled since " + Wording.at(disabled.at()).words() + ": "
                        + disabled.reason().label().replace('-', ' ');
    }

    private static String host(String url) {
        return Objects.requireNonNullElse(URI.create(url).getHost(), "its address");
    }

    private static Map<String, String> messages(List<FieldError> errors) {
        Map<String, String> messages = new LinkedHashMap<>();
        errors.forEach(error -> messages.merge(
                field(error),
                Wording.sentence(error.message()) + ". " + Wording.sentence(error.remedy()) + ".",
                (one, other) -> one + " " + other));
        return messages;
    }

    /** The three fields of quiet hours are one on the page. */
    private static String field(FieldError error) {
        return error.field().replaceFirst("^(sending\\.quietHours)\\..*", "$1");
    }
}

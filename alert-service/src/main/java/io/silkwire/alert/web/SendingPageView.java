package io.silkwire.alert.web;

import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.SendingPage;
import io.silkwire.alert.web.page.SendingPage.Choice;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a subscription into the page that shows how its alerts are sent. */
@Singleton
final class SendingPageView {
    private final Deliveries deliveries;

    SendingPageView(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    SendingPage of(Subscription subscription, List<FieldError> errors, @Nullable String problem, String csrf) {
        return new SendingPage(
                new Frame("Sending of " + subscription.name(), Frame.Section.SUBSCRIPTIONS, ""),
                subscription.id().value(),
                subscription.name(),
                Wording.sentence(deliveries.next(subscription).words()),
                channels(subscription),
                fields(subscription.sending()),
                messages(errors),
                problem,
                csrf);
    }

    static List<String> channels(Subscription subscription) {
        List<String> channels = new ArrayList<>();
        Subscription.Webhook webhook = subscription.webhook();
        if (webhook != null) {
            channels.add("webhook (" + webhook.shape().label() + ") to " + host(webhook.url())
                    + disabled(webhook.disabled()));
        }
        Subscription.Email email = subscription.email();
        if (email != null) {
            channels.add("mail to " + email.address() + disabled(email.disabled()));
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

    private static SendingPage.Fields fields(Sending sending) {
        Sending.QuietHours quiet = sending.quietHours();
        List<Choice> brokenBy =
                new ArrayList<>(List.of(new Choice("", "nothing", quiet == null || quiet.brokenBy() == null)));
        brokenBy.addAll(choices(Severity.values(), Severity::label, quiet == null ? null : quiet.brokenBy()));
        return new SendingPage.Fields(
                choices(Sending.Mode.values(), Sending.Mode::label, sending.mode()),
                sending.zone().getId(),
                sending.at().toString(),
                choices(DayOfWeek.values(), day -> day.name().toLowerCase(Locale.ROOT), sending.weekday()),
                quiet == null ? "" : quiet.from().toString(),
                quiet == null ? "" : quiet.to().toString(),
                brokenBy,
                sending.maximumPerDay() == null ? "" : sending.maximumPerDay().toString(),
                choices(Severity.values(), Severity::label, sending.severity()),
                sending.urgentTopics().stream().map(TopicId::value).collect(Collectors.joining(" ")),
                Long.toString(sending.storyWindow().toHours()),
                sending.muted(),
                sending.snoozedUntil() == null ? "" : sending.snoozedUntil().toString());
    }

    private static <T> List<Choice> choices(T[] values, Function<T, String> label, @Nullable T chosen) {
        return Arrays.stream(values)
                .map(value ->
                        new Choice(label.apply(value), Wording.sentence(label.apply(value)), value.equals(chosen)))
                .toList();
    }

    private static Map<String, String> messages(List<FieldError> errors) {
        Map<String, String> messages = new LinkedHashMap<>();
        errors.forEach(error -> messages.putIfAbsent(
                error.field(), Wording.sentence(error.message()) + ". " + Wording.sentence(error.remedy()) + "."));
        return messages;
    }
}

package io.silkwire.alert.web;

import io.silkwire.alert.subscription.FloodGate;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the form of a subscription, and fills it with one that is there. */
final class SubscriptionForm {
    private SubscriptionForm() {}

    /**
     * What was entered.
     *
     * @param saved what is being edited, or null; of its sending all stays but what the form shows
     */
    static SubscriptionDraft draft(SubmittedForm form, @Nullable Subscription saved) {
        String url = form.value("webhook");
        List<String> topics = form.values("topic").stream()
                .flatMap(value -> Arrays.stream(value.split("[\\s,;]+")))
                .toList();
        return new SubscriptionDraft(
                form.value("name"),
                topics,
                form.value("q"),
                form.values("lang"),
                url == null || url.isBlank()
                        ? null
                        : new SubscriptionDraft.WebhookDraft(
                                url.strip(), null, form.value("shape"), form.value("chat"), form.value("signature")),
                form.value("email"),
                sending(form.value("mode"), saved),
                form.value(FloodGate.FIELD) == null ? null : Boolean.TRUE);
    }

    /** What stands in the form of an edit before anything is changed. */
    static SubscriptionDraft of(Subscription saved) {
        Subscription.Webhook webhook = saved.webhook();
        return new SubscriptionDraft(
                saved.name(),
                saved.topics().stream().map(TopicId::value).toList(),
                saved.query(),
                saved.languages(),
                webhook == null
                        ? null
                        : new SubscriptionDraft.WebhookDraft(
                                webhook.url(), null, webhook.shape().label(), webhook.chat()),
                saved.email() == null ? null : saved.email().address(),
                SendingDraft.of(saved.sending().mode().label()));
    }

    private static @Nullable SendingDraft sending(@Nullable String mode, @Nullable Subscription saved) {
        if (mode == null || mode.isBlank()) {
            return null;
        }
        return saved == null ? SendingDraft.of(mode) : withMode(mode, saved.sending());
    }

    private static SendingDraft withMode(String mode, Sending sending) {
        Sending.QuietHours quiet = sending.quietHours();
        return new SendingDraft(
                mode,
                sending.zone().getId(),
                sending.at().toString(),
                null,
                quiet == null
                        ? null
                        : new SendingDraft.QuietHoursDraft(
                                quiet.from().toString(),
                                quiet.to().toString(),
                                quiet.brokenBy() == null
                                        ? null
                                        : quiet.brokenBy().label()),
                sending.maximumPerDay(),
                sending.severity().label(),
                sending.urgentTopics().stream().map(TopicId::value).toList(),
                sending.muted(),
                sending.snoozedUntil() == null ? null : sending.snoozedUntil().toString(),
                sending.storyWindow().toString());
    }
}

package io.silkwire.quality.proof;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A message under an id over the channels of a subscription: an alert, or a digest of some. */
record Message(Channel webhook, Channel mail) {
    /** Of the newest version of the subscription; where it goes to is never edited here. */
    static Message of(AlertId id, Subscription subscription, @Nullable Delivery delivery, Book webhooks, Book mails) {
        Subscription.Webhook hook = subscription.webhook();
        Subscription.Email mailbox = subscription.email();
        return new Message(
                hook == null ? Channel.NONE : Channel.of(delivery, "webhook", webhooks.taken(id.value(), path(hook))),
                mailbox == null
                        ? Channel.NONE
                        : Channel.of(delivery, "email", mails.taken(messageId(id), mailbox.address())));
    }

    /** Under which it stands in the books. */
    static List<String> entries(AlertId id, Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        Subscription.Email email = subscription.email();
        List<String> entries = new ArrayList<>();
        if (webhook != null) {
            entries.add(Book.entry(id.value(), path(webhook)));
        }
        if (email != null) {
            entries.add(Book.entry(messageId(id), email.address()));
        }
        return entries;
    }

    /** As mails carry it. */
    static String messageId(AlertId id) {
        return "<alert." + id.value() + "@" + Judge.MAIL_DOMAIN + ">";
    }

    boolean isAcknowledged() {
        return used().stream().allMatch(Channel::isDelivered);
    }

    boolean isSeen() {
        return used().stream().allMatch(channel -> channel.seen() > 0);
    }

    boolean isSilent() {
        return used().stream().allMatch(channel -> channel.seen() == 0);
    }

    /** Whether what came over each channel says this. */
    boolean says(Predicate<String> body, Predicate<ReceivedMail> mailed) {
        Book.Taken hooked = webhook.came();
        Book.Taken posted = mail.came();
        return (hooked == null || body.test(hooked.content()))
                && (posted == null || mailed.test(ReceivedMail.of(posted.content())));
    }

    /** Whether nothing of it came before this moment. */
    boolean cameNotBefore(Instant moment) {
        return used().stream()
                .map(Channel::came)
                .allMatch(came -> came == null || !came.at().isBefore(moment));
    }

    private List<Channel> used() {
        return List.of(webhook, mail).stream().filter(Channel::isUsed).toList();
    }

    private static String path(Subscription.Webhook webhook) {
        return URI.create(webhook.url()).getPath();
    }
}

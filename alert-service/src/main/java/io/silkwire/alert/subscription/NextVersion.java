package io.silkwire.alert.subscription;

import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next version of a subscription, field by field: what is not set stays as it is. Used by one thread, once. */
final class NextVersion {
    private final Subscription old;
    private String name;
    private List<TopicId> topics;
    private @Nullable String query;
    private List<String> languages;
    private Subscription.@Nullable Webhook webhook;
    private Subscription.State state;
    private String origin;
    private Subscription.@Nullable Email email;
    private Sending sending;
    private Subscription.@Nullable Feed feed;
    private @Nullable AccountId owner;

    private NextVersion(Subscription old) {
        this.old = old;
        this.name = old.name();
        this.topics = old.topics();
        this.query = old.query();
        this.languages = old.languages();
        this.webhook = old.webhook();
        this.state = old.state();
        this.origin = old.origin();
        this.email = old.email();
        this.sending = old.sending();
        this.feed = old.feed();
        this.owner = old.owner();
    }

    /** Changed by the service, such as an endpoint that it disabled: the seed file may still change it. */
    static NextVersion of(Subscription old) {
        return new NextVersion(old);
    }

    /** A record from before it was kept since when an endpoint is what it is: as long as its subscription was what it is. */
    private void keepSince() {
        Subscription.Webhook known = webhook;
        if (known != null && known.since() == null) {
            webhook = new Subscription.Webhook(
                    known.url(),
                    known.secret(),
                    known.rotation(),
                    known.shape(),
                    known.chat(),
                    known.disabled(),
                    old.updatedAt());
        }
        Subscription.Email mailbox = email;
        if (mailbox != null && mailbox.since() == null) {
            email = new Subscription.Email(mailbox.address(), mailbox.secret(), mailbox.disabled(), old.updatedAt());
        }
    }

    /** Changed by somebody: from now on the seed file leaves it alone. */
    static NextVersion byHand(Subscription old) {
        NextVersion next = new NextVersion(old);
        next.origin = Subscriptions.ORIGIN_API;
        return next;
    }

    NextVersion asks(DraftCheck.Sound sound) {
        name = sound.name();
        topics = sound.topics();
        query = sound.query();
        languages = sound.languages();
        return this;
    }

    NextVersion webhook(Subscription.@Nullable Webhook to) {
        webhook = to;
        return this;
    }

    NextVersion email(Subscription.@Nullable Email to) {
        email = to;
        return this;
    }

    NextVersion feed(Subscription.@Nullable Feed with) {
        feed = with;
        return this;
    }

    NextVersion sending(Sending when) {
        sending = when;
        return this;
    }

    NextVersion state(Subscription.State in) {
        state = in;
        return this;
    }

    NextVersion owner(@Nullable AccountId whose) {
        owner = whose;
        return this;
    }

    Subscription at(Instant now) {
        keepSince();
        return new Subscription(
                old.id(),
                old.version() + 1,
                name,
                topics,
                query,
                languages,
                webhook,
                state,
                origin,
                now,
                email,
                sending,
                feed,
                owner);
    }
}

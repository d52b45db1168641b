package io.silkwire.alert.subscription;

import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a subscription into what it is after a change. Nothing is saved here; what is not named in a change stays. */
final class SubscriptionEdits {
    /** How long the secret before signs too where another kind of signature is chosen. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final Clock clock;

    SubscriptionEdits(Clock clock) {
        this.clock = clock;
    }

    /** The first version of one that somebody adds. */
    Subscription added(SubscriptionId id, DraftCheck.Sound sound, @Nullable AccountId owner) {
        return first(id, sound, Subscriptions.ORIGIN_API, owner);
    }

    /** What it asks for and where it goes, as a draft says. */
    Subscription replaced(Subscription old, DraftCheck.Sound sound) {
        return NextVersion.byHand(old)
                .asks(sound)
                .webhook(webhook(sound.webhook(), old.webhook()))
                .email(email(sound.email(), old.email()))
                .sending(sound.sending() == null ? old.sending() : sound.sending())
                .at(clock.instant());
    }

    /**
     * As the seed file says. What was learnt of its endpoints since, and its feed, are no part of the file and stay.
     *
     * @param old null where there was none yet
     */
    Subscription seeded(SubscriptionId id, DraftCheck.Sound sound, @Nullable Subscription old) {
        return old == null
                ? first(id, sound, Subscriptions.ORIGIN_SEEDS, null)
                : NextVersion.of(old)
                        .asks(sound)
                        .webhook(webhook(sound.webhook(), old.webhook()))
                        .email(email(sound.email(), old.email()))
                        .sending(sound.sending() == null ? Sending.STANDARD : sound.sending())
                        .state(Subscription.State.ACTIVE)
                        .at(clock.instant());
    }

    /** Whether the seed file would change nothing. */
    static boolean asksTheSame(Subscription one, Subscription other) {
        return one.name().equals(other.name())
                && one.topics().equals(other.topics())
                && Objects.equals(one.query(), other.query())
                && one.languages().equals(other.languages())
                && Objects.equals(one.webhook(), other.webhook())
                && Objects.equals(one.email(), other.email())
                && one.sending().equals(other.sending());
    }

    /** Whether one was added by the same words, whatever secrets were made for it. */
    static boolean isAddedAlike(Subscription one, Subscription other) {
        Subscription.Email email = one.email();
        return asksTheSame(
                one,
                NextVersion.of(other)
                        .webhook(withSecretOf(one.webhook(), other.webhook()))
                        .email(
                                email != null
                                                && other.email() != null
                                                && email.address()
                                                        .equals(other.email().address())
                                        ? email
                                        : other.email())
                        .at(other.updatedAt()));
    }

    private static Subscription.@Nullable Webhook withSecretOf(
            Subscription.@Nullable Webhook one, Subscription.@Nullable Webhook other) {
        return one == null || other == null || SignatureKind.of(one.secret()) != SignatureKind.of(other.secret())
                ? other
                : new Subscription.Webhook(
                        other.url(), one.secret(), null, other.shape(), other.chat(), null, one.since());
    }

    Subscription sent(Subscription old, Sending sending) {
        return NextVersion.byHand(old).sending(sending).at(clock.instant());
    }

    Subscription muted(Subscription old, boolean muted, @Nullable Instant snoozedUntil) {
        Sending sending = old.sending();
        return sent(
                old,
                new Sending(
                        sending.mode(),
                        sending.zone(),
                        sending.at(),
                        sending.weekday(),
                        sending.quietHours(),
                        sending.maximumPerDay(),
                        sending.severity(),
                        sending.urgentTopics(),
                        muted,
                        snoozedUntil,
                        sending.storyWindow()));
    }

    Subscription inState(Subscription old, Subscription.State state) {
        return NextVersion.byHand(old).state(state).at(clock.instant());
    }

    /**
     * A new secret; the one before signs beside it for a while. Without a webhook nothing changes.
     *
     * @param kind null for that of the one before
     */
    Subscription rotated(Subscription old, @Nullable SignatureKind kind, Duration overlap) {
        Subscription.Webhook webhook = old.webhook();
        return webhook == null
                ? old
                : NextVersion.of(old)
                        .webhook(new Subscription.Webhook(
                                webhook.url(),
                                kind == null ? WebhookSecrets.makeLike(webhook.secret()) : WebhookSecrets.make(kind),
                                new Subscription.Rotation(
                                        webhook.secret(), clock.instant().plus(overlap)),
                                webhook.shape(),
                                webhook.chat(),
                                webhook.disabled(),
                                webhook.since()))
                        .at(clock.instant());
    }

    /** @param reason null to enable the channel again */
    Subscription disabled(Subscription old, String channel, @Nullable Reason reason) {
        Subscription.Disabled disabled = reason == null ? null : new Subscription.Disabled(clock.instant(), reason);
        Subscription.Webhook webhook = old.webhook();
        Subscription.Email email = old.email();
        NextVersion next = NextVersion.of(old);
        if (channel.equals("webhook") && webhook != null) {
            next.webhook(new Subscription.Webhook(
                    webhook.url(),
                    webhook.secret(),
                    webhook.rotation(),
                    webhook.shape(),
                    webhook.chat(),
                    disabled,
                    disabled == null ? clock.instant() : webhook.since()));
        } else if (channel.equals("email") && email != null) {
            next.email(new Subscription.Email(
                    email.address(), email.secret(), disabled, disabled == null ? clock.instant() : email.since()));
        }
        return next.at(clock.instant());
    }

    /** @param tokenHash null to take the feed away */
    Subscription fed(Subscription old, @Nullable String tokenHash) {
        return NextVersion.of(old)
                .feed(tokenHash == null ? null : new Subscription.Feed(tokenHash, clock.instant()))
                .at(clock.instant());
    }

    /**
     * Another owner. Nobody who had it is sent anything, and nothing that was known of it holds: it is paused until its new owner has
     * seen where it goes and resumes it, its feed is taken away, its webhook signs with a new secret, its mails unsubscribe by a new one.
     */
    Subscription handedOver(Subscription old, @Nullable AccountId owner) {
        boolean isThere = old.state() != Subscription.State.DELETED;
        return NextVersion.byHand(old)
                .owner(owner)
                .feed(null)
                .webhook(withNewSecret(old.webhook()))
                .email(withNewSecret(old.email()))
                .state(isThere ? Subscription.State.PAUSED : Subscription.State.DELETED)
                .at(clock.instant());
    }

    private static Subscription.@Nullable Webhook withNewSecret(Subscription.@Nullable Webhook webhook) {
        return webhook == null
                ? null
                : new Subscription.Webhook(
                        webhook.url(),
                        WebhookSecrets.makeLike(webhook.secret()),
                        null,
                        webhook.shape(),
                        webhook.chat(),
                        webhook.disabled(),
                        webhook.since());
    }

    private static Subscription.@Nullable Email withNewSecret(Subscription.@Nullable Email email) {
        return email == null
                ? null
                : new Subscription.Email(email.address(), WebhookSecrets.token(), email.disabled(), email.since());
    }

    /** As the canary's subscription should be: to this word, at once, to this address. */
    Subscription canary(@Nullable Subscription old, String word, String url, String feedTokenHash) {
        return new Subscription(
                Subscriptions.CANARY,
                old == null ? 1 : old.version() + 1,
                "Canary",
                List.of(),
                word,
                List.of(),
                Subscription.Webhook.of(url, WebhookSecrets.make(SignatureKind.V1)),
                Subscription.State.ACTIVE,
                Subscriptions.ORIGIN_API,
                clock.instant(),
                null,
                Sending.STANDARD,
                new Subscription.Feed(feedTokenHash, clock.instant()));
    }

    private Subscription first(SubscriptionId id, DraftCheck.Sound sound, String origin, @Nullable AccountId owner) {
        return new Subscription(
                id,
                1,
                sound.name(),
                sound.topics(),
                sound.query(),
                sound.languages(),
                webhook(sound.webhook(), null),
                Subscription.State.ACTIVE,
                origin,
                clock.instant(),
                email(sound.email(), null),
                sound.sending() == null ? Sending.STANDARD : sound.sending(),
                null,
                owner);
    }

    private Subscription.@Nullable Email email(@Nullable String address, Subscription.@Nullable Email before) {
        if (address == null) {
            return null;
        }
        return before != null && before.address().equals(address)
                ? before
                : new Subscription.Email(address, WebhookSecrets.token(), null, clock.instant());
    }

    private Subscription.@Nullable Webhook webhook(
            SubscriptionDraft.@Nullable WebhookDraft draft, Subscription.@Nullable Webhook before) {
        if (draft == null || draft.url() == null) {
            return null;
        }
        boolean same = before != null && before.url().equals(draft.url());
        String secret = draft.secret();
        if (secret == null) {
            secret = secret(draft, before);
        }
        return new Subscription.Webhook(
                draft.url(),
                secret,
                rotation(draft, before, secret),
                shape(draft.shape()),
                draft.chat(),
                before != null && same ? before.disabled() : null,
                before != null && same ? before.since() : clock.instant());
    }

    /** A secret that was made in place of another leaves that one its time; one that somebody gave is in force alone. */
    private Subscription.@Nullable Rotation rotation(
            SubscriptionDraft.WebhookDraft draft, Subscription.@Nullable Webhook before, String secret) {
        if (before == null) {
            return null;
        }
        if (before.secret().equals(secret)) {
            return before.rotation();
        }
        return draft.secret() == null
                ? new Subscription.Rotation(before.secret(), clock.instant().plus(OVERLAP))
                : null;
    }

    /** The one there was, unless another kind is wanted. */
    private static String secret(SubscriptionDraft.WebhookDraft draft, Subscription.@Nullable Webhook before) {
        SignatureKind kind = SignatureKind.named(draft.signature()).orElse(null);
        if (before != null && (kind == null || kind == SignatureKind.of(before.secret()))) {
            return before.secret();
        }
        return WebhookSecrets.make(kind == null ? SignatureKind.V1 : kind);
    }

    private static Subscription.Shape shape(@Nullable String label) {
        return Arrays.stream(Subscription.Shape.values())
                .filter(shape -> shape.label().equals(label))
                .findFirst()
                .orElse(Subscription.Shape.STANDARD);
    }
}

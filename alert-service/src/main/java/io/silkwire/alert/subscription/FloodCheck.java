package io.silkwire.alert.subscription;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the gate about what is to be saved, unless many alerts are meant, nothing is sent anywhere, or the change is about something
 * else. What was saved without a way to be sent is asked about when it gets one.
 */
final class FloodCheck {
    private final FloodGate gate;

    FloodCheck(FloodGate gate) {
        this.gate = gate;
    }

    /** What is against this sound draft. */
    Optional<FieldError> of(SubscriptionDraft draft, @Nullable Subscription old) {
        if (draft.acceptsMany()
                || !draft.isSent()
                || !(DraftQuestion.of(draft, old) instanceof DraftQuestion.Clear clear)
                || (old != null && isSent(old) && asked(old).equals(Optional.of(clear)))) {
            return Optional.empty();
        }
        return gate.objection(clear.query(), clear.sending());
    }

    /** What is against these sound settings. */
    Optional<FieldError> of(SendingDraft draft, Subscription old) {
        Sending sending = SendingCheck.check(draft, old.sending(), new ArrayList<>());
        if (draft.acceptsMany() || !isSent(old) || sendsTheSame(sending, old.sending())) {
            return Optional.empty();
        }
        return asked(old).flatMap(asked -> gate.objection(asked.query(), sending));
    }

    private static boolean isSent(Subscription one) {
        return one.webhook() != null || one.email() != null;
    }

    private static Optional<DraftQuestion.Clear> asked(Subscription old) {
        List<String> topics = old.topics().stream().map(topic -> topic.value()).toList();
        SubscriptionDraft as = new SubscriptionDraft(old.name(), topics, old.query(), old.languages(), null);
        return DraftQuestion.of(as, old) instanceof DraftQuestion.Clear clear ? Optional.of(clear) : Optional.empty();
    }

    /** Muting and snoozing send no more than before; a longer window for copies neither. */
    private static boolean sendsTheSame(Sending one, Sending other) {
        return one.storyWindow().compareTo(other.storyWindow()) >= 0
                && one.mode() == other.mode()
                && one.severity() == other.severity()
                && Objects.equals(one.maximumPerDay(), other.maximumPerDay())
                && Objects.equals(one.quietHours(), other.quietHours())
                && one.urgentTopics().equals(other.urgentTopics());
    }
}

package io.silkwire.alert.subscription;

import io.silkwire.contracts.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the gate about the address of a webhook that is new; one that was saved before is judged by each attempt alone. */
final class ReceiverCheck {
    static final String FIELD = "webhook.url";

    private final ReceiverGate gate;

    ReceiverCheck(ReceiverGate gate) {
        this.gate = gate;
    }

    /**
     * What was found.
     *
     * @param errors it is not saved where there is one
     * @param warnings it is saved, and they are told
     */
    record Findings(List<FieldError> errors, List<FieldError> warnings) {
        private static final Findings NONE = new Findings(List.of(), List.of());
    }

    Findings of(DraftCheck.Sound sound, @Nullable Subscription old) {
        String url = sound.webhook() == null ? null : sound.webhook().url();
        Subscription.Webhook before = old == null ? null : old.webhook();
        if (url == null || (before != null && before.url().equals(url))) {
            return Findings.NONE;
        }
        return switch (gate.of(url)) {
            case ReceiverGate.Verdict.Fit fit -> Findings.NONE;
            case ReceiverGate.Verdict.Unfit unfit ->
                new Findings(List.of(FieldError.of(FIELD, unfit.problem(), unfit.remedy())), List.of());
            case ReceiverGate.Verdict.Doubtful doubtful ->
                new Findings(List.of(), List.of(FieldError.of(FIELD, doubtful.problem(), doubtful.remedy())));
        };
    }
}

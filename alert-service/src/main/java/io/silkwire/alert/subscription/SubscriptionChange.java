package io.silkwire.alert.subscription;

import io.silkwire.contracts.Subscription;
import java.util.List;

/** What became of an attempt to change a subscription. */
public sealed interface SubscriptionChange {
    /**
     * It is on the Kafka topic, and this instance has read it back: the next statement is matched against it.
     *
     * @param secretIsNew whether its webhook has a secret it did not have before: the one time that it is told
     * @param warnings what should be looked at all the same
     */
    record Saved(Subscription subscription, boolean secretIsNew, List<FieldError> warnings)
            implements SubscriptionChange {
        /** Copies the warnings. */
        public Saved {
            warnings = List.copyOf(warnings);
        }

        Saved warned(List<FieldError> about) {
            return new Saved(subscription, secretIsNew, about);
        }
    }

    /** The draft has errors, at least one; nothing was changed. */
    record Refused(List<FieldError> errors) implements SubscriptionChange {
        /** Copies the errors. */
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** There is no subscription of this id, it was deleted, or it is nobody's business of who asked: these look the same. */
    record Unknown(String id) implements SubscriptionChange {}

    /** It is the installation's own: who asked may read it, and others may change it. */
    record ReadOnly(String id) implements SubscriptionChange {}
}

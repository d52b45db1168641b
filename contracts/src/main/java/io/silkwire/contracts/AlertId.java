package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an alert: the same subscription, statement and revision give the same id in every run, so a receiver that keeps the
 * ids it has seen is told once ({@code webhook-id} carries it).
 */
public record AlertId(@JsonValue String value) {
    /** @throws IllegalArgumentException where the value is not 32 characters of lower-case hex */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AlertId {
        Ids.requireHash("AlertId", value);
    }

    /** The id of the alert that tells this subscription of this revision of this statement. */
    public static AlertId of(SubscriptionId subscriptionId, StatementId statementId, int revision) {
        return new AlertId(Ids.hash("alert", subscriptionId.value(), statementId.value(), Integer.toString(revision)));
    }

    @Override
    public String toString() {
        return value;
    }
}

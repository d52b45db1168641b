package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

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

    /** The id of the message that sums up what was held for this subscription until this moment. */
    public static AlertId ofDigest(SubscriptionId subscriptionId, Instant slot) {
        return new AlertId(Ids.hash("digest", subscriptionId.value(), slot.toString()));
    }

    /** The id of the message that warns, for the n-th time, of an endpoint that has failed since this moment. */
    public static AlertId ofNotice(SubscriptionId subscriptionId, Instant failingSince, int number) {
        return new AlertId(
                Ids.hash("notice", subscriptionId.value(), failingSince.toString(), Integer.toString(number)));
    }

    /** The id of a sample that was asked for at this moment. */
    public static AlertId ofSample(SubscriptionId subscriptionId, Instant askedAt) {
        return new AlertId(Ids.hash("sample", subscriptionId.value(), askedAt.toString()));
    }

    @Override
    public String toString() {
        return value;
    }
}

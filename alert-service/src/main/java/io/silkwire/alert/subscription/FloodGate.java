package io.silkwire.alert.subscription;

import io.silkwire.alert.query.Query;
import io.silkwire.contracts.Sending;
import java.util.Optional;

/** Holds a subscription back that would send very much, until somebody says that it is meant. */
public interface FloodGate {
    /** Lets everything pass. */
    FloodGate OPEN = (query, sending) -> Optional.empty();

    /** The field that a person ticks to be let through. */
    String FIELD = "acceptManyAlerts";

    /**
     * What is to be said against it, with how much it would send and what to do; empty where it may be saved, or where nobody can
     * tell how much it would be.
     */
    Optional<FieldError> objection(Query query, Sending sending);
}

package io.silkwire.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did what: written when something about accounts, subscriptions or deliveries was changed, or was refused.
 *
 * @param actor the account that acted, {@code anonymous} before sign-in, {@code local} where no accounts are kept
 * @param action a stable word such as {@code sign-in} or {@code account.disable}
 * @param target what it was done to, or null
 * @param outcome {@code done} or a reason word
 * @param address of the other side as it connected
 */
public record AuditEntry(
        Instant at, String actor, String action, @Nullable String target, String outcome, String address) {}

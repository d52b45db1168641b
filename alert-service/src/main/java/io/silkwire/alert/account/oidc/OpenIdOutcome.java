package io.silkwire.alert.account.oidc;

import io.silkwire.contracts.Role;
import org.jspecify.annotations.Nullable;

/** What the provider said of somebody. */
public sealed interface OpenIdOutcome {
    /**
     * It knows them.
     *
     * @param subject issuer and subject, with a space between
     * @param role that its claims give, or null where they give none
     */
    record Known(
            String subject,
            String name,
            @Nullable String email,
            @Nullable Role role) implements OpenIdOutcome {}

    /** It does not, or what it said does not hold. */
    record Refused(String why) implements OpenIdOutcome {}
}

package io.silkwire.alert.account.oidc;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import io.silkwire.contracts.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider people may sign in with.
 *
 * @param issuer its URL, below which {@code /.well-known/openid-configuration} stands
 * @param name as the button says it
 * @param redirectUri our address as registered there, ending in {@code /login/oidc/callback}
 * @param newcomers role of an account that is made at the first sign-in, or null where accounts must be there before; where the
 *     provider says roles, also that of somebody to whom it gives none (null: they may not sign in)
 * @param rolesClaim claim of the ID token whose values are looked up in {@code roles}, or null; {@code realm_access.roles} leads into a
 *     claim that holds others
 * @param roles values of that claim, and the role each gives at each sign-in; the highest holds
 */
@ConfigurationProperties("silkwire.alert.accounts.oidc")
@Requires(property = "silkwire.alert.accounts.oidc.issuer")
public record OpenIdSettings(
        String issuer,
        String clientId,
        String clientSecret,
        String redirectUri,
        @Bindable(defaultValue = "single sign-on") String name,
        @Nullable Role newcomers,
        @Nullable String rolesClaim,
        @Nullable Map<String, Role> roles) {
    /** The secret never reaches a log. */
    @Override
    public String toString() {
        return "OpenIdSettings[" + issuer + ", client " + clientId + ", secret redacted]";
    }
}

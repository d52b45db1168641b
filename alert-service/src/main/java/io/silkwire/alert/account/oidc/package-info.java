/**
 * Signing in by an OpenID Connect provider: a browser goes there with a state and comes back with a code, which becomes an account
 * (OpenID Connect Core 1.0 §3.1, with PKCE of RFC 7636). Read {@link io.silkwire.alert.account.oidc.OpenIdProvider} first.
 * Thread-safe.
 */
@NullMarked
package io.silkwire.alert.account.oidc;

import org.jspecify.annotations.NullMarked;

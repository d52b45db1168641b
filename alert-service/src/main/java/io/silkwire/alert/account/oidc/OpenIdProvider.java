package io.silkwire.alert.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.micronaut.context.annotation.Requires;
import io.silkwire.contracts.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configured OpenID Connect provider, as its discovery document describes it. The document is read at the first sign-in, so a
 * provider that is down does not keep the service from starting.
 */
@Singleton
@Requires(bean = OpenIdSettings.class)
public final class OpenIdProvider {
    private static final int PATIENCE_MILLIS = 5_000;

    private final OpenIdSettings settings;
    private final ProviderDocuments documents;

    @Inject
    OpenIdProvider(OpenIdSettings settings) {
        this(settings, Clock.systemUTC());
    }

    OpenIdProvider(OpenIdSettings settings, Clock clock) {
        this.settings = settings;
        this.documents = new ProviderDocuments(settings.issuer(), clock);
    }

    /** What is asked for once, and must come back the same: kept in a cookie of the browser that asked. */
    public record Ticket(String state, String nonce, String verifier) {
        /** A new one, of random values. */
        static Ticket make() {
            return new Ticket(new State(32).getValue(), new Nonce(32).getValue(), new CodeVerifier().getValue());
        }
    }

    /** The provider's name for people. */
    public String name() {
        return settings.name();
    }

    /** Whether the provider says at each sign-in what somebody may do, so that a role it no longer gives is gone. */
    boolean givesRoles() {
        return settings.rolesClaim() != null && settings.roles() != null;
    }

    /** Role of somebody who comes for the first time, or null where accounts must be there before. */
    public @Nullable Role newcomers() {
        return settings.newcomers();
    }

    /**
     * Where the browser is sent to sign in.
     *
     * @throws IOException where the provider's discovery document cannot be had
     */
    public URI signInAddress(Ticket ticket) throws IOException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "profile", "email"),
                        new ClientID(settings.clientId()),
                        URI.create(settings.redirectUri()))
                .endpointURI(documents.metadata().getAuthorizationEndpointURI())
                .state(new State(ticket.state()))
                .nonce(new Nonce(ticket.nonce()))
                .codeChallenge(new CodeVerifier(ticket.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** A new ticket for one sign-in. */
    public Ticket ticket() {
        return Ticket.make();
    }

    /**
     * Who came back with this code: the ID token is had from the provider and checked (signature, issuer, audience, time, nonce;
     * OpenID Connect Core §3.1.3.7).
     */
    public OpenIdOutcome identify(String code, Ticket ticket) {
        try {
            OIDCTokenResponse response = exchange(code, ticket);
            IDTokenClaimsSet claims = documents
                    .validator(new ClientID(settings.clientId()))
                    .validate(response.getOIDCTokens().getIDToken(), new Nonce(ticket.nonce()));
            return known(claims);
        } catch (IOException e) {
            return new OpenIdOutcome.Refused("the provider does not answer");
        } catch (ParseException e) {
            return new OpenIdOutcome.Refused("the provider did not take the code");
        } catch (BadJOSEException | JOSEException e) {
            return new OpenIdOutcome.Refused("the provider's token does not hold: " + e.getMessage());
        }
    }

    private OIDCTokenResponse exchange(String code, Ticket ticket) throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(
                        documents.metadata().getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code),
                                URI.create(settings.redirectUri()),
                                new CodeVerifier(ticket.verifier())))
                .build();
        HTTPRequest http = request.toHTTPRequest();
        http.setConnectTimeout(PATIENCE_MILLIS);
        http.setReadTimeout(PATIENCE_MILLIS);
        var parsed = OIDCTokenResponseParser.parse(http.send());
        if (!parsed.indicatesSuccess()) {
            throw new ParseException(String.valueOf(parsed.toErrorResponse().getErrorObject()));
        }
        return (OIDCTokenResponse) parsed.toSuccessResponse();
    }

    private OpenIdOutcome known(IDTokenClaimsSet claims) {
        String name = claims.getStringClaim("name");
        String email = claims.getStringClaim("email");
        String subject = claims.getSubject().getValue();
        return new OpenIdOutcome.Known(
                claims.getIssuer().getValue() + " " + subject,
                name == null || name.isBlank() ? Objects.requireNonNullElse(email, subject) : name,
                email,
                role(claims));
    }

    private @Nullable Role role(IDTokenClaimsSet claims) {
        String claim = settings.rolesClaim();
        Map<String, Role> roles = settings.roles();
        if (claim == null || roles == null) {
            return null;
        }
        return new ClaimPath(claim)
                .values(claims.toJSONObject())
                .map(roles::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}

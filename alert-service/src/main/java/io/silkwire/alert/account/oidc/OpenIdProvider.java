package io.silkwire.alert.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
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
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.micronaut.context.annotation.Requires;
import io.silkwire.contracts.Role;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configured OpenID Connect provider, as its discovery document describes it. The document is read at the first sign-in, so a
 * provider that is down does not keep the service from starting; keys are fetched and cached by the library.
 */
@Singleton
@Requires(bean = OpenIdSettings.class)
public final class OpenIdProvider {
    private static final int PATIENCE_MILLIS = 5_000;

    private final OpenIdSettings settings;
    private volatile @Nullable OIDCProviderMetadata metadata;

    OpenIdProvider(OpenIdSettings settings) {
        this.settings = settings;
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
                .endpointURI(metadata().getAuthorizationEndpointURI())
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
            IDTokenClaimsSet claims =
                    validator().validate(response.getOIDCTokens().getIDToken(), new Nonce(ticket.nonce()));
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
                        metadata().getTokenEndpointURI(),
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

    private IDTokenValidator validator() throws IOException {
        OIDCProviderMetadata provider = metadata();
        List<JWSAlgorithm> signatures = provider.getIDTokenJWSAlgs();
        JWSAlgorithm algorithm = signatures == null || signatures.contains(JWSAlgorithm.RS256)
                ? JWSAlgorithm.RS256
                : signatures.getFirst();
        return new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                algorithm,
                provider.getJWKSetURI().toURL());
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
        return values(claims.getClaim(claim))
                .map(roles::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<String> values(@Nullable Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.ofNullable(claim).map(String::valueOf);
    }

    private OIDCProviderMetadata metadata() throws IOException {
        OIDCProviderMetadata known = metadata;
        if (known == null) {
            try {
                known = OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), PATIENCE_MILLIS, PATIENCE_MILLIS);
                metadata = known;
            } catch (com.nimbusds.oauth2.sdk.GeneralException e) {
                throw new IOException("the discovery document of " + settings.issuer() + " cannot be read", e);
            }
        }
        return known;
    }
}

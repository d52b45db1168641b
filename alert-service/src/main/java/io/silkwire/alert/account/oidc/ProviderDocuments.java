package io.silkwire.alert.account.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the provider publishes: its discovery document, read again after an hour (the one before serves for a day where that fails), and
 * its keys, kept five minutes and fetched again at once for a key id that is not known, at most twice in half a minute: so a key that
 * is rotated works, and tokens with invented ids cost the provider nothing. Thread-safe.
 */
final class ProviderDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderDocuments.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MAX_BYTES = 1 << 18;
    private static final Duration DISCOVERY_FRESH = Duration.ofHours(1);
    private static final Duration DISCOVERY_USABLE = Duration.ofDays(1);
    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(30);
    private static final long REFRESH_PATIENCE = TimeUnit.SECONDS.toMillis(15);

    /** Only signatures by a key that the provider alone has. */
    private static final Set<JWSAlgorithm> ASYMMETRIC = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);

    private record Discovery(OIDCProviderMetadata metadata, Instant at) {}

    private record Keys(URI from, JWKSource<SecurityContext> source) {}

    private final Issuer issuer;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Discovery discovery;
    private @Nullable Keys keys;

    ProviderDocuments(String issuer, Clock clock) {
        this.issuer = new Issuer(issuer);
        this.clock = clock;
    }

    /**
     * The discovery document.
     *
     * @throws IOException where it cannot be had
     */
    OIDCProviderMetadata metadata() throws IOException {
        reading.lock();
        try {
            Discovery known = discovery;
            Instant now = clock.instant();
            if (known != null && known.at().plus(DISCOVERY_FRESH).isAfter(now)) {
                return known.metadata();
            }
            return readAgain(known, now);
        } finally {
            reading.unlock();
        }
    }

    /** Checks ID tokens for this client with the keys the provider has now. */
    IDTokenValidator validator(ClientID client) throws IOException {
        OIDCProviderMetadata metadata = metadata();
        return new IDTokenValidator(
                issuer,
                client,
                new JWSVerificationKeySelector<>(algorithms(metadata), keys(metadata.getJWKSetURI())),
                null);
    }

    private OIDCProviderMetadata readAgain(@Nullable Discovery known, Instant now) throws IOException {
        try {
            OIDCProviderMetadata read = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
            discovery = new Discovery(read, now);
            return read;
        } catch (IOException | GeneralException e) {
            if (known != null && known.at().plus(DISCOVERY_USABLE).isAfter(now)) {
                LOG.atWarn().addKeyValue("url", issuer).setCause(e).log("Discovery document was not read again");
                return known.metadata();
            }
            throw new IOException("the discovery document of " + issuer + " cannot be read", e);
        }
    }

    private JWKSource<SecurityContext> keys(URI from) throws IOException {
        reading.lock();
        try {
            Keys known = keys;
            if (known == null || !known.from().equals(from)) {
                known = new Keys(
                        from,
                        JWKSourceBuilder.create(
                                        from.toURL(),
                                        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MAX_BYTES))
                                .cache(KEYS_FRESH.toMillis(), REFRESH_PATIENCE)
                                .refreshAheadCache(false)
                                .rateLimited(BETWEEN_KEYS.toMillis())
                                .build());
                keys = known;
            }
            return known.source();
        } finally {
            reading.unlock();
        }
    }

    /** What the provider signs with, RS256 where it does not say (OpenID Connect Core §3.1.3.7, rule 7). */
    private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
        List<JWSAlgorithm> told = metadata.getIDTokenJWSAlgs();
        Set<JWSAlgorithm> usable = new HashSet<>(told == null ? List.of() : told);
        usable.retainAll(ASYMMETRIC);
        return usable.isEmpty() ? Set.of(JWSAlgorithm.RS256) : usable;
    }
}

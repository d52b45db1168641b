package io.silkwire.alert.fakes;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider with discovery, authorization code, PKCE, signed ID tokens and a key set, over real HTTP; and with
 * the faults that a client must find.
 */
public final class OpenIdServer implements AutoCloseable {
    /** What it can get wrong. */
    public enum Fault {
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_NONCE,
        OTHER_KEY,
        UNKNOWN_KEY,
        EXPIRED
    }

    private record Asked(String nonce, String challenge) {}

    private final HttpServer http;
    private final AtomicInteger keysRead = new AtomicInteger();
    private final AtomicInteger discoveriesRead = new AtomicInteger();
    private volatile RSAKey key;
    private final RSAKey otherKey;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private volatile Map<String, Object> person = Map.of("sub", "nobody");
    private volatile boolean away;
    private volatile @Nullable Fault fault;

    private OpenIdServer(HttpServer http, RSAKey key, RSAKey otherKey) {
        this.http = http;
        this.key = key;
        this.otherKey = otherKey;
    }

    public static OpenIdServer start() throws Exception {
        OpenIdServer server = new OpenIdServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                new RSAKeyGenerator(2048).keyID("k1").generate(),
                new RSAKeyGenerator(2048).keyID("k1").generate());
        server.http.createContext("/.well-known/openid-configuration", server::discovery);
        server.http.createContext("/keys", server::keys);
        server.http.createContext("/token", server::token);
        server.http.start();
        return server;
    }

    /** Settings of a client, to be merged into the service's. */
    public Map<String, Object> settings() {
        return Map.of(
                "issuer", issuer(),
                "client-id", "silkwire",
                "client-secret", "a secret between us",
                "redirect-uri", "http://localhost/login/oidc/callback",
                "newcomers", "viewer");
    }

    /** Who signs in next. */
    public void knows(String subject, String name, String email) {
        person = Map.of("sub", subject, "name", name, "email", email);
    }

    /** Who signs in next, with whatever claims. */
    public void knows(Map<String, Object> claims) {
        person = Map.copyOf(claims);
    }

    /** Signs with another key from now on, and publishes only that. */
    public void rotate() throws Exception {
        key = new RSAKeyGenerator(2048)
                .keyID("k" + made.incrementAndGet() + "r")
                .generate();
    }

    /** Answers 503 to whoever asks for its discovery document, or as before. */
    public void isAway(boolean isAway) {
        away = isAway;
    }

    /** How often its keys were read. */
    public int keysRead() {
        return keysRead.get();
    }

    /** How often its discovery document was read. */
    public int discoveriesRead() {
        return discoveriesRead.get();
    }

    /** What goes wrong from now on, or null for nothing. */
    public void faults(@Nullable Fault wrong) {
        fault = wrong;
    }

    /** The person says yes at this address: the query that the browser brings back. */
    public String approve(URI authorization) {
        Map<String, String> asked = parameters(authorization.getRawQuery());
        String code = "code" + made.incrementAndGet();
        codes.put(code, new Asked(asked.getOrDefault("nonce", ""), asked.getOrDefault("code_challenge", "")));
        return "code=" + code + "&state=" + asked.get("state");
    }

    /** Its URL. */
    public String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysRead.incrementAndGet();
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private void discovery(HttpExchange exchange) throws IOException {
        discoveriesRead.incrementAndGet();
        if (away) {
            answer(exchange, 503, "{}");
            return;
        }
        answer(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer()));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Asked asked = codes.remove(sent.getOrDefault("code", ""));
        if (asked == null || !asked.challenge().equals(challenge(sent.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + idToken(asked)
                        + "\"}");
    }

    private String idToken(Asked asked) throws IOException {
        try {
            Instant now = Instant.now();
            Instant expires = fault == Fault.EXPIRED ? now.minusSeconds(3600) : now.plusSeconds(300);
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .issuer(fault == Fault.OTHER_ISSUER ? "https://other.example" : issuer())
                    .audience(fault == Fault.OTHER_AUDIENCE ? "other" : "silkwire")
                    .issueTime(Date.from(now.minusSeconds(fault == Fault.EXPIRED ? 7200 : 0)))
                    .expirationTime(Date.from(expires))
                    .claim("nonce", fault == Fault.OTHER_NONCE ? "other" : asked.nonce());
            person.forEach(claims::claim);
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(fault == Fault.UNKNOWN_KEY ? "invented" : key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(fault == Fault.OTHER_KEY ? otherKey : key));
            return jwt.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IOException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

package io.silkwire.alert.subscription;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and checks signing secrets in the form of Standard Webhooks: {@code whsec_} and the base64 of 24 to 64 random bytes
 * (specification, "Signature scheme"), or {@code whsk_} and the base64 of an ed25519 private key, with {@code whpk_} and that of its
 * public key for the receiver.
 */
final class WebhookSecrets {
    private static final String PUBLIC_KEY = "whpk_";
    private static final int SEED_BYTES = 32;
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int MADE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecrets() {}

    /** A new one of this kind. An ed25519 private key is its seed: 32 random bytes (RFC 8032 §5.1.5). */
    static String make(SignatureKind kind) {
        byte[] bytes = new byte[MADE_BYTES];
        RANDOM.nextBytes(bytes);
        return kind.prefix() + Base64.getEncoder().encodeToString(bytes);
    }

    /** A new one of the kind of another. */
    static String makeLike(String secret) {
        return make(SignatureKind.of(secret));
    }

    /** What the receiver verifies signatures of this secret by; empty where that is the secret itself. */
    static Optional<String> publicKey(String secret) {
        if (SignatureKind.of(secret) != SignatureKind.V1A) {
            return Optional.empty();
        }
        byte[] key = decoded(secret);
        return key.length < SEED_BYTES
                ? Optional.empty()
                : Optional.of(
                        PUBLIC_KEY + Base64.getEncoder().encodeToString(publicKey(Arrays.copyOf(key, SEED_BYTES))));
    }

    /** A secret of another kind: URL-safe, without prefix. */
    static String token() {
        byte[] bytes = new byte[MADE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether it is one; of a private key that brings its public one along, both must belong together. */
    static boolean isSound(String secret) {
        if (!secret.startsWith(SignatureKind.V1.prefix()) && !secret.startsWith(SignatureKind.V1A.prefix())) {
            return false;
        }
        byte[] bytes = decoded(secret);
        if (SignatureKind.of(secret) == SignatureKind.V1) {
            return bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES;
        }
        byte[] seed = Arrays.copyOf(bytes, SEED_BYTES);
        return bytes.length == SEED_BYTES
                || (bytes.length == 2 * SEED_BYTES
                        && Arrays.equals(publicKey(seed), Arrays.copyOfRange(bytes, SEED_BYTES, 2 * SEED_BYTES)));
    }

    private static byte[] decoded(String secret) {
        try {
            return Base64.getDecoder()
                    .decode(secret.substring(SignatureKind.of(secret).prefix().length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The JDK makes a public key of a seed only while it makes a pair, out of what its source of chance gives it: the seed. */
    private static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
            pairs.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            EdECPublicKey key = (EdECPublicKey) pairs.generateKeyPair().getPublic();
            return encoded(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** RFC 8032 §5.1.2: y as 32 bytes, the least first, with the sign of x in the highest bit. */
    private static byte[] encoded(EdECPublicKey key) {
        byte[] greatestFirst = key.getPoint().getY().toByteArray();
        byte[] encoded = new byte[SEED_BYTES];
        for (int i = 0; i < greatestFirst.length && i < SEED_BYTES; i++) {
            encoded[i] = greatestFirst[greatestFirst.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            encoded[SEED_BYTES - 1] |= (byte) 0x80;
        }
        return encoded;
    }

    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] given;

        private Fixed(byte[] given) {
            this.given = given.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(given, 0, bytes, 0, bytes.length);
        }
    }
}

package io.silkwire.alert.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a message over {@code id.timestamp.body} (Standard Webhooks, "Signature scheme"): {@code v1}, HMAC-SHA256 with a secret
 * shared with its receiver ({@code whsec_}), or {@code v1a}, ed25519 with a private key whose public one the receiver has ({@code
 * whsk_}). Several secrets give several signatures, parted by a space, so that a receiver may change over in its own time.
 */
final class WebhookSignature {
    private static final String SYMMETRIC = "whsec_";
    private static final String ASYMMETRIC = "whsk_";
    private static final String MAC = "HmacSHA256";
    private static final int SEED_BYTES = 32;

    private WebhookSignature() {}

    /** The value of the header {@code webhook-signature}. */
    static String of(List<String> secrets, String id, Instant timestamp, byte[] body) {
        byte[] start = (id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, signed, start.length, body.length);
        return secrets.stream().map(secret -> sign(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String sign(String secret, byte[] signed) {
        try {
            return secret.startsWith(ASYMMETRIC)
                    ? "v1a," + encoded(ed25519(decoded(secret, ASYMMETRIC), signed))
                    : "v1," + encoded(hmac(decoded(secret, SYMMETRIC), signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC + " and Ed25519", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        return mac.doFinal(signed);
    }

    /** A private key may be the seed alone or, as libsodium writes it, the seed and the public key. */
    private static byte[] ed25519(byte[] key, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(key, SEED_BYTES))));
        signature.update(signed);
        return signature.sign();
    }

    private static byte[] decoded(String secret, String prefix) {
        return Base64.getDecoder().decode(secret.substring(prefix.length()));
    }

    private static String encoded(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature);
    }
}

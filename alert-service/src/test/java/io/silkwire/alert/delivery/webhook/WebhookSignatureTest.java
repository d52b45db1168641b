package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String ID = "41243bc64a834960c1d3abf28e69ce3e";
    private static final String BODY = "{\"type\":\"alert.created\",\"data\":\"вода\"}";
    private final Instant now = Clock.systemUTC().instant();

    @Test
    void anEd25519KeySignsSoThatItsPublicKeyVerifiesAndNoOther() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) keys.getPrivate()).getBytes().orElseThrow();
        String secret = "whsk_" + Base64.getEncoder().encodeToString(seed);

        String header = WebhookSignature.of(List.of(secret), ID, now, bytes());

        assertThat(header).startsWith("v1a,");
        assertThat(isSignedBy(keys, header)).isTrue();
        assertThat(isSignedBy(others, header)).isFalse();
    }

    /** RFC 8032 §7.1, test 1: a signature of nothing, to see that the seed is read as that standard has it. */
    @Test
    void theKeyIsReadAsRfc8032HasIt() throws Exception {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] publicKey = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] whole = Arrays.copyOf(seed, 64);
        System.arraycopy(publicKey, 0, whole, 32, 32);

        String bySeed =
                WebhookSignature.of(List.of("whsk_" + Base64.getEncoder().encodeToString(seed)), ID, now, bytes());
        String byBoth =
                WebhookSignature.of(List.of("whsk_" + Base64.getEncoder().encodeToString(whole)), ID, now, bytes());

        assertThat(bySeed).isEqualTo(byBoth);
        Signature verifier = Signature.getInstance("Ed25519");
        // SubjectPublicKeyInfo of Ed25519 (RFC 8410 §4) is this prefix and the key.
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = Arrays.copyOf(prefix, 44);
        System.arraycopy(publicKey, 0, encoded, 12, 32);
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(signed());
        assertThat(verifier.verify(Base64.getDecoder().decode(bySeed.substring(4))))
                .isTrue();
    }

    private boolean isSignedBy(KeyPair keys, String header) throws Exception {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(keys.getPublic());
        verifier.update(signed());
        return verifier.verify(Base64.getDecoder().decode(header.substring(4)));
    }

    private byte[] signed() {
        return (ID + "." + now.getEpochSecond() + "." + BODY).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes() {
        return BODY.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aReceivedWebhookIsOursWhereOurSecretSignedItNotLongAgo() {
        Instant at = Instant.parse("2026-11-27T12:00:00Z");
        String stamp = Long.toString(at.getEpochSecond());
        byte[] body = "{\"title\":\"Вода\"}".getBytes(StandardCharsets.UTF_8);
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        String signature = WebhookSignature.of(List.of(secret), "a1", at, body);
        String text = new String(body, StandardCharsets.UTF_8);

        assertThat(new ReceivedWebhook("a1", stamp, "v1,AAAA " + signature, text)
                        .isSignedWith(secret, at.plusSeconds(9)))
                .isTrue();
        assertThat(new ReceivedWebhook("a1", stamp, signature, text)
                        .isSignedWith("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", at))
                .isFalse();
        assertThat(new ReceivedWebhook("a2", stamp, signature, text).isSignedWith(secret, at))
                .isFalse();
        assertThat(new ReceivedWebhook("a1", stamp, signature, text + " ").isSignedWith(secret, at))
                .isFalse();
        assertThat(new ReceivedWebhook("a1", stamp, signature, text).isSignedWith(secret, at.plusSeconds(301)))
                .isFalse();
        assertThat(new ReceivedWebhook("a1", "soon", signature, text).isSignedWith(secret, at))
                .isFalse();
        assertThat(new ReceivedWebhook(null, null, null, text).isSignedWith(secret, at))
                .isFalse();
    }
}

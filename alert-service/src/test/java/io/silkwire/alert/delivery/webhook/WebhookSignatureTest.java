package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.standardwebhooks.Webhook;
import io.silkwire.alert.fakes.Alerts;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSignatureTest {
    private static final String OLD = "whsec_b2xkLXNhbXBsZS1zZWNyZXQtb2YtdGhlLXJpdmVy";
    private static final String ID = "41243bc64a834960c1d3abf28e69ce3e";
    private static final String BODY = "{\"type\":\"alert.created\",\"data\":\"вода\"}";
    private final Instant now = Clock.systemUTC().instant();

    @Test
    void whileSecretsChangeBothReceiversVerifyByTheReferenceLibrary() {
        String both = WebhookSignature.of(List.of(Alerts.SECRET, OLD), ID, now, bytes());

        assertThat(both.split(" ", -1)).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        for (String secret : List.of(Alerts.SECRET, OLD)) {
            assertThatCode(() -> new Webhook(secret).verify(BODY, headers(both)))
                    .doesNotThrowAnyException();
        }
    }

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

    @Test
    void bothSchemesMayStandBesideEachOtherAndTheReferenceLibraryTakesItsOwn() throws Exception {
        byte[] seed = ((EdECPrivateKey) KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate())
                .getBytes()
                .orElseThrow();
        String header = WebhookSignature.of(
                List.of("whsk_" + Base64.getEncoder().encodeToString(seed), Alerts.SECRET), ID, now, bytes());

        assertThatCode(() -> new Webhook(Alerts.SECRET).verify(BODY, headers(header)))
                .doesNotThrowAnyException();
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

    @Test
    void theReferenceLibraryForJavaScriptVerifiesToo(@TempDir Path folder) throws Exception {
        assumeTrue(succeeds(folder, "node", "--version"), "node is not installed here");
        assumeTrue(
                succeeds(folder, "npm", "install", "--no-audit", "--no-fund", "--silent", "standardwebhooks@1.0.0"),
                "the npm package standardwebhooks cannot be had here");
        Files.writeString(folder.resolve("body.json"), BODY);
        Files.writeString(folder.resolve("verify.js"), """
                const { Webhook } = require('standardwebhooks');
                const [secret, id, timestamp, signature] = process.argv.slice(2);
                const body = require('fs').readFileSync('body.json', 'utf8');
                new Webhook(secret).verify(body, {
                  'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
                """);
        String both = WebhookSignature.of(List.of(Alerts.SECRET, OLD), ID, now, bytes());
        String second = Long.toString(now.getEpochSecond());

        assertThat(succeeds(folder, "node", "verify.js", Alerts.SECRET, ID, second, both))
                .isTrue();
        assertThat(succeeds(folder, "node", "verify.js", OLD, ID, second, both)).isTrue();
        assertThat(succeeds(folder, "node", "verify.js", OLD, ID, second, both.substring(0, both.indexOf(" "))))
                .isFalse();
    }

    private static boolean succeeds(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
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

    private HttpHeaders headers(String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id",
                        List.of(ID),
                        "webhook-timestamp",
                        List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature",
                        List.of(signature)),
                (name, value) -> true);
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

package io.silkwire.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Subscription;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSecretsTest {
    /** RFC 8032 §7.1, tests 1 to 3: seeds and their public keys. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
    })
    void thePublicKeyOfASeedIsTheOneOfTheStandard(String seed, String publicKey) {
        byte[] bytes = HexFormat.of().parseHex(seed);
        assertThat(WebhookSecrets.publicKey("whsk_" + Base64.getEncoder().encodeToString(bytes)))
                .contains("whpk_"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(publicKey)));
    }

    @Test
    void aMadeKeyIsSoundAndItsPublicKeyIsTheOneTheJdkPairsItWith() throws Exception {
        String made = WebhookSecrets.make(SignatureKind.V1A);
        assertThat(WebhookSecrets.isSound(made)).isTrue();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        // SubjectPublicKeyInfo of Ed25519 ends with the key (RFC 8410 §4).
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        assertThat(WebhookSecrets.publicKey("whsk_" + Base64.getEncoder().encodeToString(seed)))
                .contains("whpk_" + Base64.getEncoder().encodeToString(key));
        assertThat(WebhookSecrets.publicKey(Alerts.SECRET)).isEmpty();
    }

    @Test
    void aPrivateKeyThatBringsAPublicKeyOfAnotherIsNotSound() {
        byte[] both = new byte[64];
        assertThat(WebhookSecrets.isSound("whsk_" + Base64.getEncoder().encodeToString(both)))
                .isFalse();
        assertThat(WebhookSecrets.isSound("whsk_?")).isFalse();
        assertThat(WebhookSecrets.isSound("whpk_" + "A".repeat(43) + "=")).isFalse();
    }

    @Test
    void rotationAndHandingOverKeepTheKindOfSignature() {
        SubscriptionEdits edits = new SubscriptionEdits(Clock.fixed(Alerts.NOON, ZoneOffset.UTC));
        Subscription signedByKey = with(WebhookSecrets.make(SignatureKind.V1A));
        Subscription signedBySecret = with(Alerts.SECRET);

        assertThat(secret(edits.rotated(signedByKey, null, Duration.ofHours(1))))
                .startsWith("whsk_");
        assertThat(secret(edits.handedOver(signedByKey, null)))
                .startsWith("whsk_")
                .isNotEqualTo(secret(signedByKey));
        assertThat(secret(edits.rotated(signedBySecret, null, Duration.ofHours(1))))
                .startsWith("whsec_");
        assertThat(secret(edits.rotated(signedBySecret, SignatureKind.V1A, Duration.ofHours(1))))
                .startsWith("whsk_");
    }

    @Test
    void thePublicKeyIsAlwaysToldAndThePrivateOneNever() {
        String key = WebhookSecrets.make(SignatureKind.V1A);
        SubscriptionView.WebhookView saved =
                Objects.requireNonNull(SubscriptionView.of(new SubscriptionChange.Saved(with(key), true, List.of()))
                        .webhook());
        assertThat(saved.secret()).isNull();
        assertThat(saved.signature()).isEqualTo("v1a");
        assertThat(saved.publicKey()).isEqualTo(WebhookSecrets.publicKey(key).orElseThrow());
        SubscriptionView.WebhookView shared = Objects.requireNonNull(
                SubscriptionView.of(new SubscriptionChange.Saved(with(Alerts.SECRET), true, List.of()))
                        .webhook());
        assertThat(shared.secret()).isEqualTo(Alerts.SECRET);
        assertThat(shared.publicKey()).isNull();
    }

    private static Subscription with(String secret) {
        Subscription one = Alerts.subscription("water", null);
        return new Subscription(
                one.id(),
                1,
                one.name(),
                one.topics(),
                null,
                one.languages(),
                Subscription.Webhook.of("https://hooks.example/x", secret),
                one.state(),
                one.origin(),
                one.updatedAt());
    }

    private static String secret(Subscription subscription) {
        return Objects.requireNonNull(subscription.webhook()).secret();
    }
}

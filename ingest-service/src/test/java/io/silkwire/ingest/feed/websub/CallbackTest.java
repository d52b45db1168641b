package io.silkwire.ingest.feed.websub;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.feed.websub.IntentAnswer.Confirmed;
import io.silkwire.ingest.feed.websub.IntentAnswer.Denied;
import io.silkwire.ingest.feed.websub.IntentAnswer.Ended;
import io.silkwire.ingest.feed.websub.IntentAnswer.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTest {
    private static final byte[] KEY = "a key of this installation".getBytes(StandardCharsets.UTF_8);
    private static final Callback FEED = new Callback(
            new SourceId("ministry"), "https://ministry.example/feed.xml", "https://ministry.example/feed.xml?a=ä");
    private static final String CONTENT = "<rss/>";
    private static final Duration LEASE = Duration.ofDays(10);

    @Test
    void addressSaysWhichFeedItIsOf() {
        String[] segments = FEED.path(KEY).split("/", -1);

        assertThat(segments).hasSize(4).startsWith("", "websub");
        assertThat(segments[2]).hasSize(22);
        assertThat(Callback.read(KEY, segments[2], segments[3])).isEqualTo(FEED);
    }

    @Test
    void addressOfAnotherFeedOrInstallationOrByGuessIsNobodys() {
        String[] segments = FEED.path(KEY).split("/", -1);
        String other = new Callback(new SourceId("other"), FEED.place(), FEED.topic())
                .path(KEY)
                .split("/", -1)[3];

        assertThat(Callback.read(KEY, segments[2], other)).isNull();
        assertThat(Callback.read("another key".getBytes(StandardCharsets.UTF_8), segments[2], segments[3]))
                .isNull();
        assertThat(Callback.read(KEY, "", segments[3])).isNull();
        assertThat(Callback.read(KEY, segments[2], "no base64!")).isNull();
        assertThat(Callback.read(KEY, segments[2], "A".repeat(5_000))).isNull();
    }

    @Test
    void secretIsNotTheAddressAndFitsTheHub() {
        String secret = CallbackToken.secret(KEY, FEED);

        assertThat(secret).hasSize(43).isNotEqualTo(CallbackToken.of(KEY, FEED));
        assertThat(new Subscription("https://hub.example/", FEED.topic(), "https://we.example/", secret, LEASE)
                        .toString())
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({"sha1, HmacSHA1", "sha256, HmacSHA256", "sha384, HmacSHA384", "SHA512, HmacSHA512"})
    void believesASignatureByEachMethodOfTheRecommendation(String method, String algorithm) throws Exception {
        assertThat(of(method + "=" + sign(algorithm, "secret"))).isEqualTo(Distribution.AUTHENTIC);
        assertThat(of(method + "=" + sign(algorithm, "guess"))).isEqualTo(Distribution.IGNORED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha256", "sha256=", "sha256=zz", "md5=d41d8cd98f00b204e9800998ecf8427e", "=", "none=00"})
    void ignoresWhatIsNoSignature(String header) throws IOException {
        assertThat(of(header)).isEqualTo(Distribution.IGNORED);
    }

    @Test
    void ignoresContentWithoutASignature() throws IOException {
        assertThat(Distribution.of(content(), null, "secret", 100)).isEqualTo(Distribution.IGNORED);
    }

    @Test
    void stopsReadingWhatIsTooLong() throws Exception {
        assertThat(Distribution.of(content(), "sha1=" + sign("HmacSHA1", "secret"), "secret", CONTENT.length() - 1))
                .isEqualTo(Distribution.TOO_LARGE);
    }

    @Test
    void confirmsWhatItAskedForWithTheLeaseOfTheHub() {
        assertThat(intent(true, "subscribe", FEED.topic(), "c", "3600"))
                .isEqualTo(new Confirmed("c", Duration.ofHours(1)));
        assertThat(intent(true, "subscribe", FEED.topic(), "c", "")).isEqualTo(new Confirmed("c", LEASE));
    }

    @Test
    void refusesWhatItDidNotAskFor() {
        assertThat(intent(true, "subscribe", "https://ministry.example/other.xml", "c", "1"))
                .isInstanceOf(Refused.class);
        assertThat(intent(true, "subscribe", FEED.topic(), "", "1")).isInstanceOf(Refused.class);
        assertThat(intent(true, "unsubscribe", FEED.topic(), "c", "1")).isInstanceOf(Refused.class);
        assertThat(intent(true, "publish", FEED.topic(), "c", "1")).isInstanceOf(Refused.class);
        assertThat(intent(false, "subscribe", FEED.topic(), "c", "1")).isInstanceOf(Refused.class);
    }

    @Test
    void takesADenialAndTheEndOfWhatIsNotWantedAnyMore() {
        assertThat(intent(true, "denied", FEED.topic(), "", "")).isInstanceOf(Denied.class);
        assertThat(intent(false, "unsubscribe", FEED.topic(), "c", "")).isEqualTo(new Ended("c"));
    }

    private static IntentAnswer intent(boolean wanted, String mode, String topic, String challenge, String lease) {
        return IntentAnswer.of(
                Map.of("hub.mode", mode, "hub.topic", topic, "hub.challenge", challenge, "hub.lease_seconds", lease),
                FEED,
                wanted,
                LEASE);
    }

    private static Distribution of(String header) throws IOException {
        return Distribution.of(content(), header, "secret", 100);
    }

    private static ByteArrayInputStream content() {
        return new ByteArrayInputStream(CONTENT.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String algorithm, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(CONTENT.getBytes(StandardCharsets.UTF_8)));
    }
}

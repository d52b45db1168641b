package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.egress.NameLookup;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a receiver finds that verifies with a reference library of Standard Webhooks: requests are delivered over HTTP as the service
 * delivers them, and the library judges what arrived. Neither library knows {@code v1a}; see {@link WebhookChannelTest} for that.
 */
abstract class ReferenceLibraryContract {
    /** What {@link #answer} says of a request that the library takes. */
    static final String VERIFIED = "verified";

    private static final String BEFORE = "whsec_b2xkLXNhbXBsZS1zZWNyZXQtb2YtdGhlLXJpdmVy";
    private static final WebhookSettings SETTINGS =
            new WebhookSettings(true, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final Receiver receiver = Receiver.start();
    private final Instant now = Clock.systemUTC().instant();

    /** {@link #VERIFIED}, or in the words of the library why it refuses what came. */
    abstract String answer(String secret, Receiver.Received came) throws Exception;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whatIsDeliveredIsVerified() throws Exception {
        assertThat(answer(Alerts.SECRET, delivered(Alerts.SECRET, null, now))).isEqualTo(VERIFIED);
    }

    @Test
    void whileSecretsChangeBothReceiversVerify() throws Exception {
        Receiver.Received came = delivered(Alerts.SECRET, BEFORE, now);

        assertThat(came.header("webhook-signature").split(" ", -1)).hasSize(2);
        assertThat(answer(Alerts.SECRET, came)).isEqualTo(VERIFIED);
        assertThat(answer(BEFORE, came)).isEqualTo(VERIFIED);
    }

    @Test
    void besideAnEd25519SignatureItFindsItsOwn() throws Exception {
        Receiver.Received came = delivered(ed25519(), Alerts.SECRET, now);

        assertThat(came.header("webhook-signature")).startsWith("v1a,").contains(" v1,");
        assertThat(answer(Alerts.SECRET, came)).isEqualTo(VERIFIED);
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        assertThat(answer(BEFORE, delivered(Alerts.SECRET, null, now))).containsIgnoringCase("no matching signature");
    }

    @Test
    void whatWasTamperedWithIsRefused() throws Exception {
        Receiver.Received came = delivered(Alerts.SECRET, null, now);
        String other = came.body().replace("О воде", "О хлебе");

        assertThat(other).isNotEqualTo(came.body());
        assertThat(answer(Alerts.SECRET, new Receiver.Received(came.path(), came.headers(), other)))
                .containsIgnoringCase("no matching signature");
        assertThat(answer(Alerts.SECRET, with(came, "webhook-id", "0123456789abcdef0123456789abcdef")))
                .containsIgnoringCase("no matching signature");
        assertThat(answer(Alerts.SECRET, with(came, "webhook-timestamp", Long.toString(now.getEpochSecond() + 1))))
                .containsIgnoringCase("no matching signature");
    }

    @Test
    void whatIsOldOrOfTheFutureIsRefused() throws Exception {
        Duration beyond = Duration.ofMinutes(10);

        assertThat(answer(Alerts.SECRET, delivered(Alerts.SECRET, null, now.minus(beyond))))
                .containsIgnoringCase("too old");
        assertThat(answer(Alerts.SECRET, delivered(Alerts.SECRET, null, now.plus(beyond))))
                .containsIgnoringCase("too new");
    }

    @Test
    void anUnsignedRequestIsRefused() throws Exception {
        Receiver.Received came = delivered(Alerts.SECRET, null, now);

        assertThat(answer(Alerts.SECRET, with(came, "webhook-signature", null)))
                .containsIgnoringCase("missing required headers");
    }

    /** As it arrived: by the real channel, whose clock says this. */
    private Receiver.Received delivered(String secret, @Nullable String before, Instant at) {
        Subscription.Rotation rotation =
                before == null ? null : new Subscription.Rotation(before, at.plus(Duration.ofDays(1)));
        Subscription.Webhook webhook = new Subscription.Webhook(
                receiver.url("/hook"), secret, rotation, Subscription.Shape.STANDARD, null, null);
        Outgoing message = new Outgoing.One(Alerts.of(new SubscriptionId("water"), "a", true), false);
        try (WebhookChannel channel =
                new WebhookChannel(SETTINGS, Clock.fixed(at, ZoneOffset.UTC), NameLookup.SYSTEM)) {
            assertThat(channel.attempt(message, Alerts.hooked("water", webhook)).outcome())
                    .isEqualTo(new DeliveryOutcome.Delivered(204));
        }
        return receiver.received("/hook").getLast();
    }

    private static Receiver.Received with(Receiver.Received came, String header, @Nullable String value) {
        Headers headers = new Headers();
        headers.putAll(came.headers());
        if (value == null) {
            headers.remove(header);
        } else {
            headers.set(header, value);
        }
        return new Receiver.Received(came.path(), headers, came.body());
    }

    private static String ed25519() throws Exception {
        EdECPrivateKey key = (EdECPrivateKey)
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        return "whsk_" + Base64.getEncoder().encodeToString(key.getBytes().orElseThrow());
    }
}

package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.Limit;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {
    private static final Alert ALERT = Alerts.of(new SubscriptionId("water"), "a", true);
    private static final Outgoing MESSAGE = new Outgoing.One(ALERT, false);

    private static final WebhookSettings SETTINGS =
            new WebhookSettings(true, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final Receiver receiver = Receiver.start();
    private final WebhookChannel channel = new WebhookChannel(SETTINGS);

    @AfterEach
    void stop() {
        channel.close();
        receiver.close();
    }

    @Test
    void theBodyTellsTheAlertWithItsEvidence() throws Exception {
        assertThat(attempt("/hook")).isEqualTo(new DeliveryOutcome.Delivered(204));

        Receiver.Received got = receiver.received("/hook").getFirst();
        assertThat(got.header("webhook-id")).isEqualTo(ALERT.id().value());
        JsonNode body = new ObjectMapper().readTree(got.body());
        assertThat(body.path("type").asText()).isEqualTo("alert.created");
        assertThat(body.path("timestamp").asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(body.path("data").path("statement").path("title").asText()).isEqualTo("О воде: a");
        assertThat(body.path("data").path("because").path(0).path("text").asText())
                .isEqualTo("воде");
        assertThat(got.body()).doesNotContain(Alerts.SECRET);
    }

    @Test
    void everyAttemptHasTheSameBodyAndId() {
        attempt("/hook");
        attempt("/hook");

        List<Receiver.Received> both = receiver.received("/hook");
        assertThat(both.get(0).body()).isEqualTo(both.get(1).body());
        assertThat(both.get(0).header("webhook-id")).isEqualTo(both.get(1).header("webhook-id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void anErrorIsWorthAnotherAttempt(int status) {
        receiver.answer("/hook", status);
        assertThat(attempt("/hook")).isEqualTo(new DeliveryOutcome.Retryable(status, Reason.RECEIVER_ERROR, null));
    }

    @Test
    void goneIsTheEnd() {
        receiver.answer("/hook", 410);
        assertThat(attempt("/hook")).isEqualTo(new DeliveryOutcome.Stopped(410, Reason.RECEIVER_GONE));
    }

    @Test
    void retryAfterIsReadInBothForms() {
        receiver.answer("/seconds", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            exchange.sendResponseHeaders(503, -1);
        });
        assertThat(attempt("/seconds"))
                .isEqualTo(new DeliveryOutcome.Retryable(503, Reason.THROTTLED, Duration.ofMinutes(2)));
        assertThat(RetryAfter.of("Sun, 22 Nov 2026 12:01:00 GMT", Alerts.NOON)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Sun, 22 Nov 2026 11:00:00 GMT", Alerts.NOON)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.of("99999999999999999999", Alerts.NOON)).isEqualTo(Duration.ofDays(365));
        assertThat(RetryAfter.of("soon", Alerts.NOON)).isNull();
    }

    @Test
    void tooManyIsNoFailureAndTelegramSaysHowLongInItsBody() {
        receiver.answer("/many", 429);
        assertThat(attempt("/many")).isEqualTo(new DeliveryOutcome.Retryable(429, Reason.THROTTLED, null));
        answer("/bot", 429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":35}}");
        assertThat(attempt("/bot"))
                .isEqualTo(new DeliveryOutcome.Retryable(429, Reason.THROTTLED, Duration.ofSeconds(35)));
        answer("/odd", 429, "{\"parameters\":{\"retry_after\":-99999999999999}}");
        assertThat(attempt("/odd")).isEqualTo(new DeliveryOutcome.Retryable(429, Reason.THROTTLED, Duration.ZERO));
        answer("/cut", 429, "{\"parameters\":{\"retry_after\":");
        assertThat(attempt("/cut")).isEqualTo(new DeliveryOutcome.Retryable(429, Reason.THROTTLED, null));
    }

    @Test
    void aConnectorOfTeamsThatSaysTooManyInItsBodyDidNotTakeIt() {
        answer(
                "/teams",
                200,
                "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429");
        assertThat(channel.attempt(MESSAGE, Alerts.shaped("water", receiver.url("/teams"), Subscription.Shape.TEAMS))
                        .outcome())
                .isEqualTo(new DeliveryOutcome.Retryable(200, Reason.THROTTLED, null));
    }

    @Test
    void eachChatOfABotHasItsOwnPaceAndAllOfThemOneMore() {
        Subscription one =
                Alerts.shaped("one", "https://api.telegram.example/bot1/sendMessage", Subscription.Shape.TELEGRAM);
        List<Limit> limits = channel.limits(one);
        assertThat(limits).extracting(Limit::key).contains(channel.endpoint(one));
        assertThat(limits)
                .extracting(limit -> limit.pace().each())
                .contains(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(channel.limits(Alerts.shaped("s", "https://hooks.example/s", Subscription.Shape.SLACK)))
                .extracting(limit -> limit.pace().each())
                .containsExactly(Duration.ofSeconds(1));
    }

    private void answer(String path, int status, String body) {
        receiver.answer(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answer("/hook", exchange -> {
            exchange.getResponseHeaders().add("Location", receiver.url("/elsewhere"));
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(attempt("/hook")).isEqualTo(new DeliveryOutcome.Retryable(302, Reason.RECEIVER_ERROR, null));
        assertThat(receiver.received("/elsewhere")).isEmpty();
    }

    private DeliveryOutcome attempt(String path) {
        return channel.attempt(MESSAGE, Alerts.subscription("water", receiver.url(path)))
                .outcome();
    }

    /** No reference library knows v1a; so its words are taken from the specification ("Asymmetric"), and its numbers by the JDK. */
    @Test
    void anEd25519SignatureArrivesThatThePublicKeyVerifiesAndNoOther() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) keys.getPrivate()).getBytes().orElseThrow();
        Subscription.Webhook webhook = Subscription.Webhook.of(
                receiver.url("/signed"), "whsk_" + Base64.getEncoder().encodeToString(seed));

        channel.attempt(MESSAGE, Alerts.hooked("water", webhook));

        Receiver.Received got = receiver.received("/signed").getFirst();
        assertThat(got.header("webhook-signature")).startsWith("v1a,").doesNotContain(" ");
        assertThat(isSigned(got, got.body(), keys.getPublic())).isTrue();
        assertThat(isSigned(got, got.body() + " ", keys.getPublic())).isFalse();
        assertThat(isSigned(got, got.body(), others.getPublic())).isFalse();
    }

    private static boolean isSigned(Receiver.Received got, String body, PublicKey key) throws Exception {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update((got.header("webhook-id") + "." + got.header("webhook-timestamp") + "." + body)
                .getBytes(StandardCharsets.UTF_8));
        return verifier.verify(
                Base64.getDecoder().decode(got.header("webhook-signature").substring("v1a,".length())));
    }
}

package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.HostileReceiver;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that mean harm or know no better: each attempt ends in time, keeps little, and says why it came to nothing. */
@Timeout(60)
class HostileReceiverTest {
    private static final DeliveryOutcome UNREACHABLE =
            new DeliveryOutcome.Retryable(0, Reason.RECEIVER_UNREACHABLE, null);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final long TEN_GIB = 10L << 30;
    /** What the buffers of two sockets may hold on the way. */
    private static final long ON_THE_WAY = 64L << 20;

    private final WebhookChannel channel = new WebhookChannel(
            new WebhookSettings(true, Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(1_200)));

    @AfterEach
    void stop() {
        channel.close();
    }

    @ParameterizedTest
    @EnumSource(Subscription.Shape.class)
    void tenGibibytesAreHungUpOnAfterTheBeginning(Subscription.Shape shape) throws InterruptedException {
        byte[] block = "0123456789abcdef".repeat(4_096).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (HostileReceiver receiver = HostileReceiver.start(out -> {
            out.write(OK + "Content-Length: " + TEN_GIB + "\r\n\r\n");
            for (long left = TEN_GIB; left > 0; left -= block.length) {
                out.write(block);
            }
        })) {
            DeliveryReport report = attempt(receiver, shape);

            assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Delivered(200));
            assertThat(report.answer()).startsWith("0123456789abcdef").hasSize(Delivery.Attempt.MAX_ANSWER);
            assertThat(receiver.isHungUpOn()).isTrue();
            assertThat(receiver.sent()).isLessThan(ON_THE_WAY);
        }
    }

    @Test
    void aBodyThatUnpacksToFarMoreIsUnpackedToTheBeginningOnly() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = "0".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 256; i++) {
                gzip.write(zeros);
            }
        }
        try (HostileReceiver receiver = HostileReceiver.start(
                out -> out.write(OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                        .write(packed.toByteArray()))) {
            assertThat(attempt(receiver).answer()).hasSize(Delivery.Attempt.MAX_ANSWER);
        }
    }

    @Test
    void silenceEndsInTimeAndIsTold() {
        try (HostileReceiver receiver = HostileReceiver.start(HostileReceiver.Out::hang)) {
            DeliveryReport report = attempt(receiver);

            assertThat(report.outcome()).isEqualTo(UNREACHABLE);
            assertThat(report.answer()).isEqualTo("(no answer: the time ran out)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OK, "X-Filler: x\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n"})
    void aHeadThatComesByteByByteEndsInTime(String head) throws InterruptedException {
        try (HostileReceiver receiver =
                HostileReceiver.start(out -> out.write("HTTP/1.1 200 OK\r\n").drip(head))) {
            assertThat(attempt(receiver).outcome()).isEqualTo(UNREACHABLE);
            assertThat(receiver.isHungUpOn()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Filler: x\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n"})
    void aHeadWithoutEndIsHungUpOn(String part) throws InterruptedException {
        String block = part.repeat(1_000);
        try (HostileReceiver receiver = HostileReceiver.start(out -> {
            out.write(part.startsWith("HTTP") ? "" : OK);
            while (true) {
                out.write(block);
            }
        })) {
            assertThat(attempt(receiver).outcome()).isInstanceOf(DeliveryOutcome.Retryable.class);
            assertThat(receiver.isHungUpOn()).isTrue();
        }
    }

    @Test
    void aBodyThatComesByteByByteIsNotWaitedForAndWhatCameIsKept() throws InterruptedException {
        try (HostileReceiver receiver = HostileReceiver.start(
                out -> out.write(OK + "Content-Length: 1000000\r\n\r\n").drip("taken "))) {
            DeliveryReport report = attempt(receiver);

            assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Delivered(200));
            assertThat(report.answer()).startsWith("taken");
            assertThat(receiver.isHungUpOn()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Subscription.Shape.class)
    void redirectsForEverAreNotFollowedOnce(Subscription.Shape shape) {
        try (HostileReceiver receiver = HostileReceiver.start(
                out -> out.write("HTTP/1.1 302 Found\r\nLocation: /hook\r\nContent-Length: 5\r\n\r\nthere"))) {
            DeliveryReport report = attempt(receiver, shape);

            assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Retryable(302, Reason.RECEIVER_ERROR, null));
            assertThat(report.answer()).contains("none is followed", "there");
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "503 Service Unavailable\r\nRetry-After: 0",
                "408 Request Timeout",
                "407 Proxy Authentication Required",
                "421 Misdirected Request",
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\""
            })
    void noStatusMakesTheClientSendTwiceOrForgetIt(String status) {
        try (HostileReceiver receiver = HostileReceiver.start(
                out -> out.write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))) {
            assertThat(attempt(receiver).outcome().status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void aBodyWhereThereCanBeNoneTakesNothingFromTheStatus() {
        try (HostileReceiver receiver =
                HostileReceiver.start(out -> out.write("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nthere"))) {
            assertThat(attempt(receiver).outcome()).isEqualTo(new DeliveryOutcome.Delivered(204));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SSH-2.0-OpenSSH_9.9\r\n", "", "\u0000\u0001\u0002", "HTTP/1.1 2xx\r\n\r\n", "HTTP/1.1 200"})
    void whatIsNoHttpIsWorthAnotherTryAndNoMore(String nonsense) {
        try (HostileReceiver receiver = HostileReceiver.start(out -> out.write(nonsense))) {
            DeliveryReport report = attempt(receiver);

            assertThat(report.outcome()).isEqualTo(UNREACHABLE);
            assertThat(report.answer()).startsWith("(no answer: ");
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    private DeliveryReport attempt(HostileReceiver receiver) {
        return attempt(receiver, Subscription.Shape.STANDARD);
    }

    private DeliveryReport attempt(HostileReceiver receiver, Subscription.Shape shape) {
        Outgoing message = new Outgoing.One(Alerts.of(new SubscriptionId("water"), "a", true), false);
        return channel.attempt(message, Alerts.shaped("water", receiver.url(), shape));
    }
}

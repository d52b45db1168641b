package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.HostileReceiver;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.egress.AddressGuard;
import io.silkwire.wire.egress.NameLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No webhook of any shape goes to an address that is not public, however it is spelled, named or answered; a real trap listens. */
class WebhookSsrfTest {
    private static final Path VECTORS = Path.of("../wire/src/test/resources/egress/ssrf-vectors.tsv");
    private static final Outgoing MESSAGE = new Outgoing.One(Alerts.of(new SubscriptionId("water"), "a", true), false);

    private final HostileReceiver trap = HostileReceiver.start(out -> out.write("HTTP/1.1 200 OK\r\n\r\n"));

    @AfterEach
    void stop() {
        trap.close();
    }

    record Vector(String host, String answer) {
        List<InetAddress> addresses() throws UnknownHostException {
            List<InetAddress> addresses = new ArrayList<>();
            for (String address : answer.split(",", -1)) {
                addresses.add(InetAddress.getByName(address));
            }
            return addresses;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        return Files.readAllLines(VECTORS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(parts -> new Vector(parts[0], parts[1]));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyShapeIsRefusedAndItsOwnerIsToldWhy(Vector vector) {
        for (Subscription.Shape shape : Subscription.Shape.values()) {
            DeliveryReport report =
                    attempt(host -> vector.addresses(), "http://" + vector.host() + ":" + trap.port() + "/", shape);

            assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED));
            assertThat(report.answer()).matches("\\(not sent: .* is not on the public internet\\)");
        }
        assertThat(trap.connections()).isZero();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void userAndPasswordBeforeItHideNothing(Vector vector) {
        DeliveryReport report = attempt(
                host -> vector.addresses(),
                "http://hooks.example:443@" + vector.host() + ":" + trap.port() + "/",
                Subscription.Shape.STANDARD);

        assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED));
        assertThat(trap.connections()).isZero();
    }

    /** Whoever looked first saw a public address: a check when it was saved is worth nothing, that of each attempt counts. */
    @Test
    void aNameThatWasPublicWhenLookedAtFirstIsRefusedWhenItTurnsInside() throws UnknownHostException {
        AtomicInteger asked = new AtomicInteger();
        NameLookup rebinding = host -> List.of(
                asked.getAndIncrement() == 0 ? InetAddress.getByName("8.8.8.8") : InetAddress.getLoopbackAddress());
        assertThat(new AddressGuard(rebinding, false).lookup("rebind.example")).hasSize(1);

        DeliveryReport report =
                attempt(rebinding, "http://rebind.example:" + trap.port() + "/", Subscription.Shape.STANDARD);

        assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED));
        assertThat(report.answer()).contains("rebind.example").doesNotContain("127.0.0.1");
        assertThat(asked).hasValue(2);
        assertThat(trap.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 465, 587, 6379})
    void portsOfOtherProtocolsAreRefused(int port) {
        DeliveryReport report = attempt(
                host -> {
                    throw new AssertionError("nothing is looked up");
                },
                "http://hooks.example:" + port + "/",
                Subscription.Shape.STANDARD);

        assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED));
        assertThat(report.answer()).contains("port " + port);
    }

    @Test
    void aNameWithoutAddressIsWorthAnotherTryAndSaysSo() {
        DeliveryReport report = attempt(
                host -> {
                    throw new UnknownHostException(host);
                },
                "https://hooks.example/",
                Subscription.Shape.STANDARD);

        assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Retryable(0, Reason.RECEIVER_UNREACHABLE, null));
        assertThat(report.answer()).isEqualTo("(no answer: the name has no address)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/hooks/canary?to=admin", "/hooks/canary/..", "/hooks/canary/more", "/hooks/%63anary/"})
    void theCanaryReachesNothingOnThisMachineButItsHook(String path) {
        WebhookSettings settings =
                new WebhookSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
        String url = "http://127.0.0.1:" + trap.port() + path;
        try (WebhookChannel channel = new WebhookChannel(settings, Clock.systemUTC(), NameLookup.SYSTEM)) {
            DeliveryReport report = channel.attempt(
                    MESSAGE, Alerts.shaped(Subscriptions.CANARY.value(), url, Subscription.Shape.STANDARD));

            assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED));
        }
        assertThat(trap.connections()).isZero();
    }

    private static DeliveryReport attempt(NameLookup names, String url, Subscription.Shape shape) {
        WebhookSettings settings =
                new WebhookSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (WebhookChannel channel = new WebhookChannel(settings, Clock.systemUTC(), names)) {
            return channel.attempt(MESSAGE, Alerts.shaped("water", url, shape));
        }
    }
}

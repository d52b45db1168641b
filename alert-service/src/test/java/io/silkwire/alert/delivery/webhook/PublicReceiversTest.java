package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.subscription.ReceiverGate.Verdict;
import io.silkwire.wire.egress.NameLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an address before it is saved. */
class PublicReceiversTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final NameLookup NONE = host -> {
        throw new UnknownHostException(host);
    };

    @ParameterizedTest
    @MethodSource("io.silkwire.alert.delivery.webhook.WebhookSsrfTest#vectors")
    void whatAnAttemptRefusesIsUnfit(WebhookSsrfTest.Vector vector) {
        boolean mixed = vector.answer().contains(",");
        assertThat(of(host -> vector.addresses(), "http://" + vector.host() + "/hook"))
                .isInstanceOfAny(Verdict.Unfit.class, mixed ? Verdict.Doubtful.class : Verdict.Unfit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost/", "https://LOCALHOST:8443/x", "http://localhost./", "http://a.localhost/"})
    void thisMachineIsUnfitWhateverTheNameServiceSays(String url) {
        assertThat(of(NONE, url)).isInstanceOf(Verdict.Unfit.class);
        assertThat(of(answering("8.8.8.8"), url)).isInstanceOf(Verdict.Unfit.class);
    }

    @Test
    void aNameIsUnfitWhereAllItsAddressesAreInside() {
        assertThat(of(answering("10.0.0.1", "192.168.0.7"), "https://hooks.example/a"))
                .isInstanceOfSatisfying(
                        Verdict.Unfit.class,
                        unfit -> assertThat(unfit.problem() + unfit.remedy())
                                .contains("hooks.example", "allow-private-addresses")
                                .doesNotContain("10.0.0.1"));
        assertThat(of(answering("8.8.8.8", "10.0.0.1"), "https://hooks.example/a"))
                .isInstanceOf(Verdict.Doubtful.class);
        assertThat(of(answering("8.8.8.8", "2606:4700::1111"), "https://hooks.example/a"))
                .isEqualTo(new Verdict.Fit());
    }

    @Test
    void aNameServiceThatIsAwayOrSlowRefusesNothing() throws Exception {
        assertThat(of(NONE, "https://hooks.example/a")).isInstanceOf(Verdict.Doubtful.class);
        CountDownLatch release = new CountDownLatch(1);
        NameLookup hanging = host -> {
            awaitUninterrupted(release);
            return List.of();
        };
        try (PublicReceivers receivers = new PublicReceivers(false, hanging, Duration.ofMillis(20))) {
            for (int n = 0; n < 10; n++) {
                // The later ones find all look-ups taken.
                assertThat(receivers.of("https://hooks.example/a")).isInstanceOf(Verdict.Doubtful.class);
            }
        } finally {
            release.countDown();
        }
    }

    @Test
    void whereReceiversInsideAreAllowedNothingIsLookedUp() {
        NameLookup never = host -> {
            throw new AssertionError("nothing is looked up");
        };
        try (PublicReceivers receivers = new PublicReceivers(true, never, PATIENCE)) {
            assertThat(receivers.of("http://127.0.0.1:9000/hook")).isEqualTo(new Verdict.Fit());
            assertThat(receivers.of("http://receiver.internal/hook")).isEqualTo(new Verdict.Fit());
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean released = false;
        while (!released) {
            try {
                released = latch.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // A real look-up cannot be broken off either.
            }
        }
    }

    private static NameLookup answering(String... addresses) {
        return host -> {
            List<InetAddress> answer = new ArrayList<>();
            for (String address : addresses) {
                answer.add(InetAddress.getByName(address));
            }
            return answer;
        };
    }

    private static Verdict of(NameLookup names, String url) {
        try (PublicReceivers receivers = new PublicReceivers(false, names, PATIENCE)) {
            return receivers.of(url);
        }
    }
}

package io.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fakes.WebSite;
import io.silkwire.wire.egress.AddressGuard;
import io.silkwire.wire.egress.LiteralHost;
import io.silkwire.wire.egress.NameLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing reaches an address that is not public, however it is spelled, named, redirected to or answered; real traps listen. */
class SsrfTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final FetchSettings STRICT = FetchSettings.defaults("https://silkwire.example/bot")
            .withDeadlines(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(600));

    private final WebSite trap = WebSite.start();

    @AfterEach
    void close() {
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
        return Files.readAllLines(Path.of("../wire/src/test/resources/egress/ssrf-vectors.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(parts -> new Vector(parts[0], parts[1]));
    }

    private static FetchOutcome fetch(FetchSettings settings, NameLookup names, String url) {
        try (HttpPageFetcher fetcher = HttpPageFetcher.of(settings, CLOCK, names)) {
            return fetcher.fetch(FetchRequest.of(URI.create(url), FetchRequest.Purpose.PAGE), HopGate.OPEN);
        }
    }

    private static void assertRefused(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Denied.class);
        assertThat(((FetchOutcome.Denied) outcome).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesTheAddress(Vector vector) {
        assertRefused(fetch(STRICT, host -> vector.addresses(), "http://" + vector.host() + ":" + trap.port() + "/"));
        assertThat(trap.asked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesTheAddressBehindUserinfo(Vector vector) {
        String url = "http://www.un.org@" + vector.host() + ":" + trap.port() + "/";

        assertRefused(fetch(STRICT, host -> vector.addresses(), url));
        assertThat(trap.asked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void allowingLoopbackOpensNothingElseToARedirect(Vector vector) throws UnknownHostException {
        try (WebSite site = WebSite.start()) {
            site.redirect("/", 302, "http://" + vector.host() + ":" + trap.port() + "/");
            FetchOutcome outcome = fetch(
                    STRICT.withAllowLoopback(true),
                    host -> host.equals("start.test") ? List.of(InetAddress.getLoopbackAddress()) : vector.addresses(),
                    site.url("start.test", "/").toString());

            if (isLoopback(vector)) {
                assertThat(outcome).isNotInstanceOf(FetchOutcome.Denied.class);
            } else {
                assertRefused(outcome);
                assertThat(trap.asked()).isEmpty();
            }
        }
    }

    private static boolean isLoopback(Vector vector) throws UnknownHostException {
        if (!vector.answer().equals("-")) {
            return vector.addresses().stream().allMatch(InetAddress::isLoopbackAddress);
        }
        HttpUrl url = WebUrl.parse(URI.create("http://" + vector.host() + "/"));
        InetAddress literal = url == null ? null : LiteralHost.address(url.host());
        return literal != null && literal.isLoopbackAddress();
    }

    @Test
    void theAddressThatWasLookedAtIsTheOneConnectedTo() throws UnknownHostException {
        AtomicInteger asked = new AtomicInteger();
        InetAddress first = InetAddress.getByName("192.0.2.1");
        NameLookup rebinding = host -> List.of(
                asked.getAndIncrement() == 0 ? InetAddress.getByName("8.8.8.8") : InetAddress.getLoopbackAddress());
        AddressGuard guard = new AddressGuard(rebinding, false);

        assertThat(guard.lookup("rebind.test")).containsExactly(InetAddress.getByName("8.8.8.8"));
        assertThat(catchThrowable(() -> guard.lookup("rebind.test"))).isInstanceOf(AddressGuard.Refused.class);
        assertThat(guard.allows(first)).isFalse();
        assertThat(trap.asked()).isEmpty();
    }

    @Test
    void aSocketLooksOnceMoreBeforeItConnects() {
        AddressGuard guard = new AddressGuard(NameLookup.SYSTEM, false);

        assertThat(catchThrowable(() -> {
                    try (var socket = guard.createSocket()) {
                        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), trap.port()));
                    }
                }))
                .isInstanceOf(AddressGuard.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 110, 143, 389, 465, 587, 636, 993, 2049, 5060, 6379, 6667})
    void refusesPortsOfOtherProtocols(int port) {
        assertRefused(fetch(STRICT, host -> List.of(InetAddress.getByName("8.8.8.8")), "http://a.test:" + port + "/"));
    }
}

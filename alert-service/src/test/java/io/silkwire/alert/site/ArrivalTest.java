package io.silkwire.alert.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a request came: by what trusted proxies say of it, and by nothing that others write into its headers. */
class ArrivalTest {
    private static final List<String> PROXY = List.of("127.0.0.0/8", "10.1.0.0/16", "2001:db8:1::/48");

    @Test
    void whatAStrangerWritesIntoHeadersIsNotBelieved() {
        Arrival arrival = arrival(List.of(), null, "203.0.113.9", "https", "evil.example");

        assertThat(arrival.address()).isEqualTo("127.0.0.1");
        assertThat(arrival.secure()).isFalse();
        assertThat(arrival.base()).isEqualTo("http://site.example:8080");
    }

    @Test
    void aTrustedProxyTellsWhoAsksAndHow() {
        Arrival arrival = arrival(PROXY, null, "203.0.113.9", "https", "silkwire.example");

        assertThat(arrival).isEqualTo(new Arrival("203.0.113.9", true, "https://silkwire.example"));
    }

    @Test
    void theLastHopThatIsNoProxyIsWhoAsks() {
        assertThat(arrival(PROXY, null, "198.51.100.1, 203.0.113.9, 10.1.2.3", null, null)
                        .address())
                .as("the first one was written by the sender itself")
                .isEqualTo("203.0.113.9");
        assertThat(arrival(PROXY, null, "203.0.113.9, not an address", null, null)
                        .address())
                .isEqualTo("127.0.0.1");
        assertThat(arrival(PROXY, null, "10.1.2.4, 10.1.2.3", null, null).address())
                .isEqualTo("10.1.2.4");
    }

    @Test
    void theConfiguredAddressHoldsWhateverTheRequestSays() {
        assertThat(arrival(List.of(), "https://silkwire.example", null, null, null)
                        .base())
                .isEqualTo("https://silkwire.example");
    }

    @Test
    void aHostThatIsNoneLeadsNowhereElse() {
        MutableHttpRequest<?> request = HttpRequest.GET("/").header("Host", "evil.example/<script>");

        assertThat(Arrival.told(request, new Networks(List.of()), null).base()).isEqualTo("http://localhost");
    }

    @Test
    void oneNetworkOfIpv6IsOneSender() {
        assertThat(new Arrival("2001:db8::1", false, "").sender())
                .isEqualTo(new Arrival("2001:db8::ffff:1", false, "").sender())
                .isNotEqualTo(new Arrival("2001:db8:0:1::1", false, "").sender());
        assertThat(new Arrival("203.0.113.9", false, "").sender()).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "/8", "::1/-1"})
    void aProxyIsAnAddressOrANetwork(String written) {
        assertThatThrownBy(() -> new Networks(List.of(written)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trusted-proxies")
                .hasMessageContaining(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silkwire.example", "ftp://silkwire.example", "https://", "https://a b", "https://x?y"})
    void aBaseUrlIsOneOfTheWeb(String written) {
        assertThatThrownBy(() -> new SiteSettings(List.of(), written, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base-url");
    }

    @Test
    void networksEndWhereTheirBitsDo() throws Exception {
        Networks networks = new Networks(List.of("10.1.128.0/17", "192.0.2.1", "::/0"));

        assertThat(networks.has(Networks.literal("10.1.200.1"))).isTrue();
        assertThat(networks.has(Networks.literal("10.1.100.1"))).isFalse();
        assertThat(networks.has(Networks.literal("192.0.2.2"))).isFalse();
        assertThat(networks.has(Networks.literal("2001:db8::1"))).isTrue();
    }

    private static Arrival arrival(
            List<String> proxies,
            @Nullable String base,
            @Nullable String forwardedFor,
            @Nullable String proto,
            @Nullable String host) {
        MutableHttpRequest<?> request = HttpRequest.GET("/feeds/x/atom.xml").header("Host", "site.example:8080");
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        if (proto != null) {
            request.header("X-Forwarded-Proto", proto);
        }
        if (host != null) {
            request.header("X-Forwarded-Host", host);
        }
        return Arrival.told(request, new Networks(proxies), base);
    }
}

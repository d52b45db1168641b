package io.silkwire.alert.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkwire.alert.fakes.OpenIdServer;
import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.contracts.Role;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client of a provider believes, over real HTTP: keys that change, claims in claims, and tokens that are wrong in one way. */
@NullUnmarked // fields are set before each test
class OpenIdProviderTest {
    private OpenIdServer server;
    private SimulatedClock clock;

    @BeforeEach
    void start() throws Exception {
        server = OpenIdServer.start();
        server.knows(Map.of("sub", "7", "name", "Seven"));
        clock = new SimulatedClock(Instant.parse("2026-11-27T12:00:00Z"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aKeyThatWasRotatedWorksAndInventedOnesAreNotAskedForAgainAndAgain() throws Exception {
        OpenIdProvider provider = provider(null, null);
        assertThat(signIn(provider)).isInstanceOf(OpenIdOutcome.Known.class);
        assertThat(signIn(provider)).isInstanceOf(OpenIdOutcome.Known.class);
        assertThat(server.keysRead()).isEqualTo(1);

        server.rotate();
        assertThat(signIn(provider)).isInstanceOf(OpenIdOutcome.Known.class);
        assertThat(server.keysRead()).isEqualTo(2);

        server.faults(OpenIdServer.Fault.UNKNOWN_KEY);
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(provider)).isInstanceOf(OpenIdOutcome.Refused.class);
        }
        assertThat(server.keysRead()).isEqualTo(2);
    }

    @Test
    void theDiscoveryDocumentIsReadOnceAnHourAndServesForADayWhereTheProviderIsAway() throws Exception {
        OpenIdProvider provider = provider(null, null);
        signIn(provider);
        signIn(provider);
        assertThat(server.discoveriesRead()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(61));
        signIn(provider);
        assertThat(server.discoveriesRead()).isEqualTo(2);

        server.isAway(true);
        clock.advance(Duration.ofMinutes(61));
        assertThat(signIn(provider)).isInstanceOf(OpenIdOutcome.Known.class);
        clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> provider.signInAddress(OpenIdProvider.Ticket.make()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(server.issuer());
    }

    @ParameterizedTest
    @EnumSource(OpenIdServer.Fault.class)
    void aTokenThatIsWrongInOneWayIsRefused(OpenIdServer.Fault fault) throws Exception {
        server.faults(fault);

        assertThat(signIn(provider(null, null))).isInstanceOf(OpenIdOutcome.Refused.class);
    }

    @Test
    void aCodeIsOfNoUseWithoutTheVerifierOfTheBrowserThatAsked() throws Exception {
        OpenIdProvider provider = provider(null, null);
        OpenIdProvider.Ticket ours = OpenIdProvider.Ticket.make();
        String code = code(server.approve(provider.signInAddress(ours)));

        OpenIdOutcome stolen = provider.identify(
                code,
                new OpenIdProvider.Ticket(
                        ours.state(), ours.nonce(), OpenIdProvider.Ticket.make().verifier()));

        assertThat(stolen).isEqualTo(new OpenIdOutcome.Refused("the provider did not take the code"));
    }

    @Test
    void aTokenForAnotherNonceOfThisSiteIsRefused() throws Exception {
        OpenIdProvider provider = provider(null, null);
        OpenIdProvider.Ticket ours = OpenIdProvider.Ticket.make();
        String code = code(server.approve(provider.signInAddress(ours)));

        OpenIdOutcome injected = provider.identify(
                code,
                new OpenIdProvider.Ticket(
                        ours.state(), OpenIdProvider.Ticket.make().nonce(), ours.verifier()));

        assertThat(injected).isInstanceOf(OpenIdOutcome.Refused.class);
    }

    @Test
    void rolesMayStandInsideOtherClaims() throws Exception {
        server.knows(Map.of("sub", "7", "realm_access", Map.of("roles", List.of("guest", "press", "desk"))));

        assertThat(role(provider("realm_access.roles", Map.of("press", Role.ANALYST, "desk", Role.OPS))))
                .isEqualTo(Role.OPS);
        assertThat(role(provider("realm_access.groups", Map.of("press", Role.ANALYST))))
                .isNull();
        assertThat(role(provider("realm_access", Map.of("press", Role.ANALYST))))
                .isNull();
    }

    @Test
    void aClaimWhoseNameHasDotsInItIsFound() throws Exception {
        server.knows(Map.of(
                "sub",
                "7",
                "https://silkwire.example/roles",
                "press",
                "resource_access",
                Map.of("silk.wire", Map.of("roles", List.of("press")))));

        assertThat(role(provider("https://silkwire.example/roles", Map.of("press", Role.ANALYST))))
                .isEqualTo(Role.ANALYST);
        assertThat(role(provider("resource_access.silk.wire.roles", Map.of("press", Role.ANALYST))))
                .isEqualTo(Role.ANALYST);
    }

    private @Nullable Role role(OpenIdProvider provider) throws Exception {
        return ((OpenIdOutcome.Known) signIn(provider)).role();
    }

    private OpenIdOutcome signIn(OpenIdProvider provider) throws Exception {
        OpenIdProvider.Ticket ticket = provider.ticket();
        return provider.identify(code(server.approve(provider.signInAddress(ticket))), ticket);
    }

    private static String code(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith("code="))
                .findFirst()
                .orElseThrow()
                .substring("code=".length());
    }

    private OpenIdProvider provider(@Nullable String claim, @Nullable Map<String, Role> roles) {
        return new OpenIdProvider(
                new OpenIdSettings(
                        server.issuer(),
                        "silkwire",
                        "a secret between us",
                        URI.create("http://localhost/login/oidc/callback").toString(),
                        "single sign-on",
                        null,
                        claim,
                        roles),
                clock);
    }
}

package io.silkwire.alert.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.silkwire.alert.site.SiteSettings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that somebody else makes resolve to this machine opens nothing. */
class HostCheckTest {
    private final HostCheck check =
            new HostCheck(new SiteSettings(List.of("press.example"), "https://silkwire.example/x/", List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account",
                "/account/password",
                "/accounts",
                "/queries",
                "/queries/lint",
                "/login",
                "/logout",
                "/setup",
                "/feeds/token/atom.xml",
                "/unsubscribe/token",
                "/api/v1/me",
                "/alerts",
                "/audit",
                "/hooks/canary",
                "/healthy"
            })
    void nothingAnswersToAForeignName(String path) {
        assertThat(catchThrowable(() -> ask(path, "rebound.example:8080")))
                .isInstanceOfSatisfying(
                        HttpStatusException.class,
                        refused -> assertThat((Object) refused.getStatus()).isEqualTo(HttpStatus.MISDIRECTED_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "a.localhost",
                "127.0.0.1",
                "[::1]:8080",
                "10.1.2.3:80",
                "press.example",
                "PRESS.example:443",
                "silkwire.example"
            })
    void itsOwnNamesAnswer(String host) {
        ask("/account", host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness", "/prometheus", "/websub/callback"})
    void whatMachinesAskAnswersToAnyName(String path) {
        ask(path, "rebound.example");
    }

    private void ask(String path, String host) {
        check.check(HttpRequest.GET(path).header("Host", host));
    }
}

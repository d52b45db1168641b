package io.silkwire.alert.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.account.Accounts;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles that a provider gives at each sign-in, and takes away. */
class OpenIdAccountsIT {
    @Test
    void aRoleThatTheProviderNoLongerGivesIsGone(@TempDir Path dir) {
        try (TestBroker broker = TestBroker.start(dir);
                Accounts accounts = new Accounts(broker.connection(), Clock.systemUTC())) {
            accounts.start(Duration.ofSeconds(60));
            accounts.add("keeper", "Keeper", null, Role.ADMIN, null, null);

            OpenIdAccounts strict = accounts(accounts, null);
            assertThat(role(strict.of(known("1", Role.ADMIN)))).isEqualTo(Role.ADMIN);
            assertThat(strict.of(known("1", null))).isInstanceOf(OpenIdAccounts.Outcome.Refused.class);
            assertThat(accounts.ofSubject("issuer 1").map(Account::role)).contains(Role.VIEWER);
            assertThat(role(strict.of(known("1", Role.OPS)))).isEqualTo(Role.OPS);

            OpenIdAccounts open = accounts(accounts, Role.VIEWER);
            assertThat(role(open.of(known("1", null)))).isEqualTo(Role.VIEWER);

            OpenIdAccounts rolesOfOurOwn = new OpenIdAccounts(
                    accounts,
                    new OpenIdProvider(
                            new OpenIdSettings("https://issuer.example", "a", "b", "c", "sso", Role.VIEWER, null, null),
                            Clock.systemUTC()));
            accounts.giveRole(accounts.ofSubject("issuer 1").orElseThrow().id(), Role.ANALYST);
            assertThat(role(rolesOfOurOwn.of(known("1", null)))).isEqualTo(Role.ANALYST);
        }
    }

    private static OpenIdAccounts accounts(Accounts accounts, @Nullable Role newcomers) {
        return new OpenIdAccounts(
                accounts,
                new OpenIdProvider(
                        new OpenIdSettings(
                                "https://issuer.example",
                                "a",
                                "b",
                                "c",
                                "sso",
                                newcomers,
                                "realm_access.roles",
                                Map.of("desk", Role.OPS)),
                        Clock.systemUTC()));
    }

    private static OpenIdOutcome known(String subject, @Nullable Role role) {
        return new OpenIdOutcome.Known("issuer " + subject, "Person " + subject, null, role);
    }

    private static Role role(OpenIdAccounts.Outcome outcome) {
        return ((OpenIdAccounts.Outcome.SignedIn) outcome).account().role();
    }
}

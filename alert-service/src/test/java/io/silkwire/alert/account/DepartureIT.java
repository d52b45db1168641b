package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deletions of accounts that are cut at any of their steps, on a real broker: nothing stays behind, whoever goes on. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(AccountServer.Shared.class)
@Timeout(180)
class DepartureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AccountId HEIR = new AccountId("cut-heir");

    private final ObjectMapper json = new ObjectMapper();
    private AccountServer shared;
    private Accounts accounts;
    private Subscriptions subscriptions;

    @BeforeAll
    void anHeir(AccountServer there) {
        shared = there;
        accounts = there.accounts();
        subscriptions = there.bean(Subscriptions.class);
        there.tokenOf(HEIR.value(), Role.ANALYST);
    }

    /** Where the process ends. */
    enum Cut {
        BEFORE_GIVING,
        AFTER_GIVING,
        AFTER_DELETING
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void theNextStartEndsADeletionThatWasCut(Cut cut) {
        AccountId leaver = new AccountId("cut-" + word(cut));
        String token = shared.tokenOf(leaver.value(), Role.ANALYST);
        List<SubscriptionId> owned = List.of(subscribe(leaver), subscribe(leaver));

        cut(leaver, cut);

        assertThat(accounts.active(leaver)).as("may sign in").isEmpty();
        assertThat(accounts.callerOfToken(token)).isEmpty();
        assertThat(accounts.leaving()).extracting(Account::id).contains(leaver);
        // Saved by another instance that had not heard of it yet.
        SubscriptionId late = subscribe(leaver);

        shared.bean(AccountsStart.class).opened(new ServerStartupEvent(shared.server()));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(accounts.leaving()).extracting(Account::id).doesNotContain(leaver));
        assertThat(accounts.find(leaver)).isEmpty();
        assertThat(owned).allSatisfy(this::isTheHeirsAndAtRest);
        isTheHeirsAndAtRest(late);
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void whoAsksAgainEndsADeletionThatWasCut(Cut cut) throws Exception {
        AccountId leaver = new AccountId("again-" + word(cut));
        shared.tokenOf(leaver.value(), Role.ANALYST);
        SubscriptionId owned = subscribe(leaver);
        cut(leaver, cut);
        SubscriptionChange.Saved resumed = null;
        if (cut != Cut.BEFORE_GIVING) {
            // Its heir has looked at it and lets it send again: going on must not put it to rest again.
            resumed = (SubscriptionChange.Saved) subscriptions.resume(owned);
        }

        HttpResponse<String> again =
                shared.api("DELETE", "/api/v1/accounts/" + leaver + "?heir=" + HEIR, shared.token(Role.ADMIN), null);

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(accounts.leaving()).extracting(Account::id).doesNotContain(leaver);
        if (resumed == null) {
            isTheHeirsAndAtRest(owned);
        } else {
            assertThat(subscriptions.find(owned)).contains(resumed.subscription());
        }
        assertThat(shared.api("DELETE", "/api/v1/accounts/" + leaver, shared.token(Role.ADMIN), null)
                        .statusCode())
                .as("ended")
                .isEqualTo(404);
    }

    @Test
    void anIdIsNotGivenToSomebodyElseWhileWhatItHadIsNotGivenAway() throws Exception {
        AccountId leaver = new AccountId("cut-namesake");
        shared.tokenOf(leaver.value(), Role.ANALYST);
        cut(leaver, Cut.AFTER_DELETING);

        HttpResponse<String> namesake = shared.api(
                "POST",
                "/api/v1/accounts",
                shared.token(Role.ADMIN),
                "{\"id\":\"cut-namesake\",\"role\":\"analyst\",\"password\":\"" + AccountServer.PASSWORD + "\"}");

        assertThat(namesake.statusCode()).isEqualTo(422);
        assertThat(json.readTree(namesake.body()).at("/errors/0/message").asText())
                .contains("still being deleted");
    }

    @Test
    void whoIsLetInAgainIsNotDeletedByTheNextStart() throws Exception {
        AccountId leaver = new AccountId("cut-let-in");
        shared.tokenOf(leaver.value(), Role.ANALYST);
        cut(leaver, Cut.BEFORE_GIVING);
        assertThat(shared.api("PUT", "/api/v1/accounts/" + leaver, shared.token(Role.ADMIN), "{\"state\":\"active\"}")
                        .statusCode())
                .isEqualTo(200);

        shared.bean(Departure.class).resume();

        assertThat(accounts.active(leaver)).isPresent();
    }

    @Test
    void aDeletionIsAskedForAsOneAndNotAsAnEdit() throws Exception {
        shared.tokenOf("cut-edited", Role.ANALYST);
        HttpResponse<String> edit =
                shared.api("PUT", "/api/v1/accounts/cut-edited", shared.token(Role.ADMIN), "{\"state\":\"deleted\"}");
        assertThat(edit.statusCode()).isEqualTo(422);
        assertThat(edit.body()).contains("send DELETE");
    }

    @Test
    void othersChangeTheirSubscriptionsWhileSomebodysManyAreGivenAway() throws Exception {
        AccountId leaver = new AccountId("cut-many");
        shared.tokenOf(leaver.value(), Role.ANALYST);
        for (int i = 0; i < 150; i++) {
            subscribe(leaver);
        }
        Thread giving = Thread.ofPlatform()
                .start(() -> shared.bean(OwnedSubscriptions.class).inherit(leaver, HEIR));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(left(leaver)).isLessThan(150));

        subscribe(HEIR);

        assertThat(left(leaver))
                .as("not given yet when another's change was done")
                .isPositive();
        giving.join(PATIENCE);
        assertThat(left(leaver)).isZero();
    }

    private static String word(Cut cut) {
        return cut.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private long left(AccountId owner) {
        return subscriptions.all().stream()
                .filter(one -> owner.equals(one.owner()))
                .count();
    }

    private void cut(AccountId leaver, Cut cut) {
        AtomicInteger asked = new AtomicInteger();
        OwnedSubscriptions real = shared.bean(OwnedSubscriptions.class);
        Departure departure = new Departure(accounts, List.of((from, heir) -> {
            int times = asked.incrementAndGet();
            if (cut == Cut.BEFORE_GIVING || (cut == Cut.AFTER_DELETING && times == 2)) {
                throw new IllegalStateException("killed");
            }
            int given = real.inherit(from, heir);
            if (cut == Cut.AFTER_GIVING) {
                throw new IllegalStateException("killed");
            }
            return given;
        }));
        assertThatThrownBy(() -> departure.of(leaver, HEIR)).hasMessage("killed");
    }

    private void isTheHeirsAndAtRest(SubscriptionId id) {
        Subscription now = subscriptions.find(id).orElseThrow();
        assertThat(now.owner()).isEqualTo(HEIR);
        assertThat(now.state()).isEqualTo(Subscription.State.PAUSED);
    }

    private SubscriptionId subscribe(AccountId owner) {
        SubscriptionChange made =
                subscriptions.add(new SubscriptionDraft("Cut", List.of(), "cut", List.of(), null), owner, null);
        return ((SubscriptionChange.Saved) made).subscription().id();
    }
}

package io.silkwire.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.match.engine.Statements;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.SubscriptionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final AlertId ONE = id("one");
    private static final AlertId TWO = id("two");

    @Test
    void aNewStatementTellsEveryMatchAndAgainNothing() {
        Told.Decision.Tell first = tell(null, 1, true, ONE, TWO);
        assertThat(first.fresh()).containsExactly(ONE, TWO);
        assertThat(tell(first.after(), 1, true, ONE, TWO).fresh()).isEmpty();
    }

    @Test
    void aShadowedAlertGoesOutOnceWhenItIsAskedFor() {
        Told.Decision.Tell shadow = tell(null, 1, false, ONE);
        assertThat(shadow.fresh()).containsExactly(ONE);
        assertThat(tell(shadow.after(), 1, false, ONE).fresh()).isEmpty();

        Told.Decision.Tell asked = tell(shadow.after(), 1, true, ONE);
        assertThat(asked.fresh()).containsExactly(ONE);
        assertThat(tell(asked.after(), 1, true, ONE).fresh()).isEmpty();
        assertThat(tell(asked.after(), 1, false, ONE).fresh()).isEmpty();
    }

    @Test
    void aSubscriptionThatMatchesOnlyNowIsTold() {
        Told told = tell(null, 1, true, ONE).after();
        assertThat(tell(told, 1, true, ONE, TWO).fresh()).containsExactly(TWO);
    }

    @Test
    void aLaterRevisionStartsAnewAndAnEarlierOneTellsNothing() {
        Told told = tell(null, 2, true, ONE).after();
        assertThat(Told.decide(told, 1, true, List.of(ONE))).isEqualTo(new Told.Decision.Outdated());
        assertThat(tell(told, 3, true, TWO).after().notified()).containsExactly(TWO);
    }

    private static Told.Decision.Tell tell(@Nullable Told before, int revision, boolean notifies, AlertId... matching) {
        return (Told.Decision.Tell) Told.decide(before, revision, notifies, List.of(matching));
    }

    private static AlertId id(String subscription) {
        return AlertId.of(new SubscriptionId(subscription), Statements.id("a"), 1);
    }
}

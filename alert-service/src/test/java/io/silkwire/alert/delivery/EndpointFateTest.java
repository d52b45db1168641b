package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription.Disabled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointFateTest {
    private static final Instant FIRST = Alerts.NOON;

    @Test
    void itsOwnerIsWarnedThreeTimesAndItIsDisabledAfterFiveDays() {
        assertThat(history("receiver-error"))
                .containsExactly("day 1: warned 1", "day 3: warned 2", "day 5: disabled, warned 3");
    }

    @Test
    void whatIsGoneIsDisabledAtOnceAndItsOwnerWarnedThreeTimesAllTheSame() {
        assertThat(history("receiver-gone"))
                .containsExactly("day 0: disabled, warned 1", "day 1: warned 2", "day 3: warned 3");
    }

    @Test
    void anAddressIsUnknownForGoodOnlyAfterSeveralTimesOverDays() {
        assertThat(history("address-unknown")).as("once").first().isEqualTo("day 1: warned 1");
        assertThat(unknown(30, Duration.ofHours(1)))
                .as("an hour of a directory that is away")
                .isEqualTo(new EndpointFate.Fine());
        assertThat(unknown(2, Duration.ofDays(2))).isInstanceOf(EndpointFate.Warn.class);
        assertThat(unknown(3, Duration.ofDays(2))).isEqualTo(new EndpointFate.Disable(Reason.ADDRESS_UNKNOWN));
    }

    @Test
    void theWordThatItIsOverComesWithTheEndAlsoWhereAWarningWasGivenBefore() {
        assertThat(history("address-unknown", 3))
                .containsExactly("day 1: warned 1", "day 2: disabled, warned 2", "day 3: warned 3");
    }

    private static EndpointFate unknown(int times, Duration over) {
        EndpointHealth.Failing failing = new EndpointHealth.Failing(FIRST, "address-unknown", times, FIRST);
        return EndpointFate.of(failing, null, number -> false, FIRST.plus(over));
    }

    @Test
    void afterALongStandstillTheLatestWarningIsGivenNotAllAtOnce() {
        EndpointFate fate = EndpointFate.of(failing("receiver-error"), null, number -> false, day(4));
        assertThat(fate).isInstanceOfSatisfying(EndpointFate.Warn.class, warn -> {
            assertThat(warn.number()).isEqualTo(2);
            assertThat(warn.disablesAt()).isEqualTo(day(5));
        });
    }

    @Test
    void whatWorksOrWasUnsubscribedFromIsLeftAlone() {
        assertThat(EndpointFate.of(null, null, number -> false, day(9))).isEqualTo(new EndpointFate.Fine());
        assertThat(EndpointFate.of(null, new Disabled(FIRST, Reason.UNSUBSCRIBED), number -> false, day(9)))
                .isEqualTo(new EndpointFate.Fine());
    }

    /** What happens over ten days, looked at every hour. */
    private static List<String> history(String reason) {
        return history(reason, 1);
    }

    private static List<String> history(String reason, int times) {
        EndpointHealth.Failing failing = new EndpointHealth.Failing(FIRST, reason, times, FIRST);
        List<String> history = new ArrayList<>();
        Set<Integer> warned = new HashSet<>();
        Disabled disabled = null;
        for (int hour = 0; hour < 240; hour++) {
            Instant now = FIRST.plus(Duration.ofHours(hour));
            String told = "";
            EndpointFate fate = EndpointFate.of(failing, disabled, warned::contains, now);
            if (fate instanceof EndpointFate.Disable(Reason why)) {
                disabled = new Disabled(now, why);
                told = "disabled, ";
                fate = EndpointFate.of(failing, disabled, warned::contains, now);
            }
            if (fate instanceof EndpointFate.Warn warn) {
                warned.add(warn.number());
                told += "warned " + warn.number();
            }
            if (!told.isEmpty()) {
                history.add("day " + hour / 24 + ": " + told);
            }
        }
        return history;
    }

    private static EndpointHealth.@Nullable Failing failing(String reason) {
        return new EndpointHealth.Failing(FIRST, reason);
    }

    private static Instant day(int day) {
        return FIRST.plus(Duration.ofDays(day));
    }
}

package io.silkwire.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.alert.query.KnownValues;
import io.silkwire.alert.search.Arrivals;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told of as silent, on a simulated clock. */
class SilenceAuditTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BUDGET = Duration.ofMinutes(1);

    private final SimulatedClock clock = new SimulatedClock(BEGIN);
    private final KnownNames names = () -> new KnownValues(Set.of("water", "trade"), Set.of("uz-mfa"));
    private Optional<Arrivals> arrivals = Optional.of(new Arrivals(0, 0, 0, 0, 0, 0, null));
    private final SilenceAudit audit = new SilenceAudit(names, (id, query, asIs, until) -> arrivals, clock);

    @Test
    void aContradictionNeverMatches() {
        assertThat(found(asking("water NOT water"))).isEqualTo(Finding.Kind.NEVER_MATCHES);
        assertThat(found(asking("lang:ru lang:en water"))).isEqualTo(Finding.Kind.NEVER_MATCHES);
        assertThat(found(asking("score>=3 (water^2 river^0.5)"))).isEqualTo(Finding.Kind.NEVER_MATCHES);
        assertThat(found(asking("water AND river"))).isNull();
    }

    @Test
    void aTopicOrSourceThatIsGoneNeverMatchesUnlessSomethingElseMay() {
        assertThat(found(asking("topic:fisheries water"))).isEqualTo(Finding.Kind.NEVER_MATCHES);
        assertThat(found(asking("source:kz-gone OR topic:gone"))).isEqualTo(Finding.Kind.NEVER_MATCHES);
        assertThat(found(asking("topic:fisheries OR topic:water"))).isEqualTo(Finding.Kind.UNKNOWN_VALUE);
        assertThat(found(asking("water NOT topic:fisheries"))).isEqualTo(Finding.Kind.UNKNOWN_VALUE);
        assertThat(found(of(List.of(new TopicId("fisheries")), null))).isEqualTo(Finding.Kind.NEVER_MATCHES);
        assertThat(found(asking("topic:water source:uz-mfa"))).isNull();
    }

    @Test
    void aQueryThatCannotBeReadAnyMoreIsToldOf() {
        assertThat(found(asking("country:ZZ"))).isEqualTo(Finding.Kind.UNREADABLE);
    }

    @Test
    void whatFitsAndWasNotToldIsToldOf() {
        arrivals = Optional.of(new Arrivals(1_000, 10, 100, 2, 0, 0, null));
        assertThat(found(asking("water"))).isEqualTo(Finding.Kind.UNTOLD);
        assertThat(audit.findings().getFirst().words()).contains("2 statements came that fit");
    }

    @Test
    void aSilenceThatChanceDoesNotAllowIsToldOfAndAShorterOneIsNot() {
        // One in a hundred fits: e^-6 is 0.0025, e^-8 is 0.0003.
        arrivals = Optional.of(new Arrivals(10_000, 100, 600, 0, 0, 0, null));
        assertThat(found(asking("water"))).isNull();
        arrivals = Optional.of(new Arrivals(10_000, 100, 800, 0, 0, 0, null));
        assertThat(found(asking("water"))).isEqualTo(Finding.Kind.SILENT);
        assertThat(audit.findings().getFirst().words()).contains("100 stories did among 10,000 statements before");
    }

    @Test
    void itsOwnPastCountsWhereTheArchiveTellsNothing() {
        Instant last = Instant.parse("2026-01-05T00:00:00Z");
        arrivals = Optional.of(new Arrivals(0, 0, 900, 0, 2_000, 40, last));
        assertThat(found(asking("water"))).isEqualTo(Finding.Kind.SILENT);
        assertThat(audit.findings().getFirst().since()).isEqualTo(last);
        arrivals = Optional.of(new Arrivals(0, 0, 100, 0, 2_000, 40, last));
        assertThat(found(asking("water"))).isNull();
    }

    @Test
    void oneStoryBeforeIsNoRate() {
        arrivals = Optional.of(new Arrivals(100, 1, 1_000, 0, 0, 0, null));
        assertThat(found(asking("water"))).isNull();
    }

    @Test
    void whileNothingComesNobodyIsSilent() {
        arrivals = Optional.of(new Arrivals(10_000, 5_000, 0, 0, 10_000, 90, BEGIN));
        clock.advance(Duration.ofDays(300));
        assertThat(found(asking("water"))).isNull();
    }

    @Test
    void whereTheIndexIsAwayNothingIsSaidAboutSilence() {
        arrivals = Optional.empty();
        assertThat(found(asking("water"))).isNull();
        assertThat(found(asking("topic:fisheries"))).isEqualTo(Finding.Kind.NEVER_MATCHES);
    }

    @Test
    void aYearOfASoundSubscriptionRaisesHardlyAnyAlarmAndABrokenOneIsSoonFound() {
        // Given statements that come day by day, of which some fit
        Random random = new Random(20261127);
        int alarms = 0;
        int foundAfter = -1;
        long before = 3_000;
        long stories = 30;
        long after = 0;
        for (int day = 0; day < 400; day++) {
            boolean broken = day >= 365;
            for (int n = 0; n < 50; n++) {
                if (!broken && random.nextInt(100) == 0) {
                    before += after;
                    stories++;
                    after = 0;
                }
                after++;
            }
            clock.advance(Duration.ofDays(1));
            arrivals = Optional.of(new Arrivals(before, stories, after, 0, 0, 0, null));

            // When
            boolean told = found(asking("water")) != null;

            // Then
            alarms += told && !broken ? 1 : 0;
            foundAfter = told && broken && foundAfter < 0 ? day - 364 : foundAfter;
        }
        assertThat(alarms).isLessThanOrEqualTo(2);
        assertThat(foundAfter).as("days until it was told of").isBetween(10, 20);
    }

    @Test
    void aRoundThatRanOutOfTimeIsGoneOnWith() {
        // Given a look that takes a second
        List<SubscriptionId> asked = new ArrayList<>();
        SilenceAudit slow = new SilenceAudit(
                names,
                (id, query, asIs, until) -> {
                    asked.add(id);
                    clock.advance(Duration.ofSeconds(1));
                    return Optional.empty();
                },
                clock);
        List<Subscription> all = List.of(asking("water"), other("b"), other("c"), other("d"));

        // When
        int first = slow.round(all, Duration.ofMillis(1_500));
        int second = slow.round(all, Duration.ofMillis(1_500));

        // Then
        assertThat(first).isEqualTo(2);
        assertThat(second).isEqualTo(2);
        assertThat(asked).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void whatIsDeletedOrPausedIsForgotten() {
        Subscription gone = asking("topic:fisheries");
        assertThat(found(gone)).isNotNull();
        audit.round(List.of(), BUDGET);
        assertThat(audit.findings()).isEmpty();
    }

    private Finding.@Nullable Kind found(Subscription one) {
        audit.round(List.of(one), BUDGET);
        return audit.findings().isEmpty() ? null : audit.findings().getFirst().kind();
    }

    private static Subscription asking(String query) {
        return of(List.of(), query);
    }

    private static Subscription other(String id) {
        return of(new SubscriptionId(id), List.of(), "water");
    }

    private static Subscription of(List<TopicId> topics, @Nullable String query) {
        return of(new SubscriptionId("a"), topics, query);
    }

    private static Subscription of(SubscriptionId id, List<TopicId> topics, @Nullable String query) {
        return new Subscription(
                id,
                1,
                "Subscription",
                topics,
                query,
                List.of(),
                null,
                Subscription.State.ACTIVE,
                "test",
                BEGIN,
                null,
                Sending.STANDARD,
                null);
    }
}

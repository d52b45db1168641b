package io.silkwire.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Shape;
import io.silkwire.contracts.PublicationDate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceHealthTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z"); // a Monday

    @Test
    void expectsNothingOfASourceItHardlyKnows() {
        assertThat(Cadence.NONE.after(START).verdict(START.plus(Duration.ofDays(30))))
                .isInstanceOf(Cadence.Unknown.class);
    }

    @Test
    void waitsThroughNightsAndWeekends() {
        Cadence cadence = workingWeeks(6);

        Instant fridayEvening = cadence.times().getLast();
        assertThat(fridayEvening.atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(cadence.verdict(fridayEvening.plus(Duration.ofDays(2)))).isInstanceOf(Cadence.Speaking.class);
    }

    @Test
    void findsASourceSilentAfterAWorkingDayWithoutItems() {
        Cadence cadence = workingWeeks(6);
        Instant last = cadence.times().getLast();

        Cadence.Verdict verdict = cadence.verdict(last.plus(Duration.ofDays(4)));

        assertThat(verdict).isInstanceOfSatisfying(Cadence.Silent.class, silent -> {
            assertThat(silent.since()).isEqualTo(last);
            assertThat(silent.expected()).isAfter(last);
        });
    }

    @Test
    void catchesScriptedChangesOfTemplateWithinFivePages() {
        int caught = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            LayoutDrift drift = LayoutDrift.NONE;
            for (int i = 0; i < 40; i++) {
                drift = drift.after(page(random, seed, i));
            }
            boolean found = false;
            for (int i = 0; i < LayoutDrift.RECENT; i++) {
                drift = drift.after(broken(page(random, seed, i), seed % 5));
                found |= !drift.shifted().isEmpty();
            }
            caught += found ? 1 : 0;
        }
        System.out.println("layout drift: " + caught + " of 100 changes of template caught within 5 pages");
        assertThat(caught).isGreaterThanOrEqualTo(95);
    }

    @Test
    void raisesAtMostOneFalseAlarmInASourceYear() {
        int alarms = 0;
        int years = 40;
        for (int seed = 0; seed < years; seed++) {
            Random random = new Random(1_000L + seed);
            LayoutDrift drift = LayoutDrift.NONE;
            for (int i = 0; i < 1_000; i++) { // four pages a working day
                drift = drift.after(page(random, seed, i));
                if (!drift.shifted().isEmpty()) {
                    alarms++;
                    drift = drift.accepted();
                }
            }
        }
        System.out.println("layout drift: " + alarms + " false alarms in " + years + " source-years");
        assertThat(alarms).isLessThanOrEqualTo(years);
    }

    /** One statement a week, on Thursday or the day after, with holidays in May and at the turn of the year. */
    @Test
    void raisesNoAlarmInAQuietYearOfAWeeklySourceWithHolidays() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            CrawlState.Health health = null;
            int alarms = 0;
            for (int hour = 0; hour < 24 * 365; hour++) {
                Instant now = START.plus(Duration.ofHours(hour));
                if (isWeekly(hour, seed) && !isHoliday(hour / 24)) {
                    health = SourceHealth.published(health, null, now.plusSeconds(random.nextInt(3_600)), now);
                }
                if (health != null) {
                    CrawlState.Health checked = SourceHealth.checked(health, now);
                    alarms += checked.alarm().isEmpty() ? 0 : 1;
                    health = checked;
                }
            }
            assertThat(alarms).as("seed " + seed).isZero();
        }
    }

    @Test
    void findsAWeeklySourceSilentBeforeItsFourthMissedStatement() {
        for (int seed = 0; seed < 50; seed++) {
            CrawlState.Health health = null;
            Instant last = START;
            for (int hour = 0; hour < 24 * 7 * 26; hour++) {
                Instant now = START.plus(Duration.ofHours(hour));
                if (isWeekly(hour, seed)) {
                    health = SourceHealth.published(health, null, now, now);
                    last = now;
                }
            }
            CrawlState.Health known = Objects.requireNonNull(health);

            assertThat(SourceHealth.checked(known, last.plus(Duration.ofDays(15)))
                            .alarm())
                    .isEmpty();
            assertThat(SourceHealth.checked(known, last.plus(Duration.ofDays(27)))
                            .alarm())
                    .as("seed " + seed)
                    .containsExactly(SourceHealth.SILENT);
        }
    }

    @Test
    void anAlarmBeginsOnceAndEndsWithTheNextStatement() {
        CrawlState.Health health = null;
        Instant last = START;
        for (Instant item : workingWeeks(6).times()) {
            health = SourceHealth.published(health, PublicationDate.at(item), item, item);
            last = item;
        }
        Instant found = last.plus(Duration.ofDays(4));

        CrawlState.Health silent = SourceHealth.checked(Objects.requireNonNull(health), found);
        CrawlState.Health still = SourceHealth.checked(silent, found.plus(Duration.ofDays(2)));
        Instant back = found.plus(Duration.ofDays(3));
        CrawlState.Health again = SourceHealth.checked(SourceHealth.published(still, null, back, back), back);

        assertThat(silent.alarm()).containsExactly(SourceHealth.SILENT);
        assertThat(still.since()).isEqualTo(found);
        assertThat(again.alarm()).isEmpty();
        assertThat(again.since()).isNull();
    }

    @Test
    void aFirstReadingThatNamesTheItemsOfWeeksMakesNoHabitOfAMoment() {
        CrawlState.Health health = null;
        Instant now = START.plus(Duration.ofDays(100));
        for (int i = 0; i < 20; i++) {
            health = SourceHealth.published(health, null, now, now);
        }

        assertThat(SourceHealth.checked(Objects.requireNonNull(health), now.plus(Duration.ofDays(20)))
                        .alarm())
                .isEmpty();
    }

    @Test
    void aChangeOfLayoutIsToldForAWeekAndThenIsTheLayout() {
        Random random = new Random(3);
        CrawlState.Health health = new CrawlState.Health(List.of(), List.of(), List.of(), null);
        for (int i = 0; i < 40; i++) {
            health = with(health, page(random, 3, i));
        }
        for (int i = 0; i < 5; i++) {
            health = SourceHealth.checked(with(health, broken(page(random, 3, i), 1)), START);
        }
        assertThat(health.alarm()).containsExactly(SourceHealth.LAYOUT + "date");

        for (int i = 0; i < 20; i++) {
            health = SourceHealth.checked(with(health, broken(page(random, 3, i), 1)), START.plus(Duration.ofDays(1)));
        }
        assertThat(health.alarm()).containsExactly(SourceHealth.LAYOUT + "date");
        assertThat(SourceHealth.checked(health, START.plus(Duration.ofDays(8))).alarm())
                .isEmpty();
    }

    private static CrawlState.Health with(CrawlState.Health health, Shape page) {
        List<Shape> pages = new LayoutDrift(health.pages()).after(page).pages();
        return new CrawlState.Health(health.items(), pages, health.alarm(), health.since());
    }

    private static boolean isWeekly(int hour, int seed) {
        int day = hour / 24 % 7;
        int week = hour / 168;
        Random random = new Random(1_000L * seed + week);
        boolean late = random.nextInt(4) == 0;
        return day == (late ? 4 : 3) && hour % 24 == 9 + random.nextInt(3);
    }

    private static boolean isHoliday(int day) {
        return day < 9 || (day >= 117 && day <= 130) || (day >= 201 && day <= 213);
    }

    /** Six items a day between 5 and 13 h UTC, Monday to Friday. */
    private static Cadence workingWeeks(int weeks) {
        Random random = new Random(7);
        Cadence cadence = Cadence.NONE;
        for (int day = 0; day < weeks * 7 - 2; day++) {
            for (int i = 0; i < 6 && day % 7 < 5; i++) {
                cadence = cadence.after(
                        START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(300 + i * 80 + random.nextInt(60))));
            }
        }
        return cadence;
    }

    private static Shape page(Random random, int source, int i) {
        int chars = (int) Math.exp(7 + random.nextGaussian() * 0.9);
        return new Shape(
                i % 37 == 11 ? 0 : chars,
                Math.max(1, chars / 350),
                Math.abs(random.nextGaussian()) * 0.05,
                true,
                random.nextInt(50) > 0,
                source % 3 == 0 && random.nextInt(10) > 0,
                source * 31 + (random.nextInt(12) == 0 ? 1 : 0));
    }

    private static Shape broken(Shape page, int how) {
        return switch (how) {
            case 0 -> new Shape(0, 0, 0, page.title(), page.date(), page.author(), 0);
            case 1 ->
                new Shape(
                        page.textChars(),
                        page.paragraphs(),
                        page.linkDensity(),
                        true,
                        false,
                        page.author(),
                        page.path());
            case 2 -> new Shape(page.textChars(), page.paragraphs(), 0.8, true, true, page.author(), page.path());
            case 3 -> new Shape(page.textChars(), page.paragraphs(), page.linkDensity(), true, true, false, -1);
            default ->
                new Shape(page.textChars(), page.paragraphs(), page.linkDensity(), false, true, true, page.path());
        };
    }
}

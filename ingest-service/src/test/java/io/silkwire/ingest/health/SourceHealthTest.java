package io.silkwire.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.CrawlState.Shape;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

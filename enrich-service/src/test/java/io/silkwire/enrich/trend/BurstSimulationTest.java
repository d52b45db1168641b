package io.silkwire.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.enrich.trend.BurstDecision.Burst;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goals of burst detection on years that are simulated hour by hour, with fixed seeds. */
final class BurstSimulationTest {
    private static final int BURSTS = 400;

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "4, 0"})
    void aQuietYearRaisesAtMostOneFalseAlarmPerTopicAndMonth(long seed, double spread) {
        SimulatedYear year = new SimulatedYear(seed, spread);
        for (int topic = 0; topic < SimulatedYear.topics(); topic++) {
            int alarms = year.series(topic).entrySet().stream()
                    .mapToInt(series -> alarms(series.getKey(), series.getValue()))
                    .sum();
            assertThat(alarms / 12.0).as("alarms a month of topic " + topic).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "6, 0.02"})
    void burstsOfFiveDeviationsAreFoundWithinTwoHours(long seed, double spread) {
        SimulatedYear year = new SimulatedYear(seed, spread);
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < BURSTS; i++) {
            int topic = i % SimulatedYear.topics();
            int hour = SimulatedYear.WARM_UP + random.nextInt(SimulatedYear.HOURS - SimulatedYear.WARM_UP - 2);
            History history = year.withBurst(topic, hour, 2, 5);
            found += isBurst(history, hour) || isBurst(history, hour + 1) ? 1 : 0;
        }
        assertThat(found / (double) BURSTS).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aDayOnWhichEverythingIsThreeTimesAsLoudIsABurstInTwoOfAHundredHoursAtMost() {
        SimulatedYear year = new SimulatedYear(7, 0);
        int from = SimulatedYear.WARM_UP + 7 * 24 * 20;
        year.swell(from, from + 24, rate -> 2 * rate);
        int alarms = 0;
        int alarmsByCountsAlone = 0;
        for (int topic = 0; topic < SimulatedYear.topics(); topic++) {
            History history = year.all(topic);
            History countsAlone = new History(history.stories(), hour -> 0, history.firstHour());
            for (int hour = from + 1; hour < from + 24; hour++) {
                alarms += isBurst(history, hour) ? 1 : 0;
                alarmsByCountsAlone += isBurst(countsAlone, hour) ? 1 : 0;
            }
        }
        assertThat(alarms / (23.0 * SimulatedYear.topics())).isLessThanOrEqualTo(0.02);
        assertThat(alarmsByCountsAlone).as("without the volume").isGreaterThan(40);
    }

    @Test
    void aBurstOfThePastHidesNoneOfToday() {
        SimulatedYear year = new SimulatedYear(8, 0);
        int today = SimulatedYear.WARM_UP + 7 * 24 * 20 + 10;
        for (int topic = 0; topic < SimulatedYear.topics(); topic++) {
            History history = year.with(topic, Map.of(today - 2 * Baseline.HOURS_OF_WEEK, 60, today, 60));
            assertThat(isBurst(history, today)).as("topic " + topic).isTrue();
        }
    }

    private static int alarms(String series, History history) {
        BurstDetector detector = series.endsWith("|all") ? BurstDetector.ofTopic() : BurstDetector.ofPart();
        int alarms = 0;
        long lastLoud = Long.MIN_VALUE;
        for (int hour = SimulatedYear.WARM_UP; hour < SimulatedYear.HOURS; hour++) {
            if (detector.decide(history, hour) instanceof Burst) {
                alarms += hour - lastLoud > BurstDetector.QUIET_HOURS || lastLoud == Long.MIN_VALUE ? 1 : 0;
                lastLoud = hour;
            }
        }
        return alarms;
    }

    private static boolean isBurst(History history, long hour) {
        return BurstDetector.ofTopic().decide(history, hour) instanceof Burst;
    }
}

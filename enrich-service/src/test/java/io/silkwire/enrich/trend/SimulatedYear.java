package io.silkwire.enrich.trend;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A year of counts with the rhythms of the day and the week, after the weeks a baseline needs: topics of very different volume,
 * each parted over countries, languages and sources as unevenly as real ones. The same seed makes the same year.
 */
final class SimulatedYear {
    static final int WARM_UP = Baseline.HOURS_OF_WEEK * (Baseline.WEEKS + 1);
    static final int HOURS = WARM_UP + 365 * 24;

    private static final double[] TOPIC_RATES = {0.1, 0.3, 1, 2, 5, 10, 20};
    private static final int COUNTRIES = 8;
    private static final int LANGUAGES = 6;
    private static final int SOURCES = 20;

    private final Random random;
    /** Series by name: topic, then dimension and value; each topic's counts by hour. */
    private final Map<String, int[]> counts = new LinkedHashMap<>();

    private final Map<String, int[]> volumes = new LinkedHashMap<>();

    /** @param spread between hours beyond chance: 0 for none, else the variance of a factor that all topics share */
    SimulatedYear(long seed, double spread) {
        random = new Random(seed);
        for (int hour = 0; hour < HOURS; hour++) {
            double factor = spread == 0 ? 1 : Math.exp(random.nextGaussian() * Math.sqrt(spread) - spread / 2);
            for (int topic = 0; topic < TOPIC_RATES.length; topic++) {
                publish(topic, hour, poisson(rate(topic, hour) * factor));
            }
        }
    }

    static int topics() {
        return TOPIC_RATES.length;
    }

    /** Stories expected of a topic in an hour: nights and weekends are quiet, mornings begin steeply. */
    static double rate(int topic, int hour) {
        int ofDay = hour % 24;
        int day = hour / 24 % 7;
        double daily = ofDay < 6 ? 0.15 : ofDay < 9 ? 0.5 : ofDay < 18 ? 1.8 : 0.8;
        double shape = 1 + 0.3 * Math.sin((ofDay + topic) * Math.PI / 12);
        return TOPIC_RATES[topic] * daily * shape * (day >= 5 ? 0.35 : 1.2);
    }

    /** Series of a topic: itself, and itself in each country, language and source. */
    Map<String, History> series(int topic) {
        Map<String, History> series = new LinkedHashMap<>();
        counts.forEach((name, hours) -> {
            if (name.startsWith(topic + "|")) {
                int[] volume = volumes.getOrDefault(name.substring(name.indexOf('|') + 1), hours);
                series.put(name, history(hours, volume));
            }
        });
        return series;
    }

    History all(int topic) {
        return history(
                counts.getOrDefault(topic + "|all", new int[HOURS]), volumes.getOrDefault("all", new int[HOURS]));
    }

    /** The topic's own series with a burst: in each of its hours {@code deviations} standard deviations more, and three stories at least. */
    History withBurst(int topic, int from, int hours, double deviations) {
        Map<Integer, Integer> more = new HashMap<>();
        for (int hour = from; hour < from + hours; hour++) {
            more.put(hour, Math.max(3, (int) Math.ceil(deviations * Math.sqrt(rate(topic, hour)))));
        }
        return with(topic, more);
    }

    /** The topic's own series with as many more stories in these hours; the year itself stays as it is. */
    History with(int topic, Map<Integer, Integer> more) {
        History quiet = all(topic);
        return new History(
                hour -> quiet.stories(hour, 1) + more.getOrDefault((int) hour, 0),
                hour -> quiet.volume().applyAsInt(hour) + more.getOrDefault((int) hour, 0),
                quiet.firstHour());
    }

    /** Stories of this topic, placed in countries, languages and sources by chance. */
    void publish(int topic, int hour, int stories) {
        for (int i = 0; i < stories; i++) {
            count(topic, "all", hour);
            count(topic, "country=" + skewed(COUNTRIES), hour);
            count(topic, "language=" + skewed(LANGUAGES), hour);
            count(topic, "source=" + skewed(SOURCES), hour);
        }
    }

    /** Multiplies what all topics publish in these hours. */
    void swell(int from, int to, DoubleUnaryOperator rate) {
        for (int hour = from; hour < to; hour++) {
            for (int topic = 0; topic < topics(); topic++) {
                publish(topic, hour, poisson(rate.applyAsDouble(rate(topic, hour))));
            }
        }
    }

    private void count(int topic, String dimension, int hour) {
        counts.computeIfAbsent(topic + "|" + dimension, name -> new int[HOURS])[hour]++;
        volumes.computeIfAbsent(dimension, name -> new int[HOURS])[hour]++;
    }

    private int skewed(int values) {
        double at = random.nextDouble();
        return (int) (at * at * values);
    }

    /** Knuth's method, in pieces so that large rates do not underflow. */
    int poisson(double rate) {
        int count = 0;
        for (double left = rate; left > 0; left -= 20) {
            double limit = Math.exp(-Math.min(20, left));
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
        }
        return count;
    }

    private static History history(int[] hours, int[] volume) {
        return new History(
                hour -> hour < 0 || hour >= HOURS ? 0 : hours[(int) hour],
                hour -> hour < 0 || hour >= HOURS ? 0 : volume[(int) hour],
                0);
    }
}

package io.silkwire.alert.match.engine;

import io.silkwire.contracts.EnrichedStatement;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many statements of a sample show a stem or have a property: by what a subscription is best found. It decides about speed
 * only, never about what fits. Immutable.
 *
 * <p>What the sample does not know is guessed from the length of the stem (long words are rare), which the sample outweighs the
 * more the larger it is.
 */
public final class Frequencies {
    /** Of no sample. */
    public static final Frequencies UNKNOWN = new Frequencies(0, Map.of(), Map.of());

    /** As many statements as the guess weighs. */
    private static final double GUESS_WEIGHT = 4;

    private final long statements;
    private final NavigableMap<String, Integer> stems;
    private final Map<Property, Integer> properties;

    Frequencies(long statements, Map<String, Integer> stems, Map<Property, Integer> properties) {
        this.statements = statements;
        this.stems = new TreeMap<>(stems);
        this.properties = Map.copyOf(properties);
    }

    /** Those of these statements. */
    public static Frequencies of(Collection<EnrichedStatement> sample) {
        FrequencyCounter counter = new FrequencyCounter();
        sample.forEach(counter::count);
        return counter.frequencies();
    }

    /** The share of statements in which one of these stems stands. */
    double ofWord(Collection<String> forms) {
        long seen = 0;
        int shortest = Integer.MAX_VALUE;
        for (String stem : forms) {
            seen += stems.getOrDefault(stem, 0);
            shortest = Math.min(shortest, stem.length());
        }
        return share(seen, 0.5 * Math.exp(-0.35 * shortest));
    }

    /** The share of statements in which a stem with one of these beginnings stands. */
    double ofBeginning(Collection<String> beginnings) {
        long seen = 0;
        int shortest = Integer.MAX_VALUE;
        for (String beginning : beginnings) {
            seen += stems.subMap(beginning, beginning + Character.MAX_VALUE).values().stream()
                    .mapToLong(Integer::longValue)
                    .sum();
            shortest = Math.min(shortest, beginning.length());
        }
        return share(seen, Math.exp(-0.3 * shortest));
    }

    /** The share of statements that have this property. */
    double of(Property property) {
        return share(properties.getOrDefault(property, 0), property.kind().guess());
    }

    private double share(long seen, double guess) {
        return (Math.min(seen, statements) + GUESS_WEIGHT * guess) / (statements + GUESS_WEIGHT);
    }
}

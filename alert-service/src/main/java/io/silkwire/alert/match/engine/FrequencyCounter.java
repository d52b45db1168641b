package io.silkwire.alert.match.engine;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.text.Stems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts in how many statements each stem and property stands; old statements count less. Bounded: of too many the rare ones are
 * forgotten, which are as good as unseen. Thread-safe.
 */
final class FrequencyCounter {
    private static final int MOST_STEMS = 100_000;
    private static final int MOST_PROPERTIES = 10_000;
    /** From here on the counts are halved, so that they follow what is written about. */
    private static final long MOST_STATEMENTS = 20_000;

    private final Map<String, Integer> stems = new HashMap<>();
    private final Map<Property, Integer> properties = new HashMap<>();
    private long statements;

    synchronized void count(EnrichedStatement enriched) {
        statements++;
        Set<String> shown = new HashSet<>();
        addStems(enriched.stems().title(), shown);
        addStems(enriched.stems().body(), shown);
        shown.forEach(stem -> stems.merge(stem, 1, Integer::sum));
        Property.ofRecord(enriched).forEach(property -> properties.merge(property, 1, Integer::sum));
        if (statements > MOST_STATEMENTS) {
            statements /= 2;
            stems.replaceAll((stem, count) -> count / 2);
            properties.replaceAll((property, count) -> count / 2);
        }
        forgetRare(stems, MOST_STEMS);
        forgetRare(properties, MOST_PROPERTIES);
    }

    private static void addStems(String stems, Set<String> shown) {
        for (List<String> word : Stems.split(stems)) {
            shown.addAll(word);
        }
    }

    private static <K> void forgetRare(Map<K, Integer> counts, int most) {
        if (counts.size() <= most) {
            return;
        }
        for (int least = 1; counts.size() > most / 2; least *= 2) {
            int rare = least;
            counts.values().removeIf(count -> count <= rare);
        }
    }

    synchronized long statements() {
        return statements;
    }

    synchronized Frequencies frequencies() {
        return new Frequencies(statements, stems, properties);
    }
}

package io.silkwire.alert.search;

import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a search down besides its query: for each facet any of some values, and a span of time of publication. Statements
 * without a date of publication are in no span.
 *
 * @param chosen values by facet; a facet without values narrows nothing
 * @param from published then or later; null for no bound
 * @param before published earlier than that; null for no bound
 */
public record Filters(
        Map<Facet, List<String>> chosen,
        @Nullable Instant from,
        @Nullable Instant before) {
    /** Narrows nothing. */
    public static final Filters NONE = new Filters(Map.of(), null, null);

    /** Copies the values and leaves out facets without any. */
    public Filters {
        Map<Facet, List<String>> copy = new EnumMap<>(Facet.class);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, values.stream().distinct().toList());
            }
        });
        chosen = Map.copyOf(copy);
    }

    /** Any of these topics and any of these language ranges. */
    public static Filters of(List<TopicId> topics, List<String> languages) {
        return new Filters(
                Map.of(Facet.TOPIC, topics.stream().map(TopicId::value).toList(), Facet.LANG, languages), null, null);
    }

    /** The chosen values, none where the facet narrows nothing. */
    public List<String> of(Facet facet) {
        return chosen.getOrDefault(facet, List.of());
    }

    /** Whether everything passes. */
    public boolean isEmpty() {
        return chosen.isEmpty() && from == null && before == null;
    }

    /** The same with these values of a facet in place of others. */
    public Filters with(Facet facet, List<String> values) {
        Map<Facet, List<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(chosen);
        changed.put(facet, values);
        return new Filters(changed, from, before);
    }

    /** The same with this value added to its facet, or taken away where it was chosen. */
    public Filters toggled(Facet facet, String value) {
        List<String> values = new ArrayList<>(of(facet));
        if (!values.remove(value)) {
            values.add(value);
        }
        return with(facet, values);
    }

    /** The same in another span of time. */
    public Filters during(@Nullable Instant start, @Nullable Instant end) {
        return new Filters(chosen, start, end);
    }
}

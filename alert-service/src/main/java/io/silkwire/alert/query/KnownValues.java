package io.silkwire.alert.query;

import java.util.Set;

/**
 * Which values of fields there are. What is not known is not checked.
 *
 * @param topics ids of topics; empty where they are not known
 * @param sources ids of sources; empty where they are not known
 */
public record KnownValues(Set<String> topics, Set<String> sources) {
    /** Where nothing is known. */
    public static final KnownValues NONE = new KnownValues(Set.of(), Set.of());

    /** Copies the ids. */
    public KnownValues {
        topics = Set.copyOf(topics);
        sources = Set.copyOf(sources);
    }
}

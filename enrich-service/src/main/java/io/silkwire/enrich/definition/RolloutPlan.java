package io.silkwire.enrich.definition;

import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.topic.TopicFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to be written so that Kafka holds the definitions of a directory.
 *
 * @param added topics that Kafka has not, by id
 * @param changed topics whose text or group files differ, or whose text in Kafka cannot be read
 * @param removed topics that only Kafka has
 * @param unchanged how many are the same
 */
public record RolloutPlan(
        List<TopicDefinition> added, List<TopicDefinition> changed, List<TopicId> removed, int unchanged) {
    /** Copies the lists. */
    public RolloutPlan {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /**
     * Compares a directory with Kafka.
     *
     * @param stored what Kafka holds, by id
     */
    public static RolloutPlan of(Collection<TopicFolder.Source> wanted, Map<TopicId, StoredDefinition> stored) {
        List<TopicDefinition> added = new ArrayList<>();
        List<TopicDefinition> changed = new ArrayList<>();
        Set<TopicId> kept = new HashSet<>();
        for (TopicFolder.Source source : wanted) {
            TopicDefinition definition = definition(source);
            kept.add(definition.id());
            StoredDefinition known = stored.get(definition.id());
            if (known == null) {
                added.add(definition);
            } else if (!definition.equals(known.definition())) {
                changed.add(definition);
            }
        }
        List<TopicId> removed =
                stored.keySet().stream().filter(id -> !kept.contains(id)).toList();
        return new RolloutPlan(added, changed, removed, kept.size() - added.size() - changed.size());
    }

    /** The definition as it stands in Kafka. */
    public static TopicDefinition definition(TopicFolder.Source source) {
        return new TopicDefinition(source.rule().id(), source.rule().fileName(), source.yaml(), source.groupTexts());
    }

    /** The same without taking anything away. */
    RolloutPlan keepingAll() {
        return new RolloutPlan(added, changed, List.of(), unchanged);
    }

    /** New and changed ones. */
    public List<TopicDefinition> written() {
        List<TopicDefinition> written = new ArrayList<>(added);
        written.addAll(changed);
        return written;
    }

    /** Whether Kafka holds all that is wanted, and nothing else. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}

package io.silkwire.enrich.definition;

import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.TopicRollout;
import io.silkwire.enrich.definition.TopicRecord.Defined;
import io.silkwire.enrich.definition.TopicRecord.RolledOut;
import io.silkwire.enrich.tagging.TopicCompiler;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicYaml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of the Kafka topic {@code topics} in their order and tells the rules that are in force: of each topic the newest
 * definition that can be used. One that cannot leaves the good one before it in force; where compaction has taken that away, its copy
 * under {@link TopicDefinition#lastGoodKey} stands for it. For one thread.
 */
final class StoredTopics {
    /** Stands for one that cannot be read: a later version's, but somebody's. */
    private static final TopicRollout UNKNOWN = new TopicRollout(Instant.EPOCH, "unknown", List.of(), List.of());

    private final Map<String, Entry> entries = new TreeMap<>();
    private final TopicCompiler compiler;
    private long generation;
    private boolean changed = true;
    private @Nullable TopicRollout lastRollout;

    /** What is known of one topic. */
    private static final class Entry {
        private final String id;

        /** Whether anything stands under the topic's id. */
        private boolean present;

        /** What stands there, null where it cannot be read. */
        private @Nullable TopicDefinition stored;

        private @Nullable TopicDefinition lastGood;
        private long lastGoodOffset;
        private @Nullable Good good;
        private String problem = "";

        Entry(String id) {
            this.id = id;
        }
    }

    /** A definition that is in force, and since which offset. */
    private record Good(TopicDefinition definition, TopicRule rule, long offset) {}

    /** A copy to be kept, or one to be taken away. */
    record Copy(TopicId id, @Nullable TopicDefinition definition) {}

    /** @param compiler gets every definition ready as it comes, so that one that cannot be compiled is refused alone */
    StoredTopics(TopicCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Takes the next record.
     *
     * @param value null where the key was removed
     */
    void take(String key, @Nullable TopicRecord value, long offset) {
        if (TopicDefinition.isLastGoodKey(key)) {
            Entry entry = entry(TopicDefinition.topicOf(key));
            entry.lastGood = value instanceof Defined defined ? defined.definition() : null;
            entry.lastGoodOffset = offset;
            fallBack(entry);
        } else if (TopicDefinition.isDefinitionKey(key)) {
            count(offset);
            if (value instanceof Defined defined) {
                define(entry(key), defined.definition(), offset);
            } else {
                remove(key);
            }
        } else if (key.equals(TopicRollout.KEY)) {
            count(offset);
            lastRollout = value instanceof RolledOut(TopicRollout rollout) ? rollout : null;
        }
    }

    /** A record that is not what its key promises: what is wrong with it. */
    void takeUnreadable(String key, String why, long offset) {
        if (TopicDefinition.isDefinitionKey(key)) {
            count(offset);
            Entry entry = entry(key);
            entry.present = true;
            entry.stored = null;
            refuse(entry, why);
        } else if (key.equals(TopicRollout.KEY)) {
            lastRollout = UNKNOWN;
        }
    }

    /** The position behind the last record that is or ends a change. */
    long generation() {
        return generation;
    }

    /** The last change that was written as one, null where there was none. */
    @Nullable
    TopicRollout lastRollout() {
        return lastRollout;
    }

    /** Whether anything has changed since the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** The rules in force, in the order of their topics. */
    List<TopicRule> rules() {
        List<TopicRule> rules = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.good != null) {
                rules.add(entry.good.rule());
            }
        }
        return rules;
    }

    /** Each topic that stands in Kafka, in force or refused. */
    List<TopicState> states() {
        List<TopicState> states = new ArrayList<>();
        entries.forEach((id, entry) -> {
            Good good = entry.good;
            if (good != null) {
                states.add(TopicState.inForce(good.definition(), good.rule(), good.offset() + 1, entry.problem));
            } else if (entry.present) {
                states.add(TopicState.refused(id, entry.problem));
            }
        });
        return states;
    }

    /** What stands in Kafka under the ids of topics, good or not. */
    Map<TopicId, StoredDefinition> stored() {
        Map<TopicId, StoredDefinition> stored = new LinkedHashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.present) {
                TopicState.idOf(entry.id).ifPresent(id -> stored.put(id, new StoredDefinition(id, entry.stored)));
            }
        }
        return stored;
    }

    /** Copies that must be written so that compaction cannot take a good version out; each is told once. */
    List<Copy> copies() {
        List<Copy> copies = new ArrayList<>();
        for (Map.Entry<String, Entry> each : List.copyOf(entries.entrySet())) {
            Entry entry = each.getValue();
            Good good = entry.good;
            TopicId id = TopicState.idOf(each.getKey()).orElse(null);
            if (id == null) {
                continue;
            }
            if (good != null && !good.definition().equals(entry.lastGood)) {
                copies.add(new Copy(id, good.definition()));
                entry.lastGood = good.definition();
            } else if (!entry.present) {
                if (entry.lastGood != null) {
                    copies.add(new Copy(id, null));
                }
                entries.remove(each.getKey());
            }
        }
        return copies;
    }

    private Entry entry(String id) {
        return entries.computeIfAbsent(id, Entry::new);
    }

    private void count(long offset) {
        generation = Math.max(generation, offset + 1);
        changed = true;
    }

    private void remove(String id) {
        Entry entry = entry(id);
        entry.present = false;
        entry.stored = null;
        entry.good = null;
        entry.problem = "";
    }

    private void define(Entry entry, TopicDefinition definition, long offset) {
        entry.present = true;
        entry.stored = definition;
        Good good = good(entry, definition, offset);
        if (good != null) {
            entry.good = good;
            entry.problem = "";
        } else {
            fallBack(entry);
        }
    }

    private void refuse(Entry entry, String why) {
        entry.problem = why.isBlank() ? "cannot be read" : why;
        fallBack(entry);
    }

    /** Where nothing good is known of a refused definition's topic, the kept copy is taken. */
    private void fallBack(Entry entry) {
        TopicDefinition copy = entry.lastGood;
        if (!entry.present || entry.problem.isEmpty() || entry.good != null || copy == null) {
            return;
        }
        String problem = entry.problem;
        entry.good = good(entry, copy, entry.lastGoodOffset);
        entry.problem = problem;
        if (entry.good != null) {
            count(entry.lastGoodOffset);
        }
    }

    /** The definition as a rule that can be compiled, or null, and the entry's problem then says why. */
    private @Nullable Good good(Entry entry, TopicDefinition definition, long offset) {
        try {
            switch (TopicYaml.parse(definition.fileName(), definition.yaml(), definition.groupFiles())) {
                case TopicReading.Refused refused -> entry.problem = refused.message();
                case TopicReading.Read(TopicRule rule) -> {
                    if (!rule.id().value().equals(entry.id)) {
                        entry.problem =
                                "defines topic '" + rule.id() + "', but stands under the key '" + entry.id + "'";
                        return null;
                    }
                    compiler.prepare(rule);
                    return new Good(definition, rule, offset);
                }
            }
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever a definition does to its reader or the compiler, the others must come into force.
            entry.problem = "cannot be compiled: " + e;
        }
        return null;
    }
}

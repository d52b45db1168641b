package io.silkwire.enrich.tagging;

import io.silkwire.contracts.Evidence.Field;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.tagging.PatternIndex.Hit;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicRule.TopicTest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All topics compiled together, at one generation: words of a statement → tags, strongest first. Immutable; a change of a
 * definition makes a new set that is swapped in whole, so that every tag of a statement comes from one generation.
 */
public final class TopicSet {
    private static final Comparator<Tag> STRONGEST_FIRST = Comparator.comparingDouble(
                    (Tag tag) -> -tag.score() / tag.threshold())
            .thenComparing(tag -> tag.topicId().value());

    private final long generation;
    private final List<CompiledTopic> topics;
    private final PatternIndex index;
    private final List<BitSet> topicsByPattern;

    private TopicSet(long generation, List<CompiledTopic> topics, PatternIndex index) {
        this.generation = generation;
        this.topics = topics;
        this.index = index;
        this.topicsByPattern = new ArrayList<>();
        for (int id = 0; id < index.size(); id++) {
            topicsByPattern.add(new BitSet());
        }
        for (int number = 0; number < topics.size(); number++) {
            int topic = number;
            topics.get(number).patterns().forEach(id -> topicsByPattern.get(id).set(topic));
        }
    }

    /** Compiles these definitions. */
    public static TopicSet compile(List<TopicRule> rules, long generation) {
        PatternIndex.Builder patterns = new PatternIndex.Builder();
        List<CompiledTopic> topics = rules.stream()
                .sorted(Comparator.comparing(rule -> rule.id().value()))
                .map(rule -> CompiledTopic.of(rule, patterns))
                .toList();
        return new TopicSet(generation, topics, patterns.build());
    }

    /** A set without topics, which tags nothing. */
    public static TopicSet empty() {
        return compile(List.of(), 0);
    }

    /** Which state of the definitions it was compiled from. */
    public long generation() {
        return generation;
    }

    /** Ids of its topics in alphabetical order. */
    public List<TopicId> topicIds() {
        return topics.stream().map(topic -> topic.rule().id()).toList();
    }

    /** The topics these passages of one statement are about. */
    public List<Tag> tag(List<Passage> passages) {
        List<List<Hit>> hits = index.find(passages);
        List<Tag> tags = new ArrayList<>();
        candidates(hits).stream()
                .mapToObj(topics::get)
                .map(topic -> new TopicScore(topic, passages, hits).tag(generation))
                .flatMap(Optional::stream)
                .forEach(tags::add);
        tags.sort(STRONGEST_FIRST);
        return List.copyOf(tags);
    }

    /** Runs the tests a definition carries and tells which fail, with file and line; empty where all pass. */
    public static List<String> failedTests(TopicRule rule) {
        TopicSet alone = compile(List.of(rule), 0);
        List<String> failures = new ArrayList<>();
        for (TopicTest test : rule.tests()) {
            boolean fired = !alone.tag(passages(test.title(), test.text())).isEmpty();
            if (fired != test.expect()) {
                failures.add(rule.fileName() + ":" + test.line() + ": test expects " + rule.id()
                        + (test.expect() ? " to fire, and it does not" : " not to fire, and it does")
                        + "; change the terms or the test");
            }
        }
        return failures;
    }

    /** Title and body, cut into words. */
    public static List<Passage> passages(String title, String body) {
        return List.of(Passage.of(Field.TITLE, title), Passage.of(Field.BODY, body));
    }

    private BitSet candidates(List<List<Hit>> hits) {
        BitSet candidates = new BitSet();
        for (int id = 0; id < hits.size(); id++) {
            if (!hits.get(id).isEmpty()) {
                candidates.or(topicsByPattern.get(id));
            }
        }
        return candidates;
    }
}

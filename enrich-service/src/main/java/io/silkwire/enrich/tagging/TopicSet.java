package io.silkwire.enrich.tagging;

import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.entity.EntityFinder;
import io.silkwire.enrich.entity.Mention;
import io.silkwire.enrich.pattern.Hits;
import io.silkwire.enrich.pattern.Lemmas;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.pattern.PatternAutomaton;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicRule.TopicTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All topics compiled together, at one generation: words of a statement → tags, strongest first. Immutable; a change of a
 * definition makes a new set that is swapped in whole, so that every tag of a statement comes from one generation.
 */
public final class TopicSet {
    private static final String UNDETERMINED = "und";

    private static final Comparator<Tag> STRONGEST_FIRST = Comparator.comparingDouble(
                    (Tag tag) -> -tag.score() / tag.threshold())
            .thenComparing(tag -> tag.topicId().value());

    private final long generation;
    private final List<CompiledTopic> topics;
    private final PatternAutomaton automaton;
    private final Candidates candidates;

    /** Entities that are evidence of some topic, with the ids under which their mentions are added to the hits. */
    private final Map<String, Integer> entities;

    TopicSet(long generation, List<CompiledTopic> topics, PatternAutomaton automaton, Map<String, Integer> entities) {
        this.entities = Map.copyOf(entities);
        this.generation = generation;
        this.topics = topics;
        this.automaton = automaton;
        this.candidates = new Candidates(topics, automaton.size());
    }

    /** Compiles these definitions. */
    public static TopicSet compile(List<TopicRule> rules, long generation) {
        return new TopicCompiler(Lemmas.CLOSURE).compile(rules, generation);
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
    public List<Tag> tag(List<Passage> passages, TextLanguages languages) {
        return tag(passages, languages, mentions(passages, UNDETERMINED));
    }

    /** The topics these passages of one statement are about, with the entities that were found in it. */
    public List<Tag> tag(List<Passage> passages, TextLanguages languages, List<Mention> mentions) {
        List<Tag> tags = new ArrayList<>();
        try (Hits hits = hits(passages, mentions)) {
            for (CompiledTopic topic : candidates.of(passages, hits, languages)) {
                new TopicScore(topic, passages, hits, languages)
                        .verdict(generation)
                        .tag()
                        .ifPresent(tags::add);
            }
        }
        tags.sort(STRONGEST_FIRST);
        return List.copyOf(tags);
    }

    /** What each topic says to these passages and why, in the order of the topics. */
    public List<Verdict> explain(List<Passage> passages, TextLanguages languages, List<Mention> mentions) {
        try (Hits hits = hits(passages, mentions)) {
            return topics.stream()
                    .map(topic -> new TopicScore(topic, passages, hits, languages).verdict(generation))
                    .toList();
        }
    }

    /** The terms of each topic's groups that stand in these passages; topics without any are left out. */
    public Map<TopicId, Set<Term>> terms(List<Passage> passages, TextLanguages languages, List<Mention> mentions) {
        Map<TopicId, Set<Term>> standing = new HashMap<>();
        try (Hits hits = hits(passages, mentions)) {
            Spans spans = new Spans(passages, hits, languages);
            for (CompiledTopic topic : topics) {
                List<Span> found = spans.of(topic.terms());
                if (!found.isEmpty()) {
                    standing.put(
                            topic.rule().id(),
                            found.stream().map(span -> span.term().term()).collect(Collectors.toSet()));
                }
            }
        }
        return standing;
    }

    private Hits hits(List<Passage> passages, List<Mention> mentions) {
        Hits hits = automaton.find(passages);
        for (Mention mention : mentions) {
            Integer id = mention.confidence() >= Mention.SURE ? entities.get(mention.entity()) : null;
            if (id != null) {
                hits.add(
                        id,
                        mention.hit().passage(),
                        mention.hit().from(),
                        mention.hit().to());
            }
        }
        return hits;
    }

    /** None are looked for where no topic asks for any. */
    private List<Mention> mentions(List<Passage> passages, String language) {
        return entities.isEmpty() ? List.of() : EntityFinder.find(passages, language);
    }

    /** Runs the tests a definition carries and tells which fail, with file and line; empty where all pass. */
    public static List<String> failedTests(TopicRule rule) {
        TopicSet alone = compile(List.of(rule), 0);
        List<String> failures = new ArrayList<>();
        for (TopicTest test : rule.tests()) {
            boolean fired = alone.fires(test);
            if (fired != test.expect()) {
                failures.add(rule.fileName() + ":" + test.line() + ": test expects " + rule.id()
                        + (test.expect() ? " to fire, and it does not" : " not to fire, and it does")
                        + "; change the terms or the test");
            }
        }
        return failures;
    }

    private boolean fires(TopicTest test) {
        List<Passage> passages = Passage.of(test.title(), test.text());
        return !tag(passages, TextLanguages.of(test.language()), mentions(passages, test.language()))
                .isEmpty();
    }
}

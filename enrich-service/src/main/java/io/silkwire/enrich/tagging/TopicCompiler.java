package io.silkwire.enrich.tagging;

import io.silkwire.enrich.pattern.Lemmas;
import io.silkwire.enrich.pattern.PatternAutomaton;
import io.silkwire.enrich.pattern.WordPattern;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles definitions to a {@link TopicSet}. It keeps the patterns of the last set, as writing out paradigms is most of the work
 * and an edit changes few terms. For one thread.
 */
public final class TopicCompiler {
    private final Lemmas lemmas;
    private Map<Source, WordPattern> last = new HashMap<>();
    private Map<Source, WordPattern> used = new HashMap<>();

    /** What a pattern is compiled from. */
    private record Source(Term.Kind kind, String language, String text) {}

    /** @param lemmas what the words of a term may look like in a text */
    public TopicCompiler(Lemmas lemmas) {
        this.lemmas = lemmas;
    }

    /** Compiles these definitions. */
    public TopicSet compile(List<TopicRule> rules, long generation) {
        PatternAutomaton.Builder patterns = new PatternAutomaton.Builder();
        Map<String, Integer> entities = new HashMap<>();
        used = new HashMap<>();
        List<CompiledTopic> topics = rules.stream()
                .sorted(Comparator.comparing(rule -> rule.id().value()))
                .map(rule -> CompiledTopic.of(rule, term -> sides(term, patterns, entities)))
                .toList();
        last = used;
        return new TopicSet(generation, topics, patterns.build(), entities);
    }

    /**
     * Does beforehand what is dear about compiling a definition: the next {@link #compile} finds its patterns. What fails here would
     * fail there, and take all the others with it.
     */
    public void prepare(TopicRule rule) {
        rule.groups().forEach(group -> prepare(group.terms()));
        prepare(rule.never());
        prepare(rule.ignore());
        prepare(rule.weaken());
    }

    private void prepare(List<Term> terms) {
        for (Term term : terms) {
            if (term.kind() != Term.Kind.ENTITY) {
                term.parts()
                        .forEach(side -> side.forEach(text -> {
                            Source source = new Source(term.kind(), term.language(), text);
                            last.computeIfAbsent(source, TopicCompiler.this::written);
                        }));
            }
        }
    }

    private int[][] sides(Term term, PatternAutomaton.Builder patterns, Map<String, Integer> entities) {
        int[][] sides = new int[term.parts().size()][];
        for (int side = 0; side < sides.length; side++) {
            sides[side] = term.parts().get(side).stream()
                    .mapToInt(text -> term.kind() == Term.Kind.ENTITY
                            ? entities.computeIfAbsent(text, patterns::reserve)
                            : patterns.add(pattern(new Source(term.kind(), term.language(), text))))
                    .distinct()
                    .toArray();
        }
        return sides;
    }

    private WordPattern pattern(Source source) {
        WordPattern known = last.get(source);
        WordPattern pattern = known == null ? written(source) : known;
        used.put(source, pattern);
        return pattern;
    }

    /** Sides of near and same-sentence terms are lemmas. */
    private WordPattern written(Source source) {
        return switch (source.kind()) {
            case EXACT -> WordPattern.exact(source.text());
            case PHRASE -> WordPattern.phrase(source.text());
            case PREFIX -> WordPattern.prefix(source.text());
            case LEMMA, NEAR, SAME_SENTENCE -> WordPattern.lemma(source.language(), source.text(), lemmas);
            case ENTITY -> throw new IllegalArgumentException("an entity is not found by words: " + source.text());
        };
    }
}

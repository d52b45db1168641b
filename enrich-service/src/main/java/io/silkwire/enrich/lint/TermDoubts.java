package io.silkwire.enrich.lint;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Evidence.Field;
import io.silkwire.contracts.Tag;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.text.StopWords;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is doubtful about one term by itself: it says nothing, says too much, or another clause always undoes it. */
final class TermDoubts {
    /** Fewer letters begin words of every kind; ideographs say more each. */
    private static final int LEAST_PREFIX = 3;

    private final TopicRule rule;
    private final @Nullable TopicSet never;
    private final @Nullable TopicSet ignore;

    TermDoubts(TopicRule rule) {
        this.rule = rule;
        this.never = rule.never().isEmpty() ? null : only(rule, rule.never());
        this.ignore = rule.ignore().isEmpty() ? null : only(rule, rule.ignore());
    }

    /** A topic that any of these terms makes fire. */
    private static TopicSet only(TopicRule rule, List<Term> terms) {
        List<Term> counted = terms.stream()
                .map(term -> new Term(
                        term.kind(), term.language(), term.parts(), term.within(), term.ordered(), 1, term.line()))
                .toList();
        return TopicSet.compile(
                List.of(new TopicRule(
                        rule.fileName(),
                        rule.id(),
                        1,
                        "",
                        rule.labels(),
                        0.1,
                        new TopicRule.Zones(1, 1, 1),
                        100,
                        1,
                        List.of(new TopicRule.TermGroup("any", counted)),
                        new MatchRule.Any(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())),
                0);
    }

    /** Why the term tells nothing: each of its words is a stop word; empty where it tells something. */
    Optional<String> onlyStopWords(Term term) {
        if (term.kind() == Term.Kind.ENTITY || term.kind() == Term.Kind.EXACT) {
            return Optional.empty();
        }
        for (String wording : Wordings.of(term)) {
            List<Token> words = Tokenizer.tokenize(wording);
            if (!words.isEmpty() && words.stream().allMatch(word -> isStopWord(term.language(), word.word()))) {
                return Optional.of(wording);
            }
        }
        return Optional.empty();
    }

    private static boolean isStopWord(String language, String word) {
        return language.equals("any")
                ? StopWords.has("en", word) || StopWords.has("ru", word)
                : StopWords.has(language, word);
    }

    /** The beginning that nearly any word has; empty where its prefixes are long enough. */
    Optional<String> unboundedPrefix(Term term) {
        for (List<String> side : term.parts()) {
            for (String pattern : side) {
                for (String chunk : pattern.split("[\\s|]+", -1)) {
                    boolean prefix =
                            chunk.endsWith("*") || (term.kind() == Term.Kind.PREFIX && pattern.endsWith(chunk));
                    String beginning = chunk.replace("*", "");
                    int letters = beginning.codePointCount(0, beginning.length());
                    if (prefix && letters < LEAST_PREFIX && !isIdeographic(beginning)) {
                        return Optional.of(beginning);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isIdeographic(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Character::isIdeographic);
    }

    /** The veto that stands wherever the term does, whichever way it is written. */
    Optional<String> shadowedByVeto(Term term) {
        TopicSet vetoes = never;
        return vetoes == null || term.kind() == Term.Kind.ENTITY ? Optional.empty() : shadow(term, vetoes, false);
    }

    /** The ignored term that hides the whole of it, whichever way it is written. */
    Optional<String> hiddenByIgnore(Term term) {
        TopicSet hidden = ignore;
        return hidden == null || term.kind() == Term.Kind.ENTITY ? Optional.empty() : shadow(term, hidden, true);
    }

    private Optional<String> shadow(Term term, TopicSet by, boolean whole) {
        TextLanguages languages =
                term.language().equals("any") ? TextLanguages.UNKNOWN : TextLanguages.of(term.language());
        List<String> wordings = Wordings.of(term);
        String first = "";
        for (String wording : wordings) {
            List<Tag> tags = by.tag(List.of(Passage.of(Field.TITLE, ""), Passage.of(Field.BODY, wording)), languages);
            if (tags.isEmpty() || (whole && !isCovered(wording, tags.get(0).evidence()))) {
                return Optional.empty();
            }
            first = first.isEmpty() ? tags.get(0).evidence().get(0).term() : first;
        }
        return wordings.isEmpty() ? Optional.empty() : Optional.of(first);
    }

    private static boolean isCovered(String wording, List<Evidence> evidence) {
        return Tokenizer.tokenize(wording).stream()
                .allMatch(word ->
                        evidence.stream().anyMatch(span -> span.start() <= word.start() && word.end() <= span.end()));
    }

    /** Languages of vetoes, ignored and weakening terms for which there is no test. */
    List<Term> untested() {
        Set<String> tested = new HashSet<>(Set.of("any"));
        rule.tests().forEach(test -> tested.add(test.language().toLowerCase(Locale.ROOT)));
        List<Term> untested = new ArrayList<>();
        List<Term> terms = new ArrayList<>(rule.never());
        terms.addAll(rule.ignore());
        terms.addAll(rule.weaken());
        for (Term term : terms) {
            if (tested.add(term.language().toLowerCase(Locale.ROOT))) {
                untested.add(term);
            }
        }
        return untested;
    }
}

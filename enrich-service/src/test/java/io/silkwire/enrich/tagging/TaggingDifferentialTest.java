package io.silkwire.enrich.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Tag;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.NaiveTagger.Answer;
import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicRule.TermGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled tagger answers as the literal reading does, for random definitions and texts; a difference is made small first. */
final class TaggingDifferentialTest {
    private static final int SETS = 75;
    private static final int RULES = 18;
    private static final int TEXTS = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersAsTheLiteralReading(long seed) {
        RandomTopics random = new RandomTopics(seed);
        int fired = 0;
        for (int set = 0; set < SETS; set++) {
            List<TopicRule> rules = new ArrayList<>();
            for (int number = 0; number < RULES; number++) {
                rules.add(random.rule(number));
            }
            TopicSet compiled = TopicSet.compile(rules, 1);
            for (int text = 0; text < TEXTS; text++) {
                String title = text % 3 == 0 ? random.text(3) : "";
                String body = random.text(4 + text * 5);
                fired += compare(compiled, rules, title, body);
            }
        }
        // Were the definitions never to fire, or always, agreement would say nothing.
        int pairs = SETS * RULES * TEXTS;
        assertThat(fired).isBetween(pairs / 10, pairs * 9 / 10);
    }

    @Test
    void aPlantedDifferenceIsFoundAndMadeSmall() {
        RandomTopics random = new RandomTopics(5);
        TopicRule rule = random.rule(0);
        String body = "water ".repeat(20).strip();
        String small = smallest(rule, "", body, (each, title, text) -> text.contains("water"));
        assertThat(small).contains("body: water\n").doesNotContain("water water");
    }

    private static int compare(TopicSet compiled, List<TopicRule> rules, String title, String body) {
        List<Passage> passages = Passage.of(title, body);
        Map<String, Answer> tags = answers(compiled.tag(passages, TextLanguages.UNKNOWN));
        int fired = 0;
        for (TopicRule rule : rules) {
            Optional<Answer> expected = new NaiveTagger(rule, passages).answer();
            Optional<Answer> found = Optional.ofNullable(tags.get(rule.id().value()));
            if (!expected.equals(found)) {
                throw new AssertionError("expected " + expected + ", found " + found + "; smallest case:\n"
                        + smallest(rule, title, body, TaggingDifferentialTest::differs));
            }
            fired += expected.isPresent() ? 1 : 0;
        }
        return fired;
    }

    private static Map<String, Answer> answers(List<Tag> tags) {
        Map<String, Answer> answers = new HashMap<>();
        for (Tag tag : tags) {
            answers.put(
                    tag.topicId().value(),
                    new Answer(
                            tag.score(),
                            tag.evidence().stream()
                                    .map(each -> each.field().label() + " " + each.start() + "-" + each.end() + " "
                                            + each.term() + " " + each.weight())
                                    .sorted()
                                    .toList()));
        }
        return answers;
    }

    private static boolean differs(TopicRule rule, String title, String body) {
        List<Passage> passages = Passage.of(title, body);
        Optional<Answer> found =
                Optional.ofNullable(answers(TopicSet.compile(List.of(rule), 1).tag(passages, TextLanguages.UNKNOWN))
                        .get(rule.id().value()));
        return !new NaiveTagger(rule, passages).answer().equals(found);
    }

    /** Whether the case still shows what is looked for. */
    private interface Shows {
        boolean in(TopicRule rule, String title, String body);
    }

    /** Takes away words of the text, then terms of the definition, as long as the case still shows it. */
    private static String smallest(TopicRule rule, String title, String body, Shows shows) {
        TopicRule small = rule;
        String left = body;
        String head = shows.in(rule, "", body) ? "" : title;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (String shorter : shorter(left)) {
                if (shows.in(small, head, shorter)) {
                    left = shorter;
                    smaller = true;
                    break;
                }
            }
            for (TopicRule fewer : fewer(small)) {
                if (shows.in(fewer, head, left)) {
                    small = fewer;
                    smaller = true;
                    break;
                }
            }
        }
        return "title: " + head + "\nbody: " + left + "\nrule: " + small + "\n";
    }

    private static List<String> shorter(String text) {
        List<String> words = Arrays.asList(text.split(" ", -1));
        List<String> shorter = new ArrayList<>();
        for (int i = 0; i < words.size() && words.size() > 1; i++) {
            List<String> without = new ArrayList<>(words);
            without.remove(i);
            shorter.add(String.join(" ", without));
        }
        return shorter;
    }

    private static List<TopicRule> fewer(TopicRule rule) {
        List<TopicRule> fewer = new ArrayList<>();
        if (!(rule.match() instanceof MatchRule.Any)) {
            fewer.add(with(rule, rule.groups(), new MatchRule.Any(), rule.never(), rule.ignore(), rule.weaken()));
        }
        for (int group = 0; group < rule.groups().size(); group++) {
            for (int term = 0; term < rule.groups().get(group).terms().size(); term++) {
                List<TermGroup> groups = new ArrayList<>(rule.groups());
                groups.set(
                        group,
                        new TermGroup(
                                groups.get(group).name(),
                                without(groups.get(group).terms(), term)));
                fewer.add(with(rule, groups, rule.match(), rule.never(), rule.ignore(), rule.weaken()));
            }
        }
        for (int i = 0; i < rule.never().size(); i++) {
            fewer.add(with(rule, rule.groups(), rule.match(), without(rule.never(), i), rule.ignore(), rule.weaken()));
        }
        for (int i = 0; i < rule.ignore().size(); i++) {
            fewer.add(with(rule, rule.groups(), rule.match(), rule.never(), without(rule.ignore(), i), rule.weaken()));
        }
        for (int i = 0; i < rule.weaken().size(); i++) {
            fewer.add(with(rule, rule.groups(), rule.match(), rule.never(), rule.ignore(), without(rule.weaken(), i)));
        }
        return fewer;
    }

    private static List<Term> without(List<Term> terms, int at) {
        List<Term> without = new ArrayList<>(terms);
        without.remove(at);
        return without;
    }

    private static TopicRule with(
            TopicRule rule,
            List<TermGroup> groups,
            MatchRule match,
            List<Term> never,
            List<Term> ignore,
            List<Term> weaken) {
        return new TopicRule(
                rule.fileName(),
                rule.id(),
                rule.version(),
                rule.owner(),
                rule.labels(),
                rule.threshold(),
                rule.zones(),
                rule.perTerm(),
                rule.requireDistinct(),
                groups,
                match,
                never,
                ignore,
                weaken,
                rule.tests());
    }
}

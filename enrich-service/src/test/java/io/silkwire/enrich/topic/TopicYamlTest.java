package io.silkwire.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.enrich.topic.Term.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TopicYamlTest {
    private static final String TESTS = """
            tests:
              - { lang: en, text: "water", expect: true }
              - { lang: en, text: "fire", expect: false }
            """;

    @Test
    void readsEveryKindOfTerm() {
        TopicRule rule = read("""
                topic: water
                groups:
                  all:
                    weight: 2
                    en:
                      - "water resources"
                      - { exact: "IFAS", weight: 5 }
                      - { prefix: "hydrolog" }
                      - { phrase: "Aral Sea" }
                      - { near: { a: "river", b: ["dam", "weir"], within: 4, ordered: true } }
                      - { same_sentence: ["flood", "village"] }
                """ + TESTS);
        List<Term> terms = rule.groups().get(0).terms();
        assertThat(terms.stream().map(Term::kind))
                .containsExactly(Kind.LEMMA, Kind.EXACT, Kind.PREFIX, Kind.PHRASE, Kind.NEAR, Kind.SAME_SENTENCE);
        assertThat(terms.stream().map(Term::weight)).containsExactly(2.0, 5.0, 2.0, 2.0, 2.0, 2.0);
        assertThat(terms.get(4).text()).isEqualTo("river … dam / weir");
        assertThat(terms.get(4).within()).isEqualTo(4);
        assertThat(terms.get(5).rule()).isEqualTo("same_sentence:en");
        assertThat(terms.get(1).line()).isEqualTo(7);
    }

    @Test
    void namesFileLineAndRemedyOfEveryProblemAtOnce() {
        assertThat(problems("""
                topic: Water!
                treshold: 10
                groups:
                  all:
                    weight: heavy
                    en:
                      - "water"
                      - { lema: "river" }
                      - { near: { a: "river" } }
                      - "wa*"
                      - "..."
                    en:
                      - "lake"
                """ + TESTS))
                .contains(
                        "water.yaml:1: topic is no id; write a-z, 0-9 and hyphens",
                        "water.yaml:2: unknown key 'treshold' in the definition; expected one of entities, extends, groups, ignore, label, match,"
                                + " never, note, owner, per_term, require_distinct, since, tests, threshold, topic, version,"
                                + " weaken, zones",
                        "water.yaml:5: weight is not a number from 0.0 to 100.0; write such a number",
                        "water.yaml:9: near has not both sides; write near: {a: …, b: …}",
                        "water.yaml:12: key 'en' stands twice in group all; keep one of them");
    }

    @Test
    void tellsWhereTheTextIsNoYaml() {
        assertThat(problems("topic: water\ngroups:\n  - [unclosed\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("water.yaml:4: not YAML");
        assertThat(problems("")).containsExactly("water.yaml:1: the file is empty; write a topic definition");
        assertThat(problems("- a\n- b\n")).isNotEmpty();
    }

    @Test
    void survivesDeepAndRecursiveYaml() {
        assertThat(problems("topic: " + "[".repeat(5_000))).isNotEmpty();
        assertThat(problems("topic: water\ngroups: &g\n  all: *g\n")).isNotEmpty();
    }

    @Test
    void wantsAPositiveAndANegativeTestForEachLanguage() {
        assertThat(problems("""
                topic: water
                groups:
                  all:
                    ru: ["вода"]
                tests:
                  - { lang: ru, text: "вода", expect: true }
                """))
                .containsExactly("water.yaml:1: no test with lang: ru and expect: false;"
                        + " add one under 'tests': every language with terms needs both");
    }

    @Test
    void readsTheRuleOverGroupsAndRefusesUnknownNames() {
        String groups = "topic: x\ngroups:\n  a: { en: [\"water\"] }\n  b: { en: [\"river\"] }\n";
        assertThat(read(groups + "match: \"(a AND NOT b) OR count(b) >= 2\"\n" + TESTS)
                        .match())
                .isInstanceOf(MatchRule.Or.class);
        assertThat(problems(groups + "match: \"a AND c\"\n" + TESTS))
                .first()
                .asString()
                .startsWith("water.yaml:5:")
                .contains("'c'");
        assertThat(problems(groups + "match: \"" + "(".repeat(10_000) + "\"\n" + TESTS))
                .isNotEmpty();
    }

    private static TopicRule read(String yaml) {
        return switch (TopicYaml.parse("water.yaml", yaml)) {
            case TopicReading.Read(TopicRule rule) -> rule;
            case TopicReading.Refused refused -> throw new AssertionError(refused.message());
        };
    }

    private static List<String> problems(String yaml) {
        return switch (TopicYaml.parse("water.yaml", yaml)) {
            case TopicReading.Read read -> List.of();
            case TopicReading.Refused refused ->
                refused.problems().stream().map(Object::toString).toList();
        };
    }
}

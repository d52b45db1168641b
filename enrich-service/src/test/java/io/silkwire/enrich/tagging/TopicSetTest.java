package io.silkwire.enrich.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Tag;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TopicSetTest {
    private static final String TESTS = """
            tests:
              - { lang: en, text: "water resources of the region are water resources", expect: true }
              - { lang: en, text: "fire", expect: false }
              - { lang: ru, text: "водные ресурсы, водные ресурсы", expect: true }
              - { lang: ru, text: "огонь", expect: false }
            """;

    @Test
    void evidencePointsAtTheWordsAsWritten() {
        String body = "Страны обсудили рациональное использование ВОДНЫХ РЕСУРСОВ.";
        Tag tag = only(set(rule("ru: [\"водн* ресурс\"]\n    en: [\"x\"]", "")), "", body);
        Evidence evidence = tag.evidence().get(0);
        assertThat(body.substring(evidence.start(), evidence.end())).isEqualTo("ВОДНЫХ РЕСУРСОВ");
        assertThat(evidence.text()).isEqualTo("ВОДНЫХ РЕСУРСОВ");
        assertThat(evidence.rule()).isEqualTo("lemma:ru");
        assertThat(tag.generation()).isEqualTo(7);
    }

    @Test
    void theTitleCountsMostAndTheLeadMoreThanTheRest() {
        TopicSet set = set(rule("en: [\"water\"]", "threshold: 1"));
        String filler = "word ".repeat(100);
        assertThat(only(set, "water", "").score()).isEqualTo(30);
        assertThat(only(set, "", "water " + filler).score()).isEqualTo(15);
        assertThat(only(set, "", filler + "water").score()).isEqualTo(10);
    }

    @Test
    void repetitionCountsLessEachTimeAndThenNotAtAll() {
        TopicSet set = set(rule("en: [\"water\"]", "threshold: 1\nper_term: 3\nzones: { lead: 1 }"));
        Tag tag = only(set, "", "water. ".repeat(50));
        assertThat(tag.score()).isEqualTo(18.333);
        assertThat(tag.evidence()).hasSize(3);
    }

    @Test
    void wordsOfAHeavierTermAreNotCountedAgain() {
        TopicSet set = set(rule("en: [\"water\", { lemma: \"water resource\", weight: 20 }]", "threshold: 1"));
        assertThat(only(set, "", "water resources").evidence()).hasSize(1);
    }

    @Test
    void ignoredPhrasesHideTheirWordsAndForbiddenOnesTheTopic() {
        TopicSet ignoring = set(rule("en: [\"climate\"]", "ignore: { en: [\"investment climate\"] }\nthreshold: 1"));
        assertThat(tags(ignoring, "", "the investment climate")).isEmpty();
        assertThat(tags(ignoring, "", "the investment climate and the climate")).hasSize(1);
        TopicSet never = set(rule("en: [\"climate\"]", "never: { en: [\"investment climate\"] }\nthreshold: 1"));
        assertThat(tags(never, "", "the investment climate and the climate")).isEmpty();
    }

    @Test
    void weakeningTermsTakeFromTheScore() {
        TopicSet set = set(rule("en: [\"water\"]", "threshold: 10\nweaken: [ { weight: -6, en: [\"cannon\"] } ]"));
        assertThat(tags(set, "", "water")).hasSize(1);
        assertThat(tags(set, "", "water cannon")).isEmpty();
    }

    @Test
    void exactTermsKeepTheirCase() {
        TopicSet set = set(rule("any: [{ exact: \"ЦАР\" }]\n    en: [\"x\"]", "threshold: 1"));
        assertThat(tags(set, "", "В ЦАР введены войска")).hasSize(1);
        assertThat(tags(set, "", "царь и царя")).isEmpty();
    }

    @Test
    void nearNeedsBothSidesInOneParagraphAndInOrderWhereAsked() {
        TopicSet set = set(rule("en: [{ near: { a: \"attack\", b: \"civilian\", within: 3 } }]", "threshold: 1"));
        assertThat(tags(set, "", "an attack on many civilians")).hasSize(1);
        assertThat(tags(set, "", "civilians died in attacks")).hasSize(1);
        assertThat(tags(set, "", "an attack on the way to see many civilians")).isEmpty();
        assertThat(tags(set, "", "an attack\n\ncivilians")).isEmpty();
        TopicSet ordered =
                set(rule("en: [{ near: { a: \"attack\", b: \"civilian\", ordered: true } }]", "threshold: 1"));
        assertThat(tags(ordered, "", "civilians died in attacks")).isEmpty();
    }

    @Test
    void sameSentenceNeedsAllPartsInOneSentence() {
        TopicSet set = set(rule("ru: [{ same_sentence: [\"взрыв\", \"заложник\"] }]\n    en: [\"x\"]", "threshold: 1"));
        assertThat(tags(set, "", "После взрыва освободили заложников.")).hasSize(1);
        assertThat(tags(set, "", "Был взрыв. Потом освободили заложников.")).isEmpty();
    }

    @Test
    void aPhraseDoesNotReachOverAComma() {
        TopicSet set = set(rule("en: [\"water security\"]", "threshold: 1"));
        assertThat(tags(set, "", "water security")).hasSize(1);
        assertThat(tags(set, "", "food, water, security")).isEmpty();
    }

    @Test
    void theRuleOverGroupsMustHoldBesidesTheThreshold() {
        TopicRule rule = read("""
                topic: x
                threshold: 1
                match: "a AND count(b) >= 2"
                groups:
                  a: { weight: 5, en: ["water"] }
                  b: { weight: 5, en: ["river", "lake"] }
                tests:
                  - { lang: en, text: "water river lake", expect: true }
                  - { lang: en, text: "water river river", expect: false }
                """);
        assertThat(TopicSet.failedTests(rule)).isEmpty();
    }

    @Test
    void aFailingTestIsToldWithItsLine() {
        TopicRule rule = read("""
                topic: x
                groups:
                  a: { en: ["water"] }
                tests:
                  - { lang: en, text: "fire", expect: true }
                  - { lang: en, text: "ice", expect: false }
                """);
        assertThat(TopicSet.failedTests(rule))
                .containsExactly("x.yaml:5: test expects x to fire, and it does not; change the terms or the test");
    }

    @Test
    void aHostileTextCostsNoMoreThanItsLength() {
        TopicSet set = set(
                rule("en: [\"attack\", { near: { a: \"attack\", b: \"attack|kill\", within: 50 } }]", "threshold: 1"));
        assertThat(only(set, "", "attack ".repeat(300_000)).evidence()).hasSizeLessThan(20);
    }

    @Test
    void aSetWithoutTopicsTagsNothing() {
        assertThat(tags(TopicSet.empty(), "water", "water")).isEmpty();
    }

    private static Tag only(TopicSet set, String title, String body) {
        List<Tag> tags = tags(set, title, body);
        assertThat(tags).hasSize(1);
        return tags.get(0);
    }

    private static List<Tag> tags(TopicSet set, String title, String body) {
        return set.tag(Passage.of(title, body), TextLanguages.UNKNOWN);
    }

    private static TopicSet set(TopicRule rule) {
        return TopicSet.compile(List.of(rule), 7);
    }

    private static TopicRule rule(String terms, String more) {
        return read("topic: x\n" + more + "\ngroups:\n  g:\n    weight: 10\n    " + terms + "\n" + TESTS);
    }

    private static TopicRule read(String yaml) {
        return switch (TopicYaml.parse("x.yaml", yaml)) {
            case TopicReading.Read(TopicRule rule) -> rule;
            case TopicReading.Refused refused -> throw new AssertionError(refused.message());
        };
    }
}

package io.silkwire.enrich.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Tag;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLanguagesTest {
    /** A Kazakh word for a death, a Russian one for a flood, an acronym of no language. */
    private static final String TOPIC = """
            topic: x
            threshold: 5
            groups:
              g:
                weight: 10
                kk: ["қаза", "каза"]
                ru: ["паводок"]
                any: [{ exact: OCHA }]
            tests:
              - { lang: kk, text: "каза", expect: true }
              - { lang: kk, text: "гүл", expect: false }
              - { lang: ru, text: "паводок", expect: true }
              - { lang: ru, text: "цветы", expect: false }
            """;

    @Test
    void aTermOfAnotherLanguageIsNoEvidence() {
        assertThat(tags("каза", TextLanguages.of("ru"))).isEmpty();
        assertThat(tags("каза", TextLanguages.of("kk"))).hasSize(1);
    }

    @Test
    void aRelativeThatAShortTextMayBeTakenForIsLookedFor() {
        assertThat(tags("каза", TextLanguages.of("ky"))).hasSize(1);
    }

    @Test
    void aLanguageWithoutTermsTakesThoseOfTheLanguageItsReadersShare() {
        assertThat(tags("паводок", TextLanguages.of("uk"))).hasSize(1);
    }

    @Test
    void whatIsOfNoLanguageIsLookedForInAll() {
        assertThat(tags("OCHA", TextLanguages.of("fr"))).hasSize(1);
    }

    @Test
    void eachLanguageOfAMixedTextIsLookedFor() {
        assertThat(tags("паводок", TextLanguages.of(List.of("kk", "ru")))).hasSize(1);
    }

    @Test
    void scriptAndRegionOfATagDoNotMatter() {
        assertThat(tags("каза", TextLanguages.of("kk-Cyrl-KZ"))).hasSize(1);
    }

    @Test
    void everythingIsLookedForWhereTheLanguageIsNotKnown() {
        assertThat(tags("каза", TextLanguages.of("und"))).hasSize(1);
        assertThat(tags("каза", TextLanguages.of(List.of("ru", "und")))).hasSize(1);
        assertThat(tags("каза", TextLanguages.of(List.of()))).hasSize(1);
    }

    private static List<Tag> tags(String text, TextLanguages languages) {
        return switch (TopicYaml.parse("x.yaml", TOPIC)) {
            case TopicReading.Read(var rule) ->
                TopicSet.compile(List.of(rule), 1).tag(Passage.of("", text), languages);
            case TopicReading.Refused refused -> throw new AssertionError(refused.message());
        };
    }
}

package io.silkwire.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.search.IndexedStatement.IndexedTag;
import io.silkwire.alert.web.page.TextRun;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.TopicId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvidenceTextTest {
    private static final String TEXT = "Heavy water and\nwater resources.\n\nThe river, again water.";

    @Test
    void losesNoCharacterOfTheText() {
        List<TextRun> runs =
                text(null, tag("water", "water", "water resources")).runs();
        assertThat(runs.stream().map(TextRun::text).collect(Collectors.joining()))
                .isEqualTo(TEXT);
    }

    @Test
    void givesAnOverlappingRunToAllItsTopics() {
        List<TextRun> marked = marked(text(null, tag("nuclear", "Heavy water"), tag("water", "water")));
        assertThat(marked).extracting(TextRun::text).containsExactly("Heavy ", "water", "water", "water");
        assertThat(marked).extracting(TextRun::topics).containsExactly("nuclear", "nuclear water", "water", "water");
        assertThat(marked.get(1).title()).contains("term “water”").contains("rule water.main");
    }

    @Test
    void letsOnlyTheChosenTopicStandOut() {
        List<TextRun> marked = marked(text("water", tag("nuclear", "Heavy water"), tag("water", "water")));
        assertThat(marked)
                .extracting(run -> String.valueOf(run.css()).endsWith("is-on"))
                .containsExactly(false, true, true, true);
    }

    @Test
    void cutsParagraphsAtBlankLinesAndKeepsTheLinesWithinThem() {
        List<List<TextRun>> paragraphs = text(null, tag("water", "water")).paragraphs();
        assertThat(paragraphs).hasSize(2);
        assertThat(paragraphs.getLast().getLast().text()).isEqualTo(".");
        assertThat(new EvidenceText(Evidence.Field.BODY, "one\ntwo", List.of(), null, id -> id).paragraphs())
                .hasSize(2);
    }

    @Test
    void passesOverASpanThatDoesNotFitTheText() {
        Evidence elsewhere = new Evidence(Evidence.Field.BODY, 500, 505, "water", "water", "r", 1);
        IndexedTag tag = new IndexedTag(new TopicId("water"), 5, 1, 1, 1, List.of(elsewhere));
        assertThat(marked(new EvidenceText(Evidence.Field.BODY, TEXT, List.of(tag), null, id -> id)))
                .isEmpty();
    }

    private static EvidenceText text(@org.jspecify.annotations.Nullable String chosen, IndexedTag... tags) {
        return new EvidenceText(Evidence.Field.BODY, TEXT, List.of(tags), chosen, id -> id);
    }

    private static List<TextRun> marked(EvidenceText text) {
        return text.runs().stream().filter(TextRun::marked).toList();
    }

    private static IndexedTag tag(String topic, String... words) {
        List<Evidence> evidence = new java.util.ArrayList<>();
        for (String word : words) {
            for (int at = TEXT.indexOf(word); at >= 0; at = TEXT.indexOf(word, at + 1)) {
                evidence.add(new Evidence(Evidence.Field.BODY, at, at + word.length(), word, word, topic + ".main", 1));
            }
        }
        return new IndexedTag(new TopicId(topic), 5, 1, 0.9, 1, evidence);
    }
}

package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts and definitions of ill will: each ends in an outcome, and none in an exception or an error. */
final class HostileStatementsTest {
    private static final int MIB = 1024 * 1024;

    /** Little enough that a recursion without bounds ends soon; the real threads have more. */
    private static final long SMALL_STACK_BYTES = 256 * 1024;

    private static final TopicSet SEEDS = SeedTopics.compiled();

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("Latin without a space", "w".repeat(MIB)),
                Arguments.of("Cyrillic without a space", "терроризм".repeat(MIB / 9)),
                Arguments.of("Arabic without a space", "أ".repeat(MIB)),
                Arguments.of("Chinese, which has none", "水资源合作".repeat(MIB / 5)),
                Arguments.of("Kazakh suffixes without an end", "су" + "ларымыздағылардың".repeat(MIB / 17)),
                Arguments.of("Turkish suffixes without an end", "su" + "larımızdakilerin".repeat(MIB / 16)),
                Arguments.of("digits", "1".repeat(MIB)),
                Arguments.of("punctuation", ".".repeat(MIB)),
                Arguments.of("apostrophes", "o'".repeat(MIB / 2)),
                Arguments.of("hyphens", "a-".repeat(MIB / 2)),
                Arguments.of("marks on one letter", "e" + "\u0301".repeat(MIB)),
                Arguments.of("joined pictures", "\uD83D\uDC68\u200D".repeat(MIB / 3)),
                Arguments.of("line ends", "a" + "\n".repeat(MIB)),
                Arguments.of("words of one letter", "a ".repeat(MIB / 2)),
                Arguments.of("a term of the seeds again and again", "water resources ".repeat(MIB / 16)),
                Arguments.of("symbols of documents", "S/RES/1373 ".repeat(MIB / 11)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aMegabyteOfAnythingIsEnriched(String name, String text) {
        EnrichedStatement enriched = enriched(enrich(Statements.of("a", text.substring(0, 10_000), text)));
        assertThat(enriched.statement().body()).as(name).isEqualTo(text);
    }

    @Test
    void halfASurrogatePairBecomesOneReplacementCharacterAndNoLetterIsMoved() {
        byte[] escaped = new String(
                        JsonCodec.write(Statements.of("a", "Water TITLE", "BODY drinking water supply")),
                        StandardCharsets.UTF_8)
                .replace("TITLE", "\\ud83d")
                .replace("BODY", "\\udc68 \\ud83d\\ud83d\\udc68 x\\ud800y")
                .getBytes(StandardCharsets.UTF_8);
        EnrichOutcome read = EnrichOutcome.read(
                Statements.of("a", "", "x").id().value().getBytes(StandardCharsets.UTF_8), escaped, null, MIB);
        EnrichedStatement enriched = enriched(EnrichOutcome.enrich((EnrichOutcome.Legible) read, escaped, SEEDS));
        assertThat(enriched.statement().title()).isEqualTo("Water \uFFFD");
        assertThat(enriched.statement().body()).isEqualTo("\uFFFD \uFFFD\uD83D\uDC68 x\uFFFDy drinking water supply");
        assertThat(enriched.tags())
                .isNotEmpty()
                .allSatisfy(tag -> assertThat(tag.evidence())
                        .filteredOn(each -> each.field() == Evidence.Field.BODY)
                        .allSatisfy(
                                each -> assertThat(enriched.statement().body().substring(each.start(), each.end()))
                                        .isEqualTo(each.text())));
    }

    @Test
    void aStackThatOverflowsInsideATopicIsADeadLetterAndTheNextStatementIsEnriched() throws Exception {
        Statement statement = Statements.of("a", "", "the lake");
        TopicSet endless = TopicSet.compile(List.of(nested(200_000)), 1);
        FutureTask<List<EnrichOutcome>> both = new FutureTask<>(() -> List.of(
                enrich(statement, TopicSet.compile(List.of(nested(2)), 1)),
                enrich(statement, endless),
                enrich(statement, TopicSet.compile(List.of(nested(2)), 1))));
        Thread thread = new Thread(null, both, "small-stack", SMALL_STACK_BYTES);
        thread.start();
        List<EnrichOutcome> outcomes = both.get();
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(EnrichOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.STEP_FAILED);
            assertThat(refused.exception()).isEqualTo(StackOverflowError.class.getName());
            assertThat(refused.value()).isNotNull();
        });
        assertThat(enriched(outcomes.get(2)).tags()).hasSize(1);
    }

    /** A topic whose rule is nested so deep that asking whether it holds takes as many frames; no file can say so, code can. */
    static TopicRule nested(int depth) {
        MatchRule rule = new MatchRule.AtLeast("g", 1);
        for (int n = 0; n < depth; n++) {
            rule = new MatchRule.Not(rule);
        }
        return new TopicRule(
                "nested.yaml",
                new TopicId("nested"),
                1,
                "",
                Map.of(),
                10,
                TopicRule.Zones.USUAL,
                3,
                1,
                List.of(new TopicRule.TermGroup(
                        "g", List.of(new Term(Term.Kind.LEMMA, "en", List.of(List.of("lake")), 0, false, 20, 1)))),
                rule,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static EnrichOutcome enrich(Statement statement) {
        return enrich(statement, SEEDS);
    }

    private static EnrichOutcome enrich(Statement statement, TopicSet topics) {
        return EnrichOutcome.enrich(new EnrichOutcome.Legible(statement), JsonCodec.write(statement), topics);
    }

    private static EnrichedStatement enriched(EnrichOutcome outcome) {
        assertThat(outcome).isInstanceOf(EnrichOutcome.Enriched.class);
        byte[] value = ((EnrichOutcome.Enriched) outcome).value().get();
        assertThat(value).hasSizeLessThanOrEqualTo(KafkaTopics.MAX_RECORD_BYTES);
        return JsonCodec.read(value, EnrichedStatement.class);
    }
}

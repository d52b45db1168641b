package io.silkwire.alert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLintTest {
    private static final KnownValues KNOWN =
            new KnownValues(Set.of("water", "counter-terrorism"), Set.of("uz-mfa", "kz-mfa"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "water NOT water                  | never-matches      | NOT water",
                "topic:water NOT topic:water      | never-matches      | NOT topic:water",
                "\"water supply\" -supply         | never-matches      | -supply",
                "in:title вода NOT Вода           | never-matches      | NOT Вода",
                "terrorism -terror*               | never-matches      | -terror*",
                "case:AI NOT ai                   | never-matches      | NOT ai",
                "(river NEAR/5 dam) NOT river     | never-matches      | NOT river",
                "river (sea source:uz-mfa source:kz-mfa) | never-matches | source:kz-mfa",
                "river lang:ru lang:en            | never-matches      | lang:en",
                "river changed:true changed:false | never-matches      | changed:false",
                "river published:2025 published:2026 | never-matches   | published:2026",
                "river OR (a NOT a)               | never-matches      | NOT a",
                "score>=9 (water^2 river^3)       | never-matches      | score>=9 (water^2 river^3)",
                "water OR NOT water               | matches-everything | water OR NOT water",
                "NOT (water NOT water)            | matches-everything | NOT (water NOT water)",
                "score>=0 (water river)           | matches-everything | score>=0 (water river)",
                "NOT water                        | negation-only      | NOT water",
                "country:KZ lang:ru               | filter-only        | country:KZ lang:ru",
                "the of                           | stop-words-only    | the of",
                "\"и в\" lang:ru                   | stop-words-only    | \"и в\" lang:ru",
                "water рecурсы                    | mixed-scripts      | рecурсы",
                "\"водные pесурсы\"              | mixed-scripts      | pесурсы",
                "water lang:ru                    | other-script       | water",
                "вода lang:uz-Latn                | other-script       | вода",
                "water or river                   | operator-as-word   | or",
                "вода ИЛИ река                    | operator-as-word   | ИЛИ",
                "topic:watr                       | unknown-value      | topic:watr",
                "dam source:uz-mfaa               | unknown-value      | source:uz-mfaa",
            })
    void warns(String text, String kind, String where) throws QuerySyntaxException {
        assertThat(lint(text)).anySatisfy(warning -> {
            assertThat(warning.kind().label()).isEqualTo(kind);
            assertThat(text.substring(warning.at().offset(), warning.at().end()))
                    .isEqualTo(where);
            assertThat(warning.problem()).isNotBlank();
            assertThat(warning.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "water",
                "water NOT river",
                "water NOT in:title water",
                "water -\"water supply\"",
                "terror* -terrorism",
                "water -case:Water",
                "topic:water lang:ru country:KZ",
                "NATO и вода lang:ru",
                "the water",
                "lang:uz вода",
                "lang:uz lang:uz-Latn water",
                "score>=2 (water^2 river^-1)",
                "(water OR river) NOT (dam water)",
                "published:2026 published:>=2026-03 water",
                ""
            })
    void isSilentAboutWhatIsSound(String text) throws QuerySyntaxException {
        assertThat(lint(text)).isEmpty();
    }

    @Test
    void suggestsWhatWasMeant() throws QuerySyntaxException {
        assertThat(lint("Pecуpсы"))
                .singleElement()
                .extracting(QueryWarning::suggestion)
                .isEqualTo("Ресурсы");
        assertThat(lint("topic:watr"))
                .singleElement()
                .extracting(QueryWarning::suggestion)
                .isEqualTo("topic:water");
        assertThat(lint("topic:football"))
                .singleElement()
                .extracting(QueryWarning::suggestion)
                .isNull();
        assertThat(QueryLint.warnings(QueryParser.parse("topic:anything"), KnownValues.NONE))
                .isEmpty();
    }

    @Test
    void whatItSaysNeverOrAlwaysFitsDoes() {
        Random random = new Random(5);
        RandomQueries queries = new RandomQueries(random);
        RandomStatements statements = new RandomStatements(random);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            RandomStatements.Told told = statements.statement("s" + i);
            SourceId source = told.enriched().statement().sourceId();
            readings.add(new Reading(told.enriched(), told.story(), source.equals(RandomStatements.OFFICIAL)));
        }
        int judged = 0;
        for (int n = 0; n < 2_000; n++) {
            Query one = queries.query(2);
            Query query = random.nextBoolean()
                    ? new Query.And(List.of(one, new Query.Not(queries.query(1), Place.NOWHERE)), Place.NOWHERE)
                    : one;
            Implication implication = new Implication();
            if (implication.never(query)) {
                judged++;
                assertThat(readings).as(QueryText.of(query)).noneMatch(reading -> reading.holds(query));
            } else if (implication.always(query)) {
                judged++;
                assertThat(readings).as(QueryText.of(query)).allMatch(reading -> reading.holds(query));
            }
        }
        assertThat(judged).isGreaterThan(50);
    }

    @Test
    void isQuickOnTheLongestQuery() throws QuerySyntaxException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            text.append("(вода").append(i).append(" OR terror").append(i).append("*) ");
        }
        assertThat(lint(text.toString())).isEmpty();
    }

    private static List<QueryWarning> lint(String text) throws QuerySyntaxException {
        return QueryLint.warnings(QueryParser.parse(text), KNOWN);
    }
}

package io.silkwire.alert.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.silkwire.alert.query.Query.All;
import io.silkwire.alert.query.Query.And;
import io.silkwire.alert.query.Query.Language;
import io.silkwire.alert.query.Query.Not;
import io.silkwire.alert.query.Query.Or;
import io.silkwire.alert.query.Query.Phrase;
import io.silkwire.alert.query.Query.Topic;
import io.silkwire.alert.query.Query.Word;
import io.silkwire.contracts.TopicId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
    @Test
    void blankTextAsksForEveryStatement() throws QuerySyntaxException {
        assertThat(QueryParser.parse("  \n ")).isEqualTo(new All());
    }

    @Test
    void wordsSideBySideMustAllStand() throws QuerySyntaxException {
        assertThat(QueryParser.parse("water Вода 水"))
                .isEqualTo(new And(List.of(word("water"), word("Вода"), word("水"))));
        assertThat(QueryParser.parse("a AND b c")).isEqualTo(new And(List.of(word("a"), word("b"), word("c"))));
    }

    @Test
    void orBindsLooserThanAnd() throws QuerySyntaxException {
        assertThat(QueryParser.parse("a b OR c d"))
                .isEqualTo(new Or(
                        List.of(new And(List.of(word("a"), word("b"))), new And(List.of(word("c"), word("d"))))));
        assertThat(QueryParser.parse("a (b OR c)"))
                .isEqualTo(new And(List.of(word("a"), new Or(List.of(word("b"), word("c"))))));
    }

    @Test
    void notAndLeadingHyphenNegateWhatFollows() throws QuerySyntaxException {
        assertThat(QueryParser.parse("a NOT b -\"c d\" -(e OR f)"))
                .isEqualTo(new And(List.of(
                        word("a"),
                        new Not(word("b")),
                        new Not(new Phrase("c d")),
                        new Not(new Or(List.of(word("e"), word("f")))))));
    }

    @Test
    void hyphenInsideAWordAndADashBetweenWordsNegateNothing() throws QuerySyntaxException {
        assertThat(QueryParser.parse("counter-terrorism - briefing"))
                .isEqualTo(new And(List.of(word("counter-terrorism"), word("briefing"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"rule of law\"", "“rule of law”", "«rule of law»", "„rule of law“"})
    void quotesOfManyKeyboardsMakeAPhrase(String text) throws QuerySyntaxException {
        assertThat(QueryParser.parse(text)).isEqualTo(new Phrase("rule of law"));
    }

    @Test
    void fieldsNameTopicAndLanguage() throws QuerySyntaxException {
        assertThat(QueryParser.parse("topic:Water lang:RU lang:uz-cyrl"))
                .isEqualTo(
                        new And(List.of(new Topic(new TopicId("water")), new Language("ru"), new Language("uz-Cyrl"))));
    }

    @Test
    void aTimeIsAWordAndNoField() throws QuerySyntaxException {
        assertThat(QueryParser.parse("10:30")).isEqualTo(word("10:30"));
    }

    @Test
    void lowerCaseOperatorsAreWords() throws QuerySyntaxException {
        assertThat(QueryParser.parse("either or")).isEqualTo(new And(List.of(word("either"), word("or"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a \"b c        | 2  | this quote is never closed",
                "\"--\"         | 0  | there is no word between these quotes",
                "()             | 1  | these parentheses are empty",
                "(a             | 0  | this parenthesis is never closed",
                "a)             | 1  | this parenthesis closes nothing",
                "*rism          | 0  | a word cannot start with the wildcard *",
                "terror*        | 6  | there is no wildcard *",
                "country:kz     | 0  | there is no field 'country:'",
                "topic:         | 6  | '' is not the id of a topic",
                "x lang:english | 7  | 'english' is not a language tag",
                "a OR           | 4  | the query ends where a word is expected",
                "OR a           | 0  | OR stands where a word is expected",
                "a (OR b)       | 3  | OR stands where a word is expected",
                "—              | 0  | there is no word in it",
                "NOT            | 3  | the query ends where a word is expected",
            })
    void errorsSayWhereWhatAndTheRemedy(String text, int position, String problem) {
        QuerySyntaxException error = catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(text));
        assertThat(error.position()).isEqualTo(position);
        assertThat(error.problem()).isEqualTo(problem);
        assertThat(error.remedy()).isNotBlank();
    }

    @Test
    void sizeIsBounded() {
        assertThat(refusal("a".repeat(QueryParser.MAX_LENGTH + 1))).contains("characters");
        assertThat(refusal("a ".repeat(QueryParser.MAX_CLAUSES + 1))).contains("more than 100");
        assertThat(refusal("(".repeat(QueryParser.MAX_NESTING + 1) + "a" + ")".repeat(QueryParser.MAX_NESTING + 1)))
                .contains("deeper than 20");
        assertThat(refusal("NOT ".repeat(QueryParser.MAX_NESTING + 1) + "a")).contains("deeper than 20");
    }

    @Test
    void whateverIsTypedIsParsedOrRefusedButNeverBreaksTheParser() {
        String[] pieces = {
            "a", "Вода ", "\"", "(", ")", "-", " ", "AND ", "OR ", "NOT ", "topic:", "lang:ru", "*", "»", "«", "\ud800"
        };
        Random random = new Random(7);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(QueryParser.parse(text.toString())).isNotNull();
                parsed++;
            } catch (QuerySyntaxException e) {
                assertThat(e.position()).isBetween(0, text.length());
            }
        }
        assertThat(parsed).isPositive();
    }

    private static String refusal(String text) {
        return String.valueOf(catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(text))
                .getMessage());
    }

    private static Word word(String text) {
        return new Word(text);
    }
}

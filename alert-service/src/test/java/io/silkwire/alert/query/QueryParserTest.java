package io.silkwire.alert.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "water Вода 水                    | (water AND Вода AND 水)",
                "a AND b c                        | (a AND b AND c)",
                "a b OR c d                       | ((a AND b) OR (c AND d))",
                "a (b OR c)                       | (a AND (b OR c))",
                "`a || b`                         | (a OR b)",
                "`a | b && c`                     | (a OR (b AND c))",
                "a NOT b -\"c d\" -(e OR f)       | (a AND NOT b AND NOT \"c d\" AND NOT (e OR f))",
                "counter-terrorism - briefing     | (counter-terrorism AND briefing)",
                "“rule of law”                    | \"rule of law\"",
                "«rule of law»                    | \"rule of law\"",
                "„rule of law“                    | \"rule of law\"",
                "topic:Water lang:RU lang:uz-cyrl | (topic:water AND lang:ru AND lang:uz-Cyrl)",
                "country:kz,UZ                    | (country:KZ OR country:UZ)",
                "-country:(KZ OR \"uz\")          | NOT (country:KZ OR country:UZ)",
                "source:uz-mfa kind:Communique    | (source:uz-mfa AND kind:communique)",
                "changed:true official:FALSE      | (changed:true AND official:false)",
                "10:30                            | 10:30",
                "either or                        | (either AND or)",
                "terror* NOT террор*              | (terror* AND NOT террор*)",
                "case:AI case:\"the AI\"          | (case:\"AI\" AND case:\"the AI\")",
                "in:title water river             | (in:title water AND river)",
                "in:title(water OR \"a b\")       | (in:title water OR in:title \"a b\")",
                "in:title\"a b\"                  | in:title \"a b\"",
                "title:water in:body -dam         | (in:title water AND NOT in:body dam)",
                "water near/5 supply lake         | ((water NEAR/5 supply) AND lake)",
                "(a OR \"b c\") NEAR/3 terror*    | ((a OR \"b c\") NEAR/3 terror*)",
                "in:title(a NEAR/2 b)             | in:title (a NEAR/2 b)",
                "score>=3 (water^2 river \"a b\"^1.5 (c OR d)^-2) | score>=3 (water^2 river^1 \"a b\"^1.5 (c OR d)^-2)",
                "score >= 0.5 (a topic:x^0.5)     | score>=0.5 (a^1 topic:x^0.5)",
                "score and scores                 | (score AND and AND scores)",
                "published:2026-01                | published:2026-01-01T00:00:00Z..2026-01-31T23:59:59Z",
                "published:>2025                  | published:>=2026-01-01T00:00:00Z",
                "published:<=2025-06-30           | published:<2025-07-01T00:00:00Z",
                "published:2026-01-01..2026-02-01 | published:2026-01-01T00:00:00Z..2026-02-01T23:59:59Z",
            })
    void readsTheGrammar(String text, String meaning) throws QuerySyntaxException {
        Query query = QueryParser.parse(text);
        assertThat(QueryText.of(query)).isEqualTo(meaning);
        assertThat(QueryText.of(QueryParser.parse(meaning)))
                .as("the written tree means the same")
                .isEqualTo(meaning);
    }

    @Test
    void blankTextAsksForEveryStatement() throws QuerySyntaxException {
        assertThat(QueryParser.parse("  \n ")).isInstanceOf(Query.All.class);
    }

    @Test
    void everyClauseKnowsWhereItStands() throws QuerySyntaxException {
        String text = "water NOT (dam OR \"a b\") in:title(x NEAR/2 y) country:KZ,UZ score>=1 (z^2)";
        assertThat(places(QueryParser.parse(text), text))
                .containsExactly(
                        text,
                        "water",
                        "NOT (dam OR \"a b\")",
                        "dam OR \"a b\"",
                        "dam",
                        "\"a b\"",
                        "x NEAR/2 y",
                        "country:KZ,UZ",
                        "country:KZ",
                        "UZ",
                        "score>=1 (z^2)",
                        "z");
    }

    private static List<String> places(Query query, String text) {
        List<String> places = new ArrayList<>();
        places.add(text.substring(query.at().offset(), query.at().end()));
        query.parts().forEach(part -> places.addAll(places(part, text)));
        return places;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a \"b c                 | 2  | 1 | this quote is never closed",
                "\"--\"                  | 0  | 4 | there is no word between these quotes",
                "()                      | 1  | 1 | these parentheses are empty",
                "(a                      | 0  | 1 | this parenthesis is never closed",
                "a)                      | 1  | 1 | this parenthesis closes nothing",
                "*rism                   | 0  | 1 | a word cannot start with the wildcard *",
                "te*or                   | 2  | 1 | the wildcard * can only end a word",
                "te*                     | 0  | 3 | this beginning is too short",
                "counter-terror*         | 0  | 15 | the wildcard * ends one word, but 'counter-terror' is several",
                "\"water suppl*\"        | 12 | 1 | there is no wildcard * inside quotes",
                "wom?n                   | 3  | 1 | there is no wildcard ?",
                "water~2                 | 5  | 2 | there is no search for similar spellings",
                "\"a b\"~5               | 5  | 1 | a phrase takes no ~",
                "/(a+)+$/                | 0  | 1 | there are no regular expressions",
                "/a.*b/                  | 0  | 6 | there are no regular expressions",
                "water^2                 | 5  | 2 | a weight counts inside a score only",
                "colour:red              | 0  | 7 | there is no field 'colour:'",
                "country:xx              | 8  | 2 | 'xx' is not a country of ISO 3166-1 (two letters)",
                "country:KZ,             | 11 | 0 | there is no value behind country:",
                "topic:                  | 0  | 6 | there is no value behind topic:",
                "x lang:english          | 7  | 7 | 'english' is not a language tag",
                "official:maybe          | 9  | 5 | 'maybe' is not true or false",
                "published:yesterday     | 10 | 9 | 'yesterday' is not a date or a range of dates that ends after it begins",
                "published:2026..2025    | 10 | 10 | '2026..2025' is not a date or a range of dates that ends after it begins",
                "in:title(topic:x)       | 9  | 6 | topic: is about the whole statement and cannot stand inside in:title or in:body",
                "in:header(x)            | 3  | 6 | words are looked for in the title or in the body",
                "in:title(in:body x)     | 9  | 3 | a word cannot stand in the title and in the body at once",
                "case:terror*            | 5  | 7 | case: takes one word or phrase",
                "a NEAR b                | 2  | 4 | NEAR has no distance",
                "a NEAR/0 b              | 2  | 6 | NEAR has no distance",
                "a NEAR/99999999999 b    | 2  | 16 | NEAR has no distance",
                "a NEAR/2 b NEAR/2 c     | 11 | 6 | a NEAR has two sides only",
                "a NEAR/2 topic:x        | 9  | 7 | this cannot stand beside NEAR/2",
                "a NEAR/2 in:title b     | 0  | 19 | the two sides of NEAR are looked for in different texts",
                "score(a^2)              | 0  | 5 | this score has no threshold",
                "score>3 (a)             | 5  | 1 | a score is compared with >= only",
                "score>=x (a)            | 0  | 7 | '' is not the threshold of a score",
                "score>=2 a              | 8  | 0 | a score has its words in parentheses",
                "score>=2 (a OR b)       | 12 | 2 | the parts of a score stand side by side",
                "score>=2 (a^1.234)      | 11 | 6 | '1.234' is not a weight",
                "score>=2 (a^5000)       | 11 | 5 | '5000' is not a weight",
                "a OR                    | 4  | 0 | the query ends where a word is expected",
                "OR a                    | 0  | 2 | OR stands where a word is expected",
                "a (OR b)                | 3  | 2 | OR stands where a word is expected",
                "—                       | 0  | 1 | there is no word in it",
                "NOT                     | 3  | 0 | the query ends where a word is expected",
            })
    void errorsSayWhereWhatWasExpectedAndTheRemedy(String text, int offset, int length, String problem) {
        QuerySyntaxException error = catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(text));
        assertThat(error).as("refused").isNotNull();
        assertThat(error.problem()).isEqualTo(problem);
        assertThat(error.at()).isEqualTo(new Place(offset, length));
        assertThat(error.expected()).isNotBlank();
        assertThat(error.remedy()).isNotBlank();
    }

    @Test
    void sizeIsBounded() {
        assertThat(refusal("a".repeat(QueryParser.MAX_LENGTH + 1))).contains("characters");
        assertThat(refusal("a ".repeat(QueryParser.MAX_CLAUSES + 1))).contains("more than 500");
        assertThat(refusal("country:" + "KZ,".repeat(QueryParser.MAX_CLAUSES) + "KZ"))
                .contains("more than 500");
        assertThat(refusal("(".repeat(QueryParser.MAX_NESTING + 1) + "a" + ")".repeat(QueryParser.MAX_NESTING + 1)))
                .contains("deeper than 20");
        assertThat(refusal("NOT ".repeat(QueryParser.MAX_NESTING + 1) + "a")).contains("deeper than 20");
        assertThat(refusal("(a OR b ".repeat(11) + ")".repeat(11)))
                .as("an OR and an AND in each group")
                .contains("deeper than 20");
        assertThat(refusal("score>=1 (" + "a ".repeat(101) + ")")).contains("more than 100 parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a OR ",
                "(",
                "NOT ",
                "-",
                "- -",
                "in:title ",
                "score>=1 (",
                "a NEAR/5 ",
                "country:KZ OR ",
                "((a|b)*",
                "/(a+)+$/ ",
                "\"a ",
                "^1",
                "terror* ",
                "case:a "
            })
    void whateverIsTooLargeIsRefusedAtOnce(String piece) {
        assertThat(catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(piece.repeat(50_000))))
                .isNotNull();
        // Below the limit of the length the others hold.
        String shorter = piece.repeat(QueryParser.MAX_LENGTH / piece.length());
        assertThat(catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(shorter)))
                .isNotNull();
    }

    @Test
    void whateverIsTypedIsParsedOrRefusedButNeverBreaksTheParser() {
        String[] pieces = {
            "a",
            "Вода ",
            "\"",
            "(",
            ")",
            "-",
            " ",
            "AND ",
            "OR ",
            "NOT ",
            "topic:",
            "lang:ru",
            "*",
            "»",
            "«",
            "\ud800",
            "NEAR/3 ",
            "score>=2 (",
            "^2 ",
            "in:title",
            "case:",
            "published:",
            ">=2026",
            "country:(",
            "KZ",
            ",",
            "terror*",
            "ـ",
            "/",
            "|",
            "~",
            "?"
        };
        Random random = new Random(7);
        int parsed = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                Query query = QueryParser.parse(text.toString());
                String written = QueryText.of(query);
                assertThat(QueryText.of(QueryParser.parse(written))).isEqualTo(written);
                parsed++;
            } catch (QuerySyntaxException e) {
                assertThat(e.at().end()).isLessThanOrEqualTo(text.length());
            }
        }
        assertThat(parsed).isPositive();
    }

    private static String refusal(String text) {
        return String.valueOf(catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(text))
                .getMessage());
    }
}

package io.silkwire.alert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.TopicId;
import io.silkwire.text.Stems;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyNotTest {
    private static final String TITLE = "Water of the Amu Darya";
    private static final String BODY =
            "The ministers met. A dam was opened near the river, said the press service of ai labs.";
    private static final Facts FACTS = new Facts(
            TITLE,
            BODY,
            new EnrichedStatement.Stems(Stems.of(TITLE), Stems.of(BODY)),
            new SourceId("uz-mfa"),
            "communique",
            "en",
            Set.of(new TopicId("water"), new TopicId("energy")),
            Set.of("UZ", "AF"),
            1,
            new PublicationDate("2026-03"),
            null,
            true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "water lake ministers     | lake               | no form of 'lake' stands in the text",
                "in:title dam             | dam                | no form of 'dam' stands in the title, but 'dam' stands in the body",
                "\"river dam\"            | \"river dam\"      | the words 'river dam' do not stand side by side in the text",
                "case:AI                  | case:AI            | 'AI' does not stand, written like this, in the text, but 'ai' stands in the body",
                "terror*                  | terror*            | no word that begins with 'terror' stands in the text",
                "water NOT (dam lake OR rivers) | NOT (dam lake OR rivers) | it is excluded: 'river' stands in the body",
                "-topic:water             | -topic:water       | it is excluded: topic:water fits",
                "ministers NEAR/2 dam     | ministers NEAR/2 dam | both stand in the text, but nowhere within 2 words",
                "ministers NEAR/2 lake    | ministers NEAR/2 lake | lake does not stand in the text",
                "score>=5 (water^2 dam^1.5 lake^9) | score>=5 (water^2 dam^1.5 lake^9) | it comes to 3.5 of 5: water gives 2, dam gives 1.5",
                "water topic:drugs        | topic:drugs        | it is not tagged with the topic drugs; it has energy, water",
                "country:KZ               | country:KZ         | it was neither issued in KZ nor names it; it has AF, UZ",
                "source:kz-mfa            | source:kz-mfa      | its source is uz-mfa",
                "kind:note                | kind:note          | its kind is communique",
                "water (lang:ru)          | lang:ru            | its language is en",
                "changed:true             | changed:true       | it has not been changed",
                "official:false           | official:false     | its source is an official body",
                "published:2025           | published:2025     | it was published 2026-03",
                "water (lake OR sea)      | lake OR sea        | none of these 2 alternatives fits",
            })
    void namesTheFirstClauseThatFails(String text, String where, String words) throws QuerySyntaxException {
        Optional<Failure> failure = WhyNot.first(QueryParser.parse(text), FACTS);
        assertThat(failure).hasValueSatisfying(first -> {
            assertThat(text.substring(first.at().offset(), first.at().end())).isEqualTo(where);
            assertThat(first.words()).isEqualTo(words);
        });
    }

    @Test
    void saysWhyEachAlternativeFails() throws QuerySyntaxException {
        assertThat(WhyNot.first(QueryParser.parse("lake OR (water lang:ru)"), FACTS))
                .hasValueSatisfying(failure -> assertThat(failure.within())
                        .extracting(Failure::words)
                        .containsExactly("no form of 'lake' stands in the text", "its language is en"));
    }

    @Test
    void saysNothingWhereTheStatementFitsAndSomethingWhereItDoesNot() {
        Random random = new Random(11);
        RandomQueries queries = new RandomQueries(random);
        RandomStatements statements = new RandomStatements(random);
        for (int n = 0; n < 500; n++) {
            RandomStatements.Told told = statements.statement("s" + n);
            Facts facts = Facts.of(told.enriched(), told.story(), n % 2 == 0);
            Query query = queries.query(3);
            Optional<Failure> failure = WhyNot.first(query, facts);
            assertThat(failure.isEmpty()).isEqualTo(new Reading(facts).holds(query));
            failure.ifPresent(first -> assertThat(first.words()).isNotBlank());
        }
    }
}

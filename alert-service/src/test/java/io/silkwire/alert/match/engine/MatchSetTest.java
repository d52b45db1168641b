package io.silkwire.alert.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.query.Place;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.Scope;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Subscription;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchSetTest {
    private static final EnrichedStatement RUSSIAN = Statements.of(
            "Встреча министров",
            "Стороны обсудили положение в Афганистане.\n\nЗатем речь шла о водных ресурсах.",
            "ru",
            "water");
    private static final EnrichedStatement ENGLISH = Statements.of(
            "Joint communiqué",
            "The parties discussed counter-terrorism and the waters of the Aral Sea.",
            "en",
            "water",
            "climate");

    @Test
    void aWordMatchesInAllItsInflectedForms() {
        assertThat(matching(RUSSIAN, "Афганистан")).isTrue();
        assertThat(matching(RUSSIAN, "\"водные ресурсы\"")).isTrue();
        assertThat(matching(ENGLISH, "party water discussing")).isTrue();
        assertThat(matching(ENGLISH, "Афганистан")).isFalse();
    }

    @Test
    void aCompoundIsFoundHoweverItIsJoined() {
        assertThat(matching(ENGLISH, "counter-terrorism")).isTrue();
        assertThat(matching(ENGLISH, "\"counter terrorism\"")).isTrue();
        assertThat(matching(ENGLISH, "terrorism-counter")).isFalse();
    }

    @Test
    void aPhraseDoesNotReachFromTitleIntoBody() {
        assertThat(matching(ENGLISH, "\"joint communiqué\"")).isTrue();
        assertThat(matching(ENGLISH, "\"communiqué the parties\"")).isFalse();
        assertThat(matching(ENGLISH, "communiqué parties")).isTrue();
    }

    @Test
    void topicsLanguagesAndQueryMustAllFit() {
        Subscription subscription = Statements.subscription("s", "Афганистан", List.of("drugs", "water"), "ru", "uz");
        assertThat(matches(RUSSIAN, subscription)).hasSize(1);
        assertThat(matches(ENGLISH, subscription)).isEmpty();
        assertThat(matches(RUSSIAN, Statements.subscription("s", null, List.of("drugs"))))
                .isEmpty();
    }

    @Test
    void negationExcludes() {
        assertThat(matching(ENGLISH, "water -sea")).isFalse();
        assertThat(matching(ENGLISH, "water NOT (lake OR topic:drugs)")).isTrue();
        assertThat(matching(ENGLISH, "-lake")).isTrue();
    }

    @Test
    void aLanguageRangeTakesItsScripts() {
        EnrichedStatement uzbek = Statements.of("Сув", "Сув ресурслари", "uz-Cyrl");
        assertThat(matching(uzbek, "lang:uz")).isTrue();
        assertThat(matching(uzbek, "lang:uz-Latn")).isFalse();
        assertThat(matching(uzbek, "lang:ug OR lang:ru")).isFalse();
    }

    @Test
    void evidenceNamesTheWordsOfTheTextAndTheClause() {
        List<Match> matches = matches(RUSSIAN, Statements.subscription("s", "Афганистан OR снег", List.of("water")));

        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.because()).extracting(Evidence::term).containsExactly("water", "Афганистан");
            Evidence word = match.because().get(1);
            assertThat(word.text()).isEqualTo("Афганистане");
            assertThat(RUSSIAN.statement().body().substring(word.start(), word.end()))
                    .isEqualTo("Афганистане");
            assertThat(word.rule()).isEqualTo("query:word");
            assertThat(match.because().getFirst().rule()).isEqualTo("lemma:en");
        });
    }

    @Test
    void evidenceOfAFrequentWordIsBounded() {
        EnrichedStatement flood = Statements.of("Water", "water and ".repeat(5_000) + "sea", "en");
        Match match = matches(flood, Statements.asking("s", "water sea")).getFirst();

        assertThat(match.because()).hasSizeLessThanOrEqualTo(EvidenceCollector.MAX_SPANS);
        assertThat(match.because()).extracting(Evidence::term).contains("water", "sea");
    }

    @Test
    void aRunIsLookedForInTheTextsThatWereNamed() {
        Query title = new Query.Word("water", Scope.TITLE, Place.NOWHERE);
        Query body = new Query.Word("water", Scope.BODY, Place.NOWHERE);
        Query parties = new Query.Phrase("the parties", Scope.TITLE, Place.NOWHERE);

        assertThat(fits(ENGLISH, title)).isFalse();
        assertThat(fits(ENGLISH, body)).isTrue();
        assertThat(fits(ENGLISH, parties)).isFalse();
    }

    @Test
    void aSpellingIsComparedWithTheTextItself() {
        assertThat(fits(ENGLISH, new Query.Exact("Aral Sea", Scope.ANYWHERE, Place.NOWHERE)))
                .isTrue();
        assertThat(fits(ENGLISH, new Query.Exact("aral sea", Scope.ANYWHERE, Place.NOWHERE)))
                .isFalse();
        assertThat(fits(ENGLISH, new Query.Exact("Sea", Scope.TITLE, Place.NOWHERE)))
                .isFalse();
    }

    @Test
    void aBeginningIsFoundAtTheBeginningOfWordsOnly() {
        assertThat(fits(ENGLISH, new Query.Prefix("terror", Scope.ANYWHERE, Place.NOWHERE)))
                .isTrue();
        assertThat(fits(ENGLISH, new Query.Prefix("errorism", Scope.ANYWHERE, Place.NOWHERE)))
                .isFalse();
    }

    @Test
    void nearnessCountsWordsInEitherOrderAndStaysInOneText() {
        assertThat(fits(ENGLISH, near("parties", "terrorism", 3))).isTrue();
        assertThat(fits(ENGLISH, near("terrorism", "parties", 3))).isTrue();
        assertThat(fits(ENGLISH, near("parties", "terrorism", 2))).isFalse();
        assertThat(fits(ENGLISH, near("communiqué", "parties", 9))).isFalse();
    }

    @Test
    void aScoreAddsWhatHoldsAndTakesAwayWhatIsUnwanted() {
        Query.Weighted water = new Query.Weighted(word("water"), 200);
        Query.Weighted sea = new Query.Weighted(word("sea"), 100);
        Query.Weighted lake = new Query.Weighted(word("lake"), 500);
        Query.Weighted unwanted = new Query.Weighted(word("terrorism"), -150);

        assertThat(fits(ENGLISH, new Query.Score(List.of(water, sea, lake), 300, Place.NOWHERE)))
                .isTrue();
        assertThat(fits(ENGLISH, new Query.Score(List.of(water, sea, lake, unwanted), 300, Place.NOWHERE)))
                .isFalse();
        assertThat(fits(ENGLISH, new Query.Score(List.of(lake, unwanted), -150, Place.NOWHERE)))
                .isTrue();
    }

    private static Query.Word word(String text) {
        return new Query.Word(text, Scope.ANYWHERE, Place.NOWHERE);
    }

    private static Query near(String left, String right, int distance) {
        return new Query.Near(List.of(word(left)), List.of(word(right)), distance, Scope.ANYWHERE, Place.NOWHERE);
    }

    private static boolean fits(EnrichedStatement statement, Query query) {
        SegmentBuilder builder = new SegmentBuilder(Frequencies.UNKNOWN);
        builder.add(Statements.asking("s", "water"), query);
        MatchSet set = new MatchSet(Layers.NONE.with(new Layers.Layer(builder.build())));
        return !set.fitting(new Incoming(statement, null, false)).isEmpty();
    }

    private static boolean matching(EnrichedStatement statement, String query) {
        return !matches(statement, Statements.asking("s", query)).isEmpty();
    }

    private static List<Match> matches(EnrichedStatement statement, Subscription... subscriptions) {
        try {
            return MatchSet.of(Arrays.asList(subscriptions), Frequencies.UNKNOWN)
                    .match(new Incoming(statement, null, false));
        } catch (QuerySyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

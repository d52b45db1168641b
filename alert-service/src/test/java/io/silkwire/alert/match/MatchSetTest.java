package io.silkwire.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

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
    void pausedSubscriptionsAreNotMatchedAndASnapshotReplacesTheOneBefore() {
        MatchSets sets = new MatchSets();
        Subscription active = Statements.asking("one", "water");
        sets.onSubscriptions(List.of(active));
        assertThat(sets.current().match(ENGLISH)).hasSize(1);

        sets.onSubscriptions(List.of(paused(active)));
        assertThat(sets.current().match(ENGLISH)).isEmpty();

        sets.onSubscriptions(List.of(active, Statements.asking("two", "communiqué")));
        assertThat(sets.current().match(ENGLISH))
                .extracting(match -> match.subscription().id().value())
                .containsExactlyInAnyOrder("one", "two");
    }

    private static Subscription paused(Subscription old) {
        return new Subscription(
                old.id(),
                old.version() + 1,
                old.name(),
                old.topics(),
                old.query(),
                old.languages(),
                null,
                Subscription.State.PAUSED,
                old.origin(),
                old.updatedAt());
    }

    private static boolean matching(EnrichedStatement statement, String query) {
        return !matches(statement, Statements.asking("s", query)).isEmpty();
    }

    private static List<Match> matches(EnrichedStatement statement, Subscription... subscriptions) {
        MatchSets sets = new MatchSets();
        sets.onSubscriptions(Arrays.asList(subscriptions));
        return sets.current().match(statement);
    }
}
